// Reads who wrote what in a thread of its own, so that a long document never stops the sockets. The thread keeps the
// records of the documents asked for last; only the rows since then are fed to it. If it dies, whoever waits is told
// so, and the next question starts another.
import { Worker } from "node:worker_threads";
import type { Attribution, TextQuestion } from "./authorship-record.ts";
import { LogError, type Address, type Log, type Row } from "./log.ts";

export type ThreadAsk = {
  readonly id: number;
  readonly key: string;
  readonly deed: { readonly rows: readonly Row[] } | { readonly question: TextQuestion } | { readonly forget: true };
};
export type ThreadAnswer = { readonly id: number; readonly attribution?: Attribution; readonly failed?: string };

export type AuthorshipReader = {
  /** Everything committed before the call is in the answer. Rejects with a LogError. */
  read(address: Address, question: TextQuestion): Promise<Attribution>;
  /** How many rows of the document have been read so far. */
  progress(address: Address): number;
  close(): Promise<void>;
};

export type ReaderOptions = {
  readonly log: Pick<Log, "readRows">;
  /** how many documents are kept between questions */
  readonly keep?: number;
  readonly keepMs?: number;
};

type Waiting = { readonly resolve: (answer: ThreadAnswer) => void; readonly reject: (error: Error) => void };
type Known = { seq: number; asked: number; last: Promise<unknown>; idle: ReturnType<typeof setTimeout> | undefined };

const pageRows = 2000;
const keyOf = ({ document, epoch }: Address) => `${document} ${epoch}`;

export function openAuthorshipReader({ log, keep = 4, keepMs = 120_000 }: ReaderOptions): AuthorshipReader {
  const known = new Map<string, Known>();
  const thread = createThread(() => {
    for (const entry of known.values()) entry.seq = 0;
  });

  function knownOf(key: string): Known {
    const entry = known.get(key) ?? { seq: 0, asked: 0, last: Promise.resolve(), idle: undefined };
    known.delete(key);
    known.set(key, entry); // last asked, last forgotten
    return entry;
  }

  function forget(key: string): void {
    clearTimeout(known.get(key)?.idle);
    known.delete(key);
    thread.tell(key, { forget: true });
  }

  /** Forgets the documents that were not asked for lately; one that somebody waits for is not among them. */
  function rest(key: string, entry: Known): void {
    entry.asked -= 1;
    if (entry.asked === 0) entry.idle = setTimeout(() => forget(key), keepMs).unref();
    const idle = [...known].filter(([, { asked }]) => asked === 0).map(([each]) => each);
    for (const oldest of idle.slice(0, Math.max(0, known.size - keep))) forget(oldest);
  }

  async function run(address: Address, entry: Known, question: TextQuestion): Promise<Attribution> {
    const key = keyOf(address);
    try {
      for (let rows = await log.readRows(address, entry.seq, pageRows); rows.length > 0;) {
        await thread.ask(key, { rows });
        entry.seq = rows.at(-1)!.seq;
        rows = rows.length < pageRows ? [] : await log.readRows(address, entry.seq, pageRows);
      }
      const { attribution } = await thread.ask(key, { question });
      return attribution!;
    } catch (error) {
      entry.seq = 0;
      thread.tell(key, { forget: true });
      throw error;
    } finally {
      rest(key, entry);
    }
  }

  return {
    read(address, question) {
      const key = keyOf(address);
      const entry = knownOf(key);
      entry.asked += 1;
      clearTimeout(entry.idle);
      const answer = entry.last.then(() => run(address, entry, question));
      entry.last = answer.catch(() => {});
      return answer;
    },
    progress: (address) => known.get(keyOf(address))?.seq ?? 0,
    async close() {
      for (const { idle } of known.values()) clearTimeout(idle);
      await thread.close();
    },
  };
}

/** `onDeath` is told when what the thread knew is gone. */
function createThread(onDeath: () => void) {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let last = 0;
  let closed = false;

  function died(why: string): void {
    worker = undefined;
    onDeath();
    for (const { reject } of waiting.values()) reject(new LogError("unavailable", why));
    waiting.clear();
  }

  function open(): Worker {
    const made = new Worker(new URL("./authorship-thread.ts", import.meta.url));
    made.on("message", (answer: ThreadAnswer) => {
      waiting.get(answer.id)?.resolve(answer);
      waiting.delete(answer.id);
    });
    made.once("error", (error: Error) => worker === made && died(error.message));
    made.once("exit", () => worker === made && died("the reading thread ended"));
    made.unref();
    return made;
  }

  return {
    async ask(key: string, deed: ThreadAsk["deed"]): Promise<ThreadAnswer> {
      if (closed) throw new LogError("unavailable", "the server is closing");
      worker ??= open();
      const thread = worker;
      const answer = await new Promise<ThreadAnswer>((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        thread.postMessage({ id, key, deed } satisfies ThreadAsk);
      });
      if (answer.failed !== undefined) throw new LogError("unavailable", answer.failed);
      return answer;
    },
    /** As `ask`, without waiting. */
    tell(key: string, deed: ThreadAsk["deed"]): void {
      worker?.postMessage({ id: 0, key, deed } satisfies ThreadAsk);
    },
    async close(): Promise<void> {
      closed = true;
      const thread = worker;
      died("the server is closing");
      await thread?.terminate();
    },
  };
}
