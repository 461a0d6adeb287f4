// The read log's pen. An opening is on the disk before the first content is sent: a log that fails closes the document
// rather than let somebody read unseen. That costs one commit, and only the first opening within a quarter of an hour;
// a network that comes and goes is one reading, not forty.
import type { Reading } from "@hybrid/domain";
import type { Journals } from "@hybrid/store";
import type { Opening } from "../access/opening.ts";
import { partyOf } from "../access/seated.ts";

type Answer = "logged" | "say why";

export type Readings = {
  /** Resolves once the opening is in the log. "say why": a reason is asked first, and nothing was logged. */
  open(opening: Opening): Promise<Answer>;
  /** Logs an opening with its reason. */
  give(opening: Opening, reason: string): Promise<void>;
};

export const coalesceMs = 15 * 60_000;
const dayMs = 24 * 3600_000;
/** Forgotten all at once when there are so many: a row too many is no harm. */
const mostRemembered = 20_000;

export function createReadings(journals: Journals, now: () => number): Readings {
  const last = new Map<string, { readonly at: number; readonly answer: Promise<Answer> }>();
  const keyOf = ({ person, seat, record }: Opening) => JSON.stringify([person, seat, record.id, record.epoch]);

  function remember(opening: Opening, answer: Promise<Answer>): Promise<Answer> {
    const key = keyOf(opening);
    if (last.size >= mostRemembered) last.clear();
    last.set(key, { at: now(), answer });
    const forget = () => last.delete(key);
    answer.then((word) => word === "say why" && forget(), forget);
    return answer;
  }

  async function note(opening: Opening, reason: string): Promise<Answer> {
    const { circle, person, seat } = opening;
    const payload = readingOf(opening, reason);
    await journals.note({ space: circle.space.id, kind: "read", person, seat, payload });
    return "logged";
  }

  /** What is said about a picture is its content too: whoever opens that alone is asked as at the picture's own door. */
  async function asksReason({ circle, record, seat }: Opening): Promise<boolean> {
    const about = circle.documents.find(({ id }) => id === record.about);
    const picture = [record, about].find((each) => each?.kind === "picture");
    if (!picture) return false;
    const days = await journals.reasonAfter(circle.space.id);
    if (days === null) return false;
    const opened = await journals.lastReading({ seat, document: picture.id });
    return opened === null || now() - opened > days * dayMs;
  }

  return {
    open(opening) {
      const before = last.get(keyOf(opening));
      // A clock that was set back makes a row more, never one less.
      if (before && now() >= before.at && now() - before.at < coalesceMs) return before.answer;
      return remember(
        opening,
        asksReason(opening).then((asks) => (asks ? "say why" : note(opening, ""))),
      );
    },
    async give(opening, reason) {
      await remember(opening, note(opening, reason));
    },
  };
}

function readingOf({ circle, record, seat }: Opening, reason: string): Reading {
  const about = circle.documents.find(({ id }) => id === record.about);
  const picture = [record, about].find((document) => document?.kind === "picture" || document?.kind === "pattern");
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
