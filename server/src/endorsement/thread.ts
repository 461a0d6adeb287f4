// The thread behind record.ts: what a shared text says, and the update that records what a seat says of it.
import { aimOf, definitionOf, readEndorsements, readProse, recordEndorsement } from "@hybrid/documents";
import { lastOf, versionWords, type EndorsedText, type Endorsement } from "@hybrid/domain";
import type * as Y from "yjs";
import { answerEach, composedBy, copyOf } from "../rebuild/copy.ts";

export type Ask = { readonly updates: readonly Uint8Array[] } & (
  | { readonly deed: "read"; readonly of: EndorsedText }
  | { readonly deed: "record"; readonly client: number; readonly endorsement: Endorsement }
);
/** `words` is null where there is no such text; `known` is the record that says the same already. */
export type Answer = { readonly words: string[] | null } | { readonly update: Uint8Array } | { readonly known: string };

answerEach((ask: Ask): Answer => {
  const doc = copyOf(ask.updates);
  if (ask.deed === "read") return { words: wordsOf(doc, ask.of) };
  const { endorsement } = ask;
  const known = sameRecord(doc, endorsement);
  if (known !== null) return { known };
  return { update: composedBy(doc, ask.client, () => recordEndorsement(doc, endorsement)) };
});

function wordsOf(doc: Y.Doc, of: EndorsedText): string[] | null {
  const fragment = of.kind === "aim" ? aimOf(doc) : definitionOf(doc, of.term);
  return fragment && versionWords(readProse(fragment));
}

/** A seat that says the same of the same words again has said it once. */
function sameRecord(doc: Y.Doc, { of, seat, stance, why, wouldChange, version }: Endorsement): string | null {
  const made = readEndorsements(doc).flatMap((entry) => (entry.readable ? entry.value : []));
  const last = lastOf(made, of, seat);
  if (!last || last.stance !== stance || (stance !== "open" && last.version.hash !== version.hash)) return null;
  return last.why === why && last.wouldChange === wouldChange ? last.id : null;
}
