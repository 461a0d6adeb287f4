// The thread behind texts.ts: reads a document, or writes into a copy of it.
import { markWithdrawn, notesOf, readProse, writeDisclosed } from "@hybrid/documents";
import { answerEach, composedBy, copyOf } from "../rebuild/copy.ts";
import type { TextAnswer, TextAsk } from "./texts.ts";

answerEach((ask: TextAsk): TextAnswer => {
  const doc = copyOf(ask.updates);
  if (ask.deed === "read") return { blocks: readProse(notesOf(doc)) };
  if (ask.deed === "disclose") return { update: composedBy(doc, ask.client, () => writeDisclosed(doc, ask.slip)) };
  let marked = false;
  const update = composedBy(doc, ask.client, () => (marked = markWithdrawn(doc, ask.mark)));
  return { update: marked ? update : null };
});
