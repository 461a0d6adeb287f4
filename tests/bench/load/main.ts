// The load, in a process of its own: it opens clients and drives them, and answers what they saw. The server's figures
// are asked for by the bench, before and after.
import { setTimeout } from "node:timers/promises";
import { answer } from "../process.ts";
import type { Target } from "../systems.ts";
import { createCrowd, type Client, type Crowd } from "./crowd.ts";
import { prepareReplay, type ReplayAsk, type Replayed } from "./replay.ts";

export type CrowdAsk = {
  readonly target: Target;
  readonly documents: number;
  /** in each document */
  readonly clients: number;
};

export type Writing = {
  /** of each document's clients */
  readonly writers: number;
  /** only the first so many documents are written in */
  readonly within?: number;
  /** letters a second, by each writer; undefined: as fast as it goes */
  readonly rate?: number;
  readonly seconds: number;
  /** each writer's caret moves with its letters, everybody else's once a second */
  readonly carets: boolean;
};

/** Milliseconds; NaN where there is none. */
export type Seen = {
  readonly delivered: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  readonly ackP50: number;
  readonly ackP99: number;
  /** letters that never came */
  readonly missing: number;
};

/** Letters of one writer that are under way at a time, when it goes as fast as it can. */
const window = 64;
const tickMs = 5;
const openAtOnce = 50;

let crowd: Crowd | undefined;
let pump: ((client: Client) => void) | undefined;

answer({ open, write, join, joinAll, joinAtOnce, prepare, replay });

async function open({ target, documents, clients }: CrowdAsk): Promise<void> {
  crowd ??= createCrowd(target, { heard: (client) => pump?.(client), every: documents * clients > 20 ? 7 : 1 });
  const places = Array.from({ length: documents * clients }, (_, i) => i);
  await openAll(places, (i) => crowd!.open(Math.floor(i / clients), i % clients));
}

/** Opens some at a time. */
async function openAll(which: readonly number[], openOne: (which: number) => Promise<unknown>): Promise<void> {
  const next = which.values();
  const opening = Array.from({ length: openAtOnce }, async () => {
    for (const each of next) await openOne(each);
  });
  await Promise.all(opening);
}

async function write(writing: Writing): Promise<Seen> {
  const { tally, missing, reset } = crowd!;
  reset();
  const started = performance.now();
  if (writing.rate === undefined) await writeFast(writing);
  else await writeSteadily(writing, writing.rate);
  const late = performance.now() + 20_000;
  while (missing() > 0 && performance.now() < late) await setTimeout(tickMs);
  const seconds = (performance.now() - started) / 1000;
  await setTimeout(100);
  const { latency, ack, delivered } = tally;
  return {
    delivered,
    seconds,
    p50: latency.at(0.5),
    p99: latency.at(0.99),
    ackP50: ack.at(0.5),
    ackP99: ack.at(0.99),
    missing: missing(),
  };
}

async function writeSteadily({ writers, seconds, carets, within = Infinity }: Writing, rate: number): Promise<void> {
  const { type, moveCaret } = crowd!;
  const clients = crowd!.clients.filter(({ room }) => room.document < within);
  const interval = 1000 / rate;
  const begun = performance.now();
  const due = clients.map((client, i) => {
    const every = client.place < writers ? interval : 1000;
    return { client, every, writes: client.place < writers, at: begun + ((i * 0.618034) % 1) * every };
  });
  for (let now = begun; now < begun + seconds * 1000; now = performance.now()) {
    for (const each of due) {
      if (each.at > now) continue;
      // As many as there were to be by now, also where this process had to wait for its turn.
      const letters = 1 + Math.floor((now - each.at) / each.every);
      each.at += letters * each.every;
      if (each.writes) type(each.client, letters);
      if (carets) moveCaret(each.client);
    }
    await setTimeout(tickMs);
  }
}

/** Each writer keeps a window of letters under way, as seen by the next client in the room. */
async function writeFast({ writers, seconds }: Writing): Promise<void> {
  const { clients, type } = crowd!;
  const until = performance.now() + seconds * 1000;
  const fill = (writer: Client, seen: number): void => {
    const free = window - (writer.sent.length - seen);
    if (free >= window / 4 && performance.now() < until) type(writer, free);
  };
  pump = (client) => {
    const places = client.room.clients.length;
    const place = (client.place + places - 1) % places;
    if (place < writers) fill(client.room.clients[place]!, client.seen[place]!);
  };
  for (const client of clients) if (client.place < writers) fill(client, client.sent.length);
  await setTimeout(seconds * 1000);
  pump = undefined;
}

export type JoinAsk = {
  readonly target: Target;
  readonly documents: readonly number[];
  readonly place: number;
  readonly has?: Uint8Array;
};

/** Joins documents one after the other; answers how long each took until it was there, in milliseconds. */
async function join({ target, documents, place }: JoinAsk): Promise<number[]> {
  crowd ??= createCrowd(target, { counts: false });
  const took: number[] = [];
  for (const document of documents) {
    const before = performance.now();
    await crowd.open(document, place);
    took.push(performance.now() - before);
  }
  return took;
}

/** Joins many documents, some at a time. */
async function joinAll({ target, documents, place, has }: JoinAsk): Promise<void> {
  crowd ??= createCrowd(target, { counts: false });
  await openAll(documents, (document) => crowd!.open(document, place, has));
}

/** Joins one document with many clients at once; answers how long it took until the last one had it. */
async function joinAtOnce(ask: { target: Target; document: number; from: number; clients: number }): Promise<number> {
  crowd ??= createCrowd(ask.target, { counts: false });
  const before = performance.now();
  const joins = Array.from({ length: ask.clients }, (_, i) => crowd!.open(ask.document, ask.from + i));
  await Promise.all(joins);
  return performance.now() - before;
}

let run: (() => Promise<Replayed>) | undefined;

async function prepare(ask: ReplayAsk): Promise<void> {
  run = await prepareReplay(ask);
}

function replay(): Promise<Replayed> {
  return run!();
}
