// Documents rebuilt from the log in a thread of their own, so that a long text never stops the sockets: what the notes
// say as the server has them, and the update that brings words into a picture. One at a time; a thread that dies or
// takes too long fails its ask and is replaced.
import { randomInt } from "node:crypto";
import { Worker } from "node:worker_threads";
import type { markWithdrawn, writeDisclosed } from "@hybrid/documents";
import { LogError, type Address, type Log, type Stored } from "@hybrid/sync";

export type TextAsk = { readonly updates: readonly Uint8Array[] } & (
  | { readonly deed: "read" }
  | { readonly deed: "disclose"; readonly client: number; readonly slip: Parameters<typeof writeDisclosed>[1] }
  | { readonly deed: "withdraw"; readonly client: number; readonly mark: Parameters<typeof markWithdrawn>[1] }
);
export type TextAnswer =
  | { readonly blocks: string[] }
  | { readonly update: Uint8Array | null }
  | { readonly failed: string };

/** An update and the client id, new in its document, that it is written under. */
export type Composed = { readonly update: Uint8Array; readonly client: number };

export type Texts = {
  /** The blocks of own notes, as they are on the disk. */
  readNotes(address: Address): Promise<readonly string[]>;
  disclose(address: Address, slip: Parameters<typeof writeDisclosed>[1]): Promise<Composed>;
  /** null where none of the words are left. */
  withdraw(address: Address, mark: Parameters<typeof markWithdrawn>[1]): Promise<Composed | null>;
  close(): Promise<void>;
};

const patienceMs = 20_000;

export function openTexts(log: Log): Texts {
  const thread = openThread();

  async function read(address: Address): Promise<{ stored: Stored; updates: readonly Uint8Array[] }> {
    const stored = await log.read(address);
    if (!stored) throw new LogError("conflict", `there is no document ${address.document}`);
    const tail = stored.tail.map(({ update }) => update);
    return { stored, updates: stored.snapshot ? [stored.snapshot.update, ...tail] : tail };
  }

  return {
    async readNotes(address) {
      const { updates } = await read(address);
      const answer = await thread.ask({ deed: "read", updates });
      if (!("blocks" in answer)) throw new Error("the thread answered something else");
      return answer.blocks;
    },
    async disclose(address, slip) {
      const { stored, updates } = await read(address);
      const client = freshClient(stored);
      const answer = await thread.ask({ deed: "disclose", updates, client, slip });
      if (!("update" in answer) || !answer.update) throw new Error("the thread answered something else");
      return { update: answer.update, client };
    },
    async withdraw(address, mark) {
      const { stored, updates } = await read(address);
      const client = freshClient(stored);
      const answer = await thread.ask({ deed: "withdraw", updates, client, mark });
      if (!("update" in answer)) throw new Error("the thread answered something else");
      return answer.update && { update: answer.update, client };
    },
    close: () => thread.close(),
  };
}

/** A client id nobody has used in this document: words written under it are this deed's and no other's. */
function freshClient({ owners }: Stored): number {
  for (;;) {
    const client = randomInt(2, 2 ** 32 - 1);
    if (!owners.has(client)) return client;
  }
}

function openThread() {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function run(ask: TextAsk): Promise<TextAnswer> {
    worker ??= new Worker(new URL("./text-thread.ts", import.meta.url));
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
      const answered = (answer: TextAnswer) => {
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
    ask(ask: TextAsk): Promise<TextAnswer> {
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
