// The thread behind texts.ts: rebuilds a document from its log, and reads it or writes into the copy.
import { parentPort } from "node:worker_threads";
import { markWithdrawn, notesOf, readProse, writeDisclosed } from "@hybrid/documents";
import * as Y from "yjs";
import type { TextAnswer, TextAsk } from "./texts.ts";

const port = parentPort!;
port.on("message", (ask: TextAsk) => port.postMessage(attempt(ask)));

function attempt(ask: TextAsk): TextAnswer {
  try {
    return answer(ask);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function answer(ask: TextAsk): TextAnswer {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of ask.updates) Y.applyUpdate(doc, update);
  });
  if (ask.deed === "read") return { blocks: readProse(notesOf(doc)) };
  doc.clientID = ask.client;
  const before = Y.encodeStateVector(doc);
  if (ask.deed === "disclose") writeDisclosed(doc, ask.slip);
  else if (!markWithdrawn(doc, ask.mark)) return { update: null };
  return { update: Y.encodeStateAsUpdate(doc, before) };
}
