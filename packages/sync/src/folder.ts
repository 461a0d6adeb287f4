// Folding in a thread of its own, so that a long document never stops the sockets. One fold at a time; if the
// thread dies (a document too large for it, say), that fold fails and the next one gets a new thread.
import { Worker } from "node:worker_threads";
import type { Folded, FoldResult } from "./fold.ts";

const longestMs = 20_000;
const farewellMs = 2000;

export type FoldAsk = { readonly base: Folded | null; readonly updates: readonly Uint8Array[] };

export type Folder = {
  /** Never rejects: a fold that could not be made says why. */
  fold(ask: FoldAsk): Promise<FoldResult>;
  close(): Promise<void>;
};

export function openFolder(): Folder {
  let thread: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let closed = false;

  function run(ask: FoldAsk): Promise<FoldResult> {
    if (closed) return Promise.resolve({ ok: false, why: "the server is closing" });
    thread ??= new Worker(new URL("./fold-thread.ts", import.meta.url));
    const worker = thread;
    return new Promise((resolve) => {
      const settle = (result: FoldResult) => {
        worker.off("message", settle);
        worker.off("error", failed);
        worker.off("exit", ended);
        clearTimeout(late);
        resolve(result);
      };
      const failed = (error: Error) => {
        thread = undefined;
        settle({ ok: false, why: error.message });
      };
      const ended = () => failed(new Error("the folding thread ended"));
      // Some rows that pass every check still cost Yjs more than anybody's time: the other documents must not wait.
      const late = setTimeout(() => {
        failed(new Error("folding took too long"));
        void worker.terminate();
      }, longestMs).unref();
      worker.on("message", settle);
      worker.on("error", failed);
      worker.on("exit", ended);
      worker.postMessage(ask);
      worker.unref();
    });
  }

  return {
    fold(ask) {
      const result = last.then(() => run(ask));
      last = result;
      return result;
    },
    async close() {
      closed = true;
      // A fold that takes long is given up: its rows stay, and the next start folds them.
      const late = setTimeout(() => void thread?.terminate(), farewellMs);
      await last;
      clearTimeout(late);
      await thread?.terminate();
    },
  };
}
