// The inside of a thread that rebuilds documents: a copy made of its updates, and an answer to each ask.
import { parentPort } from "node:worker_threads";
import * as Y from "yjs";

export function copyOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/** What `write` adds to the copy under the client id, as one update. */
export function composedBy(doc: Y.Doc, client: number, write: (doc: Y.Doc) => void): Uint8Array {
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  write(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

export function answerEach<Ask>(answer: (ask: Ask) => object): void {
  const port = parentPort!;
  port.on("message", (ask: Ask) => port.postMessage(attempt(() => answer(ask))));
}

function attempt(answer: () => object): object {
  try {
    return answer();
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
