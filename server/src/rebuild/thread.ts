// A thread that answers one ask at a time, so that rebuilding a long document never stops the sockets. A thread that
// dies or takes too long fails its ask and is replaced.
import { Worker } from "node:worker_threads";
import { LogError } from "@hybrid/sync";

export type Failed = { readonly failed: string };

export type Thread<Ask, Answer> = {
  /** Rejects with LogError("unavailable") when there is no answer. */
  ask(ask: Ask): Promise<Answer>;
  close(): Promise<void>;
};

const patienceMs = 20_000;

/** `script` listens on its parent port, and answers each message with an Answer or Failed. */
export function openThread<Ask, Answer extends object>(script: URL): Thread<Ask, Answer> {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function run(ask: Ask): Promise<Answer> {
    worker ??= new Worker(script);
    const running = worker;
    running.unref();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => fail("it took too long"), patienceMs);
      // Only one's own listeners are taken back: Node has some of its own on a worker.
      const done = () => {
        clearTimeout(timer);
        running.off("message", answered).off("error", broke).off("exit", ended);
      };
      const fail = (why: string) => {
        done();
        worker = undefined;
        void running.terminate();
        reject(new LogError("unavailable", `a text could not be rebuilt: ${why}`));
      };
      const answered = (answer: Answer | Failed) => {
        done();
        if ("failed" in answer) reject(new LogError("unavailable", answer.failed));
        else resolve(answer);
      };
      const broke = (error: Error) => fail(error.message);
      const ended = () => fail("its thread ended");
      running.on("message", answered).on("error", broke).on("exit", ended);
      running.postMessage(ask);
    });
  }

  return {
    ask(ask) {
      const answer = last.then(() => run(ask));
      last = answer.catch(() => {});
      return answer;
    },
    async close() {
      await last;
      await worker?.terminate();
    },
  };
}
