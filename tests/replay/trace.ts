// A recorded editing trace, read from .json or .json.gz. Two families: *concurrent* (agents, and for every transaction
// the ones it came after) and *sequential* (one agent, one line of time). Both become the same thing here.
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

/** At `at`, take away `removed`, then put `inserted`. Positions and lengths are Unicode code points. */
export type Patch = { readonly at: number; readonly removed: number; readonly inserted: string };

/** What one agent did in one go. `parents` are indexes of earlier transactions: exactly the version it was done at. */
export type Txn = { readonly agent: number; readonly parents: readonly number[]; readonly patches: readonly Patch[] };

export type Trace = {
  readonly agents: number;
  /** patches in the file */
  readonly edits: number;
  readonly endContent: string;
  /** A text that the trace starts from is a transaction of its own, the first. */
  readonly txns: readonly Txn[];
};

/** The file is not there or not a trace; the message is one sentence for the person who named it. */
export class TraceError extends Error {
  override readonly name = "TraceError";
}

/** Every agent is a socket of its own. */
const mostAgents = 256;

export async function readTrace(path: string): Promise<Trace> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new TraceError(missing ? `There is no file ${path}.` : `${path} cannot be read.`, { cause: error });
  }
  let json: unknown;
  try {
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    json = JSON.parse((zipped ? gunzipSync(bytes) : bytes).toString("utf8"));
  } catch (error) {
    throw new TraceError(`${path} is not JSON, plain or gzipped.`, { cause: error });
  }
  try {
    return parseTrace(json);
  } catch (error) {
    if (error instanceof TraceError) throw new TraceError(`${path} is not an editing trace: ${error.message}`);
    throw error;
  }
}

export function parseTrace(json: unknown): Trace {
  if (!isRecord(json)) throw new TraceError("it is not an object.");
  const { kind = "sequential", txns: given, endContent, startContent = "" } = json;
  if (kind !== "concurrent" && kind !== "sequential")
    throw new TraceError(`kind ${JSON.stringify(kind)} is not known.`);
  if (typeof endContent !== "string") throw new TraceError("it has no endContent.");
  if (typeof startContent !== "string") throw new TraceError("its startContent is not text.");
  if (!Array.isArray(given)) throw new TraceError("it has no list of txns.");
  const agents = kind === "concurrent" ? readAgents(json["numAgents"]) : 1;
  const read = kind === "concurrent" ? (txn: unknown, at: number) => readConcurrent(txn, at, agents) : readSequential;
  const txns = given.map(read);
  const edits = txns.reduce((sum, txn) => sum + txn.patches.length, 0);
  return { agents, edits, endContent, txns: startContent === "" ? txns : startFrom(startContent, txns) };
}

function startFrom(text: string, txns: readonly Txn[]): Txn[] {
  const first: Txn = { agent: 0, parents: [], patches: [{ at: 0, removed: 0, inserted: text }] };
  const after = (txn: Txn): Txn => ({
    ...txn,
    parents: txn.parents.length === 0 ? [0] : txn.parents.map((parent) => parent + 1),
  });
  return [first, ...txns.map(after)];
}

function readAgents(given: unknown): number {
  if (!isCount(given) || given < 1) throw new TraceError("it has no numAgents.");
  if (given > mostAgents) throw new TraceError(`${given} agents are more than the ${mostAgents} sockets of a replay.`);
  return given;
}

function readConcurrent(txn: unknown, at: number, agents: number): Txn {
  if (!isRecord(txn)) throw new TraceError(`txn ${at} is not an object.`);
  const { agent, parents } = txn;
  if (!isCount(agent) || agent >= agents) throw new TraceError(`txn ${at} has no agent of 0 to ${agents - 1}.`);
  if (!Array.isArray(parents)) throw new TraceError(`txn ${at} has no list of parents.`);
  const earlier = parents.map((parent: unknown) => {
    if (isCount(parent) && parent < at) return parent;
    throw new TraceError(`txn ${at} has a parent that is not an earlier txn.`);
  });
  return { agent, parents: earlier, patches: readPatches(txn["patches"], at) };
}

function readSequential(txn: unknown, at: number): Txn {
  if (!isRecord(txn)) throw new TraceError(`txn ${at} is not an object.`);
  return { agent: 0, parents: at === 0 ? [] : [at - 1], patches: readPatches(txn["patches"], at) };
}

function readPatches(given: unknown, txn: number): Patch[] {
  if (!Array.isArray(given)) throw new TraceError(`txn ${txn} has no list of patches.`);
  return given.map((patch: unknown) => {
    if (!Array.isArray(patch)) throw new TraceError(`txn ${txn} has a patch that is not a list.`);
    const [at, removed, inserted]: unknown[] = patch;
    if (isCount(at) && isCount(removed) && typeof inserted === "string") return { at, removed, inserted };
    throw new TraceError(`txn ${txn} has a patch that is not [position, deleted, inserted].`);
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
