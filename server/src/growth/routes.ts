// When the words of a glossary came to stand where they stand, for whoever may read it: drawn from the log in a thread,
// and kept until the log has grown. It says which seat's deed it was, and no more of anybody.
import { rightTo, type DocumentRecord, type GrowthView } from "@hybrid/domain";
import type { Log } from "@hybrid/sync";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import { RefusalError } from "../access/refusal.ts";
import { findSeated, type SeatedDeps } from "../access/seated.ts";
import { createTurns } from "../access/turns.ts";
import { openThread } from "../rebuild/thread.ts";
import type { Answer, Ask, GrowthRow } from "./thread.ts";

const Params = z.object({ document: z.string().max(128) });
const Query = z.object({ seat: z.string().max(128).default("") });

const pageRows = 2000;
/** A longer log is told of from its beginning on, as far as this. */
const mostRows = 200_000;
/** How many glossaries are kept between questions. */
const keep = 4;
/** A long log is much to hold: one question about a glossary reads it, and those that wait take what that one found. */
const mostAtOnce = 100;

export function addGrowth(app: FastifyInstance, deps: SeatedDeps & { readonly log: Pick<Log, "readRows"> }): void {
  const thread = openThread<Ask, Answer>(new URL("./thread.ts", import.meta.url));
  const known = new Map<string, { readonly rows: readonly GrowthRow[]; readonly view: GrowthView }>();
  app.addHook("onClose", () => thread.close());

  const turns = createTurns(mostAtOnce);

  async function viewOf({ id: document, epoch }: DocumentRecord): Promise<GrowthView> {
    const key = `${document} ${epoch}`;
    const before = known.get(key);
    const rows: GrowthRow[] = [...(before?.rows ?? [])];
    for (let more = true; more && rows.length < mostRows;) {
      const page = await deps.log.readRows({ document, epoch }, rows.length, pageRows);
      for (const { update, at, actor, seq } of page) rows.push({ update, at, seat: actor.seat, seq });
      more = page.length === pageRows;
    }
    if (before && rows.length === before.rows.length) return before.view;
    const view = { turnings: [...(await thread.ask({ rows })).turnings] };
    known.delete(key);
    known.set(key, { rows, view });
    const [oldest] = known.keys();
    if (known.size > keep && oldest !== undefined) known.delete(oldest);
    return view;
  }

  app.get("/api/documents/:document/growth", async (request, reply): Promise<GrowthView> => {
    void reply.header("cache-control", "no-store");
    const { document } = Params.parse(request.params);
    const { session, held, circle, seat } = await findSeated(deps, request, Query.parse(request.query).seat);
    const record = circle.documents.find(({ id, kind }) => id === document && kind === "glossary");
    if (!record || rightTo(circle, seat.id, record) === "none") throw new RefusalError("unknown");
    const view = await turns.take(document, () => viewOf(record));
    // Reading takes a while; who lost the right meanwhile gets nothing.
    const holds = !session.ended && deps.circles.holds(held.person, seat.id, held.space);
    if (!holds || deps.circles.right(record, seat.id) === "none") throw new RefusalError("unknown");
    return view;
  });
}
