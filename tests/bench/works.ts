// The pieces of work that every system is given, and what is measured of each.
import { basename } from "node:path";
import { setTimeout } from "node:timers/promises";
import * as Y from "yjs";
import { largeDocument } from "./document.ts";
import type { CrowdAsk, JoinAsk, Seen, Writing } from "./load/main.ts";
import type { ReplayAsk, Replayed } from "./load/replay.ts";
import { median } from "./numbers.ts";
import type { Opening, Usage } from "./servers/server.ts";
import type { Running } from "./systems.ts";

/** What one run of one work gave: names of figures and their values. */
export type Figures = Readonly<Record<string, number>>;

export type Work = {
  readonly name: string;
  readonly says: string;
  readonly opening: Pick<Opening, "documents" | "content">;
  /** needs a system that keeps documents */
  readonly keeps: boolean;
  readonly run: (running: Running) => Promise<Figures>;
};

export type Size = {
  readonly seconds: number;
  readonly groups: number;
  readonly idle: { readonly documents: number; readonly sockets: number };
  readonly joins: number;
};

export const sizes: Readonly<Record<"quick" | "full", Size>> = {
  quick: { seconds: 3, groups: 300, idle: { documents: 60, sockets: 2000 }, joins: 15 },
  full: { seconds: 10, groups: 300, idle: { documents: 200, sockets: 10_000 }, joins: 40 },
};

/** `traces`: files of recorded traces, each a work of its own. */
export function worksOf(size: Size, traces: readonly string[]): readonly Work[] {
  return [meeting(size), burst(size), groups(size), idle(size), join(size), ...traces.map(trace)];
}

const nothing = { content: null } as const;

const meeting = ({ seconds }: Size): Work => ({
  name: "meeting",
  says: "1 document, 50 clients, 25 of them writing 5/s, carets moving",
  opening: { ...nothing, documents: 1 },
  keeps: false,
  run: (running) =>
    writing(running, { documents: 1, clients: 50 }, { writers: 25, rate: 5, seconds: seconds * 1.5, carets: true }),
});

const burst = ({ seconds }: Size): Work => ({
  name: "burst",
  says: "the same room, as fast as it goes",
  opening: { ...nothing, documents: 1 },
  keeps: false,
  run: (running) => writing(running, { documents: 1, clients: 50 }, { writers: 25, seconds, carets: false }),
});

const groups = ({ groups: documents, seconds }: Size): Work => ({
  name: "groups",
  says: `${documents} documents with 4 clients each, every client writing every other second, carets moving`,
  opening: { ...nothing, documents },
  keeps: false,
  run: (running) => writing(running, { documents, clients: 4 }, { writers: 4, rate: 0.5, seconds, carets: true }),
});

/** The same work first, two or three seconds and so many times as fast: a server is compiled by then, and runs for days. */
const warmUp = { least: 2, most: 3, times: 5 } as const;

/** Opens the clients, if they are not open yet, lets them write a little, and measures the rest. */
export async function writing(
  { server, load, target }: Running,
  crowd: Omit<CrowdAsk, "target"> | undefined,
  ask: Writing,
): Promise<Figures> {
  if (crowd) await load.ask("open", { ...crowd, target } satisfies CrowdAsk);
  const { rate, ...same } = ask;
  const faster = rate === undefined ? {} : { rate: rate * warmUp.times };
  const seconds = Math.min(warmUp.most, Math.max(warmUp.least, ask.seconds / 2));
  await load.ask("write", { ...same, ...faster, seconds } satisfies Writing);
  const profiling = process.env["BENCH_PROFILE"];
  if (profiling) await server.ask("profile");
  const before = await server.ask<Usage>("usage");
  const seen = await load.ask<Seen>("write", ask);
  const after = await server.ask<Usage>("usage");
  if (profiling) await server.ask("endProfile", `${profiling}-${target.system}.cpuprofile`);
  if (seen.missing > 0) throw new Error(`${target.system}: ${seen.missing} letters never came`);
  return {
    cpu: (after.cpu - before.cpu) / seen.delivered,
    rate: seen.delivered / seen.seconds,
    p50: seen.p50,
    p99: seen.p99,
    ackP50: seen.ackP50,
    ackP99: seen.ackP99,
    rss: after.rss / 2 ** 20,
  };
}

const warming = 10;

const idle = ({ idle: { documents, sockets } }: Size): Work => ({
  name: "idle",
  says: `${documents} open documents of 311 KB with one client each; then ${sockets} sockets that have it already and only wait`,
  opening: { documents: documents + warming, content: largeDocument() },
  keeps: true,
  async run({ server, load, target }) {
    // Some documents first, so that what grows once is not counted as that of the others.
    const first = Array.from({ length: warming }, (_, n) => documents + n);
    await load.ask("join", { target, documents: first, place: 0 } satisfies JoinAsk);
    const before = await server.ask<Usage>("usageAfterGc");
    const all = Array.from({ length: documents }, (_, n) => n);
    await load.ask("join", { target, documents: all, place: 0 } satisfies JoinAsk);
    if (target.system.startsWith("ours")) await setTimeout(restMs);
    const open = await server.ask<Usage>("usageAfterGc");
    const each = Math.floor(sockets / documents);
    const has = Y.encodeStateVectorFromUpdate(largeDocument());
    for (let place = 1; place < each; place++)
      await load.ask("joinAll", { target, documents: all, place, has } satisfies JoinAsk);
    const full = await server.ask<Usage>("usageAfterGc");
    const more = documents * (each - 1);
    return {
      memory: (open.rss - before.rss) / documents / 1024,
      held: (open.held - before.held) / documents / 1024,
      socket: (full.rss - open.rss) / more / 1024,
      rss: full.rss / 2 ** 20,
    };
  },
});

/** After this long our server has let go of what it kept for those who join; the others keep what they have. */
const restMs = 11_500;

const join = ({ joins }: Size): Work => ({
  name: "join",
  says: "a document of 311 KB: nobody has it open, somebody has it open, 50 at once",
  opening: { documents: joins + 3, content: largeDocument() },
  keeps: true,
  async run({ server, load, target }) {
    const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
    const took = (documents: number[], place: number) =>
      load.ask<number[]>("join", { target, documents, place } satisfies JoinAsk);
    await took(range(0, 3), 0);
    const before = await server.ask<Usage>("usage");
    const cold = await took(range(3, joins), 0);
    const between = await server.ask<Usage>("usage");
    const warm = await took(range(3, joins), 1);
    const stampedes: number[] = [];
    for (const document of range(0, 3))
      stampedes.push(await load.ask("joinAtOnce", { target, document, from: 1, clients: 50 }));
    return {
      cold: median(cold),
      coldCpu: (between.cpu - before.cpu) / joins / 1000,
      warm: median(warm),
      stampede: median(stampedes),
    };
  },
});

const trace = (path: string): Work => ({
  name: basename(path).replace(/\..*$/, ""),
  says: `the recorded trace ${basename(path)}, typed by its agents as fast as one reader has it`,
  opening: { ...nothing, documents: 1 },
  keeps: true,
  async run({ server, load, target }) {
    await load.ask("prepare", { target, path } satisfies ReplayAsk);
    const before = await server.ask<Usage>("usage");
    const { updates, seconds } = await load.ask<Replayed>("replay");
    const after = await server.ask<Usage>("usage");
    return { cpu: (after.cpu - before.cpu) / updates, rate: updates / seconds, rss: after.rss / 2 ** 20 };
  },
});
