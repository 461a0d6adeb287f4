// The read log's pen. An opening is on the disk before the first content is sent: a log that fails closes the document
// rather than let somebody read unseen. That costs one commit, and only the first opening within a quarter of an hour;
// a network that comes and goes is one reading, not forty.
import type { Reading } from "@hybrid/domain";
import type { Journals } from "@hybrid/store";
import type { Opening } from "../access/opening.ts";
import { partyOf } from "../access/seated.ts";

export type Readings = {
  /** Resolves once the opening is in the log. "say why": a reason is asked first, and nothing was logged. */
  open(opening: Opening): Promise<"logged" | "say why">;
  /** Whether a reason is asked of the seat before it opens the picture. */
  asksReason(opening: Opening): Promise<boolean>;
  /** Logs an opening with its reason. */
  give(opening: Opening, reason: string): Promise<void>;
};

export const coalesceMs = 15 * 60_000;
const dayMs = 24 * 3600_000;
/** Forgotten all at once when there are so many: a row too many is no harm. */
const mostRemembered = 20_000;

export function createReadings(journals: Journals, now: () => number): Readings {
  const last = new Map<string, { readonly at: number; readonly noted: Promise<unknown> }>();
  const keyOf = ({ person, seat, record }: Opening) => JSON.stringify([person, seat, record.id, record.epoch]);

  function note(opening: Opening, reason: string): Promise<unknown> {
    const key = keyOf(opening);
    const { circle, person, seat } = opening;
    const payload = readingOf(opening, reason);
    const noted = journals.note({ space: circle.space.id, kind: "read", person, seat, payload });
    if (last.size >= mostRemembered) last.clear();
    last.set(key, { at: now(), noted });
    noted.catch(() => last.delete(key));
    return noted;
  }

  async function asksReason({ circle, record, seat }: Opening): Promise<boolean> {
    if (record.kind !== "picture") return false;
    const days = await journals.reasonAfter(circle.space.id);
    if (days === null) return false;
    const opened = await journals.lastReading({ seat, document: record.id });
    return opened === null || now() - opened > days * dayMs;
  }

  return {
    asksReason,
    async open(opening) {
      const before = last.get(keyOf(opening));
      // A clock that was set back makes a row more, never one less.
      const recent = before && now() >= before.at && now() - before.at < coalesceMs;
      if (recent) await before.noted;
      else if (await asksReason(opening)) return "say why";
      else await note(opening, "");
      return "logged";
    },
    async give(opening, reason) {
      await note(opening, reason);
    },
  };
}

function readingOf({ circle, record, seat }: Opening, reason: string): Reading {
  const about = circle.documents.find(({ id }) => id === record.about);
  const picture = [record, about].find((document) => document?.kind === "picture");
  const voice = circle.seats.find(({ id }) => id === record.seat);
  const { organisation, holder } = partyOf(circle, seat);
  return {
    deed: "read",
    document: record.id,
    documentKind: record.kind,
    picture: picture?.id ?? null,
    title: picture?.title ?? "",
    owner: record.organisation ?? voice?.organisation ?? null,
    organisation,
    name: holder,
    reason,
  };
}
