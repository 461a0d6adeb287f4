// Records what a seat says of a shared text. The server reads the text as its log has it and compares: a version that
// the document does not hold is not recorded, whatever a browser says. The words, not the browser's wish, make the
// hash.
import { createHash, randomBytes } from "node:crypto";
import { rightTo, sameWords, type DocumentRecord, type Endorsement, type EndorsementRequest } from "@hybrid/domain";
import type { Engine, Log } from "@hybrid/sync";
import type { Circles } from "../access/circles.ts";
import { RefusalError } from "../access/refusal.ts";
import { actorOf, fenceOf, partyOf, rightNow, type Seated } from "../access/seated.ts";
import { addressOf, freshClient, readStored } from "../rebuild/stored.ts";
import type { Thread } from "../rebuild/thread.ts";
import type { Answer, Ask } from "./thread.ts";

export type RecordDeps = {
  readonly circles: Circles;
  readonly engine: Engine;
  readonly log: Log;
  readonly thread: Thread<Ask, Answer>;
  readonly now: () => number;
};

/** Answers the record's id. Refuses with a code that says what stands in the way. */
export async function endorse(deps: RecordDeps, seated: Seated, request: EndorsementRequest): Promise<string> {
  const { about, accord } = findTexts(seated, request);
  const version = await readVersion(deps, about, request);
  const { of, stance, why, wouldChange } = request;
  if ((stance === "reserved") !== (why.trim() !== "")) throw new RefusalError("malformed");
  const endorsement: Endorsement = {
    id: `e-${randomBytes(12).toString("hex")}`,
    of,
    version,
    seat: seated.seat.id,
    holder: partyOf(seated.circle, seated.seat.id).holder,
    stance,
    why: why.trim(),
    wouldChange: wouldChange.trim(),
    at: deps.now(),
  };
  const { stored, updates } = await readStored(deps.log, addressOf(accord));
  const answer = await deps.thread.ask({ deed: "record", updates, client: freshClient(stored), endorsement });
  if ("known" in answer) return answer.known;
  if (!("update" in answer)) throw new Error("the thread answered something else");
  await write(deps, seated, about, accord, answer.update);
  return endorsement.id;
}

/** A text that an organisation's seat writes, and the accord about it; anything else looks like nothing at all. */
function findTexts({ circle, seat }: Seated, { document, of }: EndorsementRequest) {
  const kind = of.kind === "aim" ? "picture" : "glossary";
  const about = circle.documents.find((record) => record.id === document && record.kind === kind);
  const accord = circle.documents.find((record) => record.about === document && record.kind === "accord");
  if (!about || !accord || seat.role !== "organisation") throw new RefusalError("unknown");
  if (rightTo(circle, seat.id, about) !== "write") throw new RefusalError("unknown");
  return { about, accord };
}

async function readVersion(
  { log, thread }: RecordDeps,
  about: DocumentRecord,
  { of, stance, words: shown }: EndorsementRequest,
): Promise<Endorsement["version"]> {
  const { stored, updates } = await readStored(log, addressOf(about));
  const answer = await thread.ask({ deed: "read", updates, of });
  if (!("words" in answer)) throw new Error("the thread answered something else");
  const { words } = answer;
  if (words === null) throw new RefusalError("unknown");
  // Taking an answer back needs no agreement about what the words are now.
  const stands = words.length > 0 && sameWords(words, shown);
  if (stance !== "open" && !stands) throw new RefusalError("text-changed");
  const hash = createHash("sha256").update(JSON.stringify(words)).digest("hex");
  // Nor are they said again by that, however many there are.
  return { seq: stored.head, hash, words: stance === "open" ? [] : words };
}

async function write(
  { circles, engine }: RecordDeps,
  seated: Seated,
  about: DocumentRecord,
  accord: DocumentRecord,
  update: Uint8Array,
): Promise<void> {
  const written = await engine.write(addressOf(accord), {
    actor: actorOf(seated),
    // Nobody writes an accord; who may write the text may have said what is recorded there.
    right: () => rightNow(circles, seated, about),
    fence: () => fenceOf(seated),
    update,
  });
  if (written === "saved") return;
  throw new RefusalError(written === "refused" ? "unknown" : "unavailable");
}
