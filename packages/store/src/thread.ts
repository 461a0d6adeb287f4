// The thread that owns the file: SQLite's calls and fsyncs block nobody else. All writes of a batch are one
// transaction, answered once it is on the disk; its reads come after, so they see committed state only.
import type { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { createSqliteDatabase } from "./database.ts";
import { createJournalReads, createJournalWrites } from "./journal-tables.ts";
import { createAccountReads, createAccountWrites } from "./account-tables.ts";
import { createGroupReads, createGroupWrites } from "./group-tables.ts";
import { createKeepingReads } from "./keeping-file.ts";
import { createKeepingWrites } from "./keeping-tables.ts";
import { createKeyring } from "./keyring.ts";
import { createLogReads, createLogWrites } from "./log-tables.ts";
import { openDatabase } from "./open-database.ts";
import { unpack } from "./pack.ts";
import type { Answer, Answers, Ask, Batch, Opened, Opening, Reads, Writes } from "./protocol.ts";
import { createRecordReads, createRecordWrites } from "./record-tables.ts";
import { Refused } from "./refused.ts";
import { NotAuthentic } from "./seal.ts";
import { prepare } from "./statement.ts";
import { createTray } from "./tray.ts";

type Deed = (value: unknown, bytes: Uint8Array) => unknown;

/** This thread alone writes, one batch after the other. */
const alone = { documents: async () => {}, allDocuments: async () => {}, keys: async () => {} };

const port = parentPort!;
const { path, maxPages, key, memory } = workerData as Opening;
const opened = await openDatabase(path, maxPages, key);
if ("code" in opened) port.postMessage(opened satisfies Opened);
else serve(opened);

function serve(db: DatabaseSync): void {
  const run = createRun(db);
  const tray = createTray(memory);
  port.on("message", (asked: Batch | number | null) => {
    const batch = typeof asked === "number" ? tray.take(asked) : asked;
    if (batch) return void run(batch).then((answers) => port.postMessage(shortest(answers)));
    db.close();
    port.close();
  });
  port.postMessage(null satisfies Opened);
}

function createRun(db: DatabaseSync): (batch: Batch) => Promise<Answer[]> {
  const database = createSqliteDatabase(db);
  const keyring = createKeyring(db, key);
  const journalWrites = createJournalWrites(db, keyring);
  const logWrites = createLogWrites(db, keyring, journalWrites.noteJournal);
  const writes: Writes = {
    ...createAccountWrites(database),
    ...createGroupWrites(database, logWrites.append),
    ...journalWrites,
    ...createKeepingWrites(database, { keys: keyring, master: key, append: logWrites.append, lock: alone }),
    ...logWrites,
    ...createRecordWrites(database, logWrites.append),
  };
  const reads: Reads = {
    ...createAccountReads(database),
    ...createGroupReads(database),
    ...createJournalReads(db, keyring),
    ...createKeepingReads(db),
    ...createLogReads(db, keyring),
    ...createRecordReads(database),
  };
  const begin = prepare(db, "begin immediate");
  const commit = prepare(db, "commit");
  // What a deed takes is what the asking side was typed to send.
  const deeds = { ...writes, ...reads } as Record<string, Deed>;
  const isWrite = (ask: Ask): boolean => ask.name in writes;

  async function runWrites(asks: readonly Ask[], bytes: readonly Uint8Array[], answers: Answer[]): Promise<void> {
    begin.run();
    for (const [i, ask] of asks.entries())
      if (isWrite(ask)) {
        const answered = answer(deeds[ask.name]!, ask, bytes[i]!);
        answers[i] = answered instanceof Promise ? await answered : answered;
      }
    commit.run();
  }

  return async ({ asks, bytes: packed }) => {
    const bytes = unpack(packed);
    const answers: Answer[] = [];
    try {
      if (asks.some(isWrite)) await runWrites(asks, bytes, answers);
    } catch (error) {
      // SQLite has rolled back by itself after some errors, and has not after others.
      if (db.isTransaction) db.exec("rollback");
      keyring.forget();
      for (const [i, ask] of asks.entries()) if (isWrite(ask)) answers[i] = unavailable(error);
    }
    for (const [i, ask] of asks.entries()) if (!isWrite(ask)) answers[i] = await answerRead(deeds[ask.name]!, ask);
    return answers;
  };
}

function shortest(answers: readonly Answer[]): Answers {
  return answers.every((each) => "value" in each && each.value === undefined) ? 0 : answers;
}

/** At once where the deed is done at once, as a row's is. */
function answer(deed: Deed, ask: Ask, bytes: Uint8Array): Answer | Promise<Answer> {
  try {
    const value = deed(ask.value, bytes);
    return value instanceof Promise ? value.then((later: unknown) => ({ value: later }), refusalOf) : { value };
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): Answer {
  if (error instanceof Refused) return { refusal: { code: error.code, message: error.message } };
  throw error;
}

async function answerRead(deed: Deed, ask: Ask): Promise<Answer> {
  try {
    return { value: await deed(ask.value, nothing) };
  } catch (error) {
    if (error instanceof NotAuthentic) return { refusal: { code: "damaged", message: error.message } };
    return unavailable(error);
  }
}

const nothing = new Uint8Array(0);

function unavailable(error: unknown): Answer {
  return { refusal: { code: "unavailable", message: error instanceof Error ? error.message : String(error) } };
}
