// Who wrote what, for whoever may read the document: the pieces of its texts in order, drawn from the log in a thread
// of its own. No session and no id of a person leaves the server.
import {
  audienceTable,
  type AuthorshipView,
  type DocumentRecord,
  type TextAuthorship,
  type Writer,
} from "@hybrid/domain";
import { openAuthorshipReader, type AttributedText, type Attribution, type Log, type PieceDeed } from "@hybrid/sync";
import type { FastifyInstance } from "fastify";
import * as z from "zod";
import type { SpaceToday } from "../access/circles.ts";
import type { Opening } from "../access/opening.ts";
import { RefusalError } from "../access/refusal.ts";
import { findSeated, type SeatedDeps } from "../access/seated.ts";

export type AuthorshipDeps = SeatedDeps & {
  readonly log: Pick<Log, "readRows">;
  /**
   * Writes the opening into the read log, or says that a reason is asked first: words come along with who wrote them.
   */
  readonly logOpening: (opening: Opening) => Promise<"logged" | "say why">;
};

/** How long a request waits before it says that the record is still being read. */
const patienceMs = 1500;
/** Questions of one session at a time: a page asks one per document. */
const mostAtOnce = 12;

const Params = z.object({ document: z.string().max(128) });
const Fragment = z.string().min(1).max(200);
const Question = z.object({
  seat: z.string().max(128).default(""),
  fragment: z
    .union([Fragment, z.array(Fragment).max(80)])
    .transform((given) => [...new Set(typeof given === "string" ? [given] : given)]),
  after: z.coerce.number().int().nonnegative().default(0),
  from: z.coerce.number().int().nonnegative().default(0),
});

export function addAuthorship(app: FastifyInstance, deps: AuthorshipDeps): void {
  const { log, circles, logOpening } = deps;
  const reader = openAuthorshipReader({ log });
  const asking = new Map<string, number>();
  app.addHook("onClose", () => reader.close());

  app.get("/api/documents/:document/authorship", async (request, reply): Promise<AuthorshipView> => {
    void reply.header("cache-control", "no-store");
    const { document } = Params.parse(request.params);
    const { seat, fragment: roots, after, from } = Question.parse(request.query);
    const { session, held, circle: before } = await findSeated(deps, request, seat);
    const found = await circles.find(document, seat);
    if (!found) throw new RefusalError("unknown");
    const opening = { circle: before, record: found.record, person: held.person, seat };
    if ((await logOpening(opening)) === "say why") throw new RefusalError("unknown");
    if (!hasWriters(found.record)) return { state: "read", seq: 0, writers: [], texts: roots.map(withoutPieces) };

    const count = (asking.get(session.id) ?? 0) + 1;
    if (count > mostAtOnce) throw new RefusalError("too-many", 1);
    asking.set(session.id, count);
    try {
      const address = { document, epoch: found.record.epoch };
      const attribution = await within(patienceMs, reader.read(address, { roots, after, from }));
      // Reading takes a while; who lost the right meanwhile gets nothing.
      const circle = await circles.read(held.space);
      const holds = !session.ended && session.seats.includes(held) && circles.holds(held.person, seat, held.space);
      if (!circle || !holds || circles.right(found.record, seat) === "none") throw new RefusalError("unknown");
      if (attribution) return viewAttribution(attribution, circle);
      void reply.code(202);
      return { state: "reading", rows: reader.progress(address) };
    } finally {
      const left = asking.get(session.id)! - 1;
      if (left > 0) asking.set(session.id, left);
      else asking.delete(session.id);
    }
  });
}

/** The server's own records are nobody's words; and whose deed a row of them is would say who is ready in a round. */
const hasWriters = ({ kind }: DocumentRecord) => audienceTable.some((row) => row.kind === kind && row.write !== null);

async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, patience]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {}); // nobody waits for it any more; the next question hears of its own failure
  }
}

function viewAttribution({ seq, actors, texts }: Attribution, circle: SpaceToday): AuthorshipView {
  // Sessions come and go; a person in a seat is one writer.
  const places = new Map<string, number>();
  const writers: Writer[] = [];
  const writerOf = actors.map(({ person, seat }) => {
    const key = JSON.stringify([person, seat]);
    const place = places.get(key) ?? writers.push(describeWriter(circle, person, seat)) - 1;
    places.set(key, place);
    return place;
  });
  return { state: "read", seq, writers, texts: texts.map((text) => viewText(text, (actor) => writerOf[actor]!)) };
}

const withoutPieces = (fragment: string): TextAuthorship => ({
  fragment,
  same: false,
  pieces: [],
  next: null,
  tallies: [],
});

function viewText(text: AttributedText, writerOf: (actor: number) => number): TextAuthorship {
  const fragment = text.root;
  if (text.same) return { fragment, same: true };
  const view = ({ actor, at, until, seq }: PieceDeed) => ({ writer: writerOf(actor), at, until, seq });
  const tallies = new Map<number, { writer: number; written: number; struck: number }>();
  for (const { actor, written, struck } of text.tallies) {
    const writer = writerOf(actor);
    const tally = tallies.get(writer) ?? { writer, written: 0, struck: 0 };
    tallies.set(writer, { writer, written: tally.written + written, struck: tally.struck + struck });
  }
  return {
    fragment,
    same: false,
    pieces: text.pieces.map(({ written, struck, ...piece }) => ({
      ...piece,
      writtenBy: view(written),
      deletedBy: struck && view(struck),
    })),
    next: text.next,
    tallies: [...tallies.values()],
  };
}

function describeWriter({ people, seats, organisations }: SpaceToday, person: string, seat: string): Writer {
  const organisation = organisations.find(({ id }) => id === seats.find((each) => each.id === seat)?.organisation);
  return {
    seat,
    person: people.find(({ id }) => id === person)?.name ?? "",
    kind: organisation?.kind ?? "coordinator",
    organisation: organisation?.name ?? null,
  };
}
