// What a batch of asks becomes on PostgreSQL. Writes go over one connection in the order they were asked, and what
// queued while the last batch was under way is the next: rows of the log that follow each other are one statement,
// notes and the rows they belong to one transaction, anything else a transaction of its own. Reads begin once the
// writes asked before them are committed, on connections of their own, and hold up nobody.
import { setTimeout } from "node:timers/promises";
import { LogError } from "@hybrid/sync";
import type { Pool, PoolClient } from "pg";
import type { AppendTogetherValue, AppendValue } from "../log-tables.ts";
import type { SealableNote } from "../journals.ts";
import { unpack } from "../pack.ts";
import type { Answer, Ask, Batch } from "../protocol.ts";
import { Refused, type Refusal } from "../refused.ts";
import { NotAuthentic } from "../seal.ts";
import { giveBack, isCollision, isContradiction, sentenceOf } from "./connections.ts";
import { isRead, readsOn, writesOn, type Deed } from "./deeds.ts";
import { lockChains } from "./journal-tables.ts";
import { sweepDestroyed } from "./keeping-database.ts";
import type { Keyring } from "./keyring.ts";
import { appendRows, type Asked } from "./log-tables.ts";

type Noting = { readonly note: SealableNote; readonly at: number };
type Job = { readonly place: number; readonly ask: Ask; readonly update: Uint8Array };
type Group = { readonly kind: "rows" | "notes" | "together" | "deed"; readonly jobs: Job[]; size: number };

const most = { jobs: 1000, bytes: 8 * 1024 * 1024, tries: 6 } as const;

/** What asks are answered with: connections, and the keys that are the same for all of them. */
export type Means = { readonly writer: Pool; readonly readers: Pool; readonly keyring: Keyring };

/** `settle` is called once for each batch; answers that are read come as promises and may settle later. */
export function createBatches(means: Means, settle: (answers: Answer[]) => void) {
  const reading = new Set<Promise<unknown>>();
  const lines = createLines();

  function begin(ask: Ask): { readonly value: Promise<unknown> } {
    const value = read(means, ask);
    const over: Promise<unknown> = value.catch(() => {}).finally(() => reading.delete(over));
    reading.add(over);
    return { value };
  }

  async function run(batch: Batch): Promise<void> {
    const updates = unpack(batch.bytes);
    const jobs = batch.asks.map((ask, place) => ({ place, ask, update: updates[place]! }));
    const answers: Answer[] = [];
    for (const group of groupsOf(jobs.filter(({ ask }) => !isRead(ask.name)))) {
      const standing = group.jobs.filter((job) => !lines.refuses(job.ask));
      const answered = standing.length > 0 ? await write(means, { ...group, jobs: standing }) : [];
      for (const job of group.jobs) answers[job.place] = behindRefused;
      for (const [i, { place, ask }] of standing.entries()) {
        answers[place] = answered[i]!;
        if ("refusal" in answers[place]) lines.refuse(ask);
      }
    }
    for (const { place, ask } of jobs) if (isRead(ask.name)) answers[place] = begin(ask);
    settle(answers);
  }

  /** Reads what is committed now, and waits for no batch. */
  const readNow = (ask: Ask) => begin(ask).value;

  return { run, readNow, settled: () => Promise.all(reading) };
}

const behindRefused: Answer = {
  refusal: { code: "conflict", message: "a row before it in its line was refused" },
};

/** Lines of which an append was refused, whatever for: nothing more is written of them. */
function createLines() {
  const most = 10_000;
  const refused = new Set<string>();
  const linesOf = ({ name, value }: Ask): string[] => {
    const rows = name === "append" ? [value as AppendValue] : [];
    const all = name === "appendTogether" ? (value as AppendTogetherValue).rows : rows;
    return all.flatMap(({ line }) => line ?? []);
  };
  return {
    refuses: (ask: Ask) => linesOf(ask).some((line) => refused.has(line)),
    refuse(ask: Ask) {
      for (const line of linesOf(ask)) refused.add(line);
      // Of a line that was refused so long ago nothing is under way any more.
      while (refused.size > most) refused.delete(refused.values().next().value!);
    },
  };
}

function groupsOf(jobs: readonly Job[]): Group[] {
  const groups: Group[] = [];
  for (const job of jobs) {
    const kind = kindOf(job.ask);
    const last = groups.at(-1);
    const fits = last && kind === last.kind && last.jobs.length < most.jobs && last.size < most.bytes;
    if (fits && kind !== "deed" && kind !== "together") last.jobs.push(job);
    else groups.push({ kind, jobs: [job], size: 0 });
    groups.at(-1)!.size += job.update.byteLength;
  }
  return groups;
}

function kindOf({ name, value }: Ask): Group["kind"] {
  if (name === "noteJournal") return "notes";
  if (name === "appendTogether") return "together";
  if (name === "append") return (value as AppendValue).note ? "notes" : "rows";
  return "deed";
}

async function write({ writer, keyring }: Means, group: Group): Promise<Answer[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await within(writer, (client) => writeGroup(client, keyring, group));
    } catch (error) {
      // A key that was made in what is undone now is not there.
      keyring.forget();
      if (isCollision(error) && tries < most.tries) {
        await setTimeout(Math.random() * 5 * 2 ** tries);
        continue;
      }
      return group.jobs.map(() => ({ refusal: refusalOf(error) }));
    }
  }
}

/** `contradiction`: the write is at fault. Everything else passes, and what was asked may be asked again. */
function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return { code: error.code, message: error.message };
  return { code: isContradiction(error) ? "contradiction" : "unavailable", message: sentenceOf(error) };
}

async function within<Value>(pool: Pool, deed: (client: PoolClient) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  try {
    const value = await deed(client);
    giveBack(client);
    return value;
  } catch (error) {
    giveBack(client, error instanceof Refused ? undefined : error);
    throw error;
  }
}

function writeGroup(client: PoolClient, keyring: Keyring, { kind, jobs }: Group): Promise<Answer[]> {
  switch (kind) {
    case "rows":
      return writeRows(client, keyring, jobs);
    case "notes":
      return transact(client, "begin", () => writeNotes(client, keyring, jobs));
    case "together":
      return transact(client, "begin", () => writeTogether(client, keyring, jobs[0]!));
    case "deed":
      // What is asked "if it is still so" must still be so at the commit, whoever else writes.
      return transact(client, locking.has(jobs[0]!.ask.name) ? "begin" : "begin isolation level serializable", () =>
        writeDeed(client, keyring, jobs[0]!),
      );
  }
}

/** Deeds that keep others out by locks of their own, and must see what was committed while they waited for those. */
const locking: ReadonlySet<string> = new Set([
  "writeSnapshot",
  "eraseDocuments",
  "beginAnew",
  "replaceContent",
  "rewrapKeys",
]);

async function writeRows(client: PoolClient, keyring: Keyring, jobs: readonly Job[]): Promise<Answer[]> {
  const refusals = await appendRows(client, keyring, jobs.map(askedOf));
  return refusals.map(answerOf);
}

const askedOf = ({ ask, update }: Job): Asked => ({ value: ask.value as AppendValue, update });
const answerOf = (refusal: Refusal | null): Answer => (refusal === null ? { value: undefined } : { refusal });

async function writeNotes(client: PoolClient, keyring: Keyring, jobs: readonly Job[]): Promise<Answer[]> {
  const noted = jobs.map(({ ask: { name, value } }): Noting => {
    if (name === "noteJournal") return value as Noting;
    const { note, at } = value as AppendValue;
    return { note: note!, at };
  });
  const add = await lockChains(
    client,
    keyring,
    noted.map(({ note }) => note),
  );
  const written: Promise<unknown>[] = [];
  const answers: Answer[] = [];
  const lines = createLines();
  for (const [i, job] of jobs.entries()) {
    const { note, at } = noted[i]!;
    const isRow = job.ask.name === "append";
    if (lines.refuses(job.ask)) {
      answers.push(behindRefused);
      continue;
    }
    const refusal = isRow ? (await appendRows(client, keyring, [askedOf(job)]))[0]! : null;
    if (refusal !== null) {
      lines.refuse(job.ask);
      answers.push(answerOf(refusal));
      continue;
    }
    const row = add(note, at);
    // Waited for below; until then a failure has nobody else to hear it.
    row.written.catch(() => {});
    written.push(row.written);
    answers.push({ value: isRow ? undefined : row.seq });
  }
  await Promise.all(written);
  return answers;
}

/** All rows or none: what one of them is refused for undoes the others. */
async function writeTogether(client: PoolClient, keyring: Keyring, { ask, update }: Job): Promise<Answer[]> {
  const { rows, sizes } = ask.value as AppendTogetherValue;
  const updates = unpack({ bytes: Uint8Array.from(update), sizes });
  const notes = rows.filter(({ note }) => note);
  const add = await lockChains(
    client,
    keyring,
    notes.map(({ note }) => note!),
  );
  const refusals = await appendRows(
    client,
    keyring,
    rows.map((value, i) => ({ value, update: updates[i]! })),
  );
  const refusal = refusals.find((each) => each !== null);
  if (refusal) throw new Refused(refusal.code, refusal.message);
  await Promise.all(notes.map(({ note, at }) => add(note!, at).written));
  return [{ value: undefined }];
}

async function writeDeed(client: PoolClient, keyring: Keyring, { ask }: Job): Promise<Answer[]> {
  const deed = (writesOn(client, keyring) as unknown as Record<string, Deed>)[ask.name]!;
  try {
    return [{ value: await deed(ask.value) }];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw keepCode.has(ask.name) || error.code === "unavailable" ? error : new Refused("contradiction", error.message);
  }
}

/** Deeds that may come too late without anybody being wrong. */
const keepCode: ReadonlySet<string> = new Set(["writeSnapshot", "replaceContent", "rewrapKeys"]);

/** Begins along with the first statement, so that it costs no way of its own. */
async function transact<Value>(client: PoolClient, begin: string, deed: () => Promise<Value>): Promise<Value> {
  const begun = client.query(begin);
  begun.catch(() => {});
  try {
    const value = await deed();
    await client.query("commit");
    return value;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  }
}

/**
 * Sees one instant, whatever it asks. A connection that was lost meanwhile is no reason to fail: reading is harmless.
 */
async function read(means: Means, ask: Ask): Promise<unknown> {
  if (ask.name === "tidy") return sweepDestroyed(means.readers);
  try {
    return await readOnce(means, ask);
  } catch {
    return await readOnce(means, ask).catch((cause: unknown) => {
      const code = cause instanceof NotAuthentic ? "damaged" : "unavailable";
      throw new LogError(code, sentenceOf(cause), { cause });
    });
  }
}

function readOnce({ readers, keyring }: Means, { name, value }: Ask): Promise<unknown> {
  return within(readers, (client) =>
    transact(client, "begin isolation level repeatable read read only", () =>
      (readsOn(client, keyring) as unknown as Record<string, Deed>)[name]!(value),
    ),
  );
}
