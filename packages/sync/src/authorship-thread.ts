// The thread behind authorship-reader.ts: a few documents' records, those asked for last.
import { parentPort } from "node:worker_threads";
import { createAuthorshipRecord, type AuthorshipRecord } from "./authorship-record.ts";
import type { ThreadAnswer, ThreadAsk } from "./authorship-reader.ts";

const port = parentPort!;
const records = new Map<string, AuthorshipRecord>();

port.on("message", ({ id, key, deed }: ThreadAsk) => {
  const answer = attempt(key, deed);
  port.postMessage({ id, ...answer } satisfies ThreadAnswer);
});

function attempt(key: string, deed: ThreadAsk["deed"]): Omit<ThreadAnswer, "id"> {
  try {
    if ("forget" in deed) records.delete(key);
    if ("rows" in deed) recordOf(key).add(deed.rows);
    return "question" in deed ? { attribution: recordOf(key).answer(deed.question) } : {};
  } catch (error) {
    records.delete(key);
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function recordOf(key: string): AuthorshipRecord {
  const record = records.get(key) ?? createAuthorshipRecord();
  records.set(key, record);
  return record;
}
