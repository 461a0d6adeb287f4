// What the bench asks of every server: to open on some documents, and what it has used so far.
import { readdirSync, readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Session } from "node:inspector/promises";
import { setTimeout } from "node:timers/promises";
import { answer } from "../process.ts";

export type Opening = {
  /** where it may keep files */
  readonly folder: string;
  /** documents `0 … documents - 1` exist */
  readonly documents: number;
  /** what stands in each of them, as a Yjs update; null for nothing */
  readonly content: Uint8Array | null;
  /** an empty PostgreSQL database, for the system that keeps its documents there */
  readonly databaseUrl?: string | undefined;
};

/** Where it listens on this machine, and the cookies that clients may come with. */
export type Opened = { readonly port: number; readonly cookies: readonly string[] };

/** CPU of all threads in microseconds, memory in bytes. */
export type Usage = { readonly cpu: number; readonly rss: number; readonly held: number };

export function serve(open: (opening: Opening) => Promise<Opened>): void {
  answer({ open, usage, usageAfterGc, threads, profile, endProfile });
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { cpu: user + system, rss, held: heapUsed + external };
}

async function usageAfterGc(): Promise<Usage> {
  for (let i = 0; i < 3; i++) {
    globalThis.gc?.();
    await setTimeout(100);
  }
  return usage();
}

/** CPU of each thread so far, in milliseconds, by its id; empty where the system does not tell. */
function threads(): Record<string, number> {
  try {
    const ticks = (id: string) => readFileSync(`/proc/self/task/${id}/stat`, "utf8").split(") ")[1]!.split(" ");
    const used = (id: string) =>
      [
        `${readFileSync(`/proc/self/task/${id}/comm`, "utf8").trim()} ${id}`,
        (Number(ticks(id)[11]) + Number(ticks(id)[12])) * 10,
      ] as const;
    return Object.fromEntries(readdirSync("/proc/self/task").map(used));
  } catch {
    return {};
  }
}

let session: Session | undefined;

/** Begins a CPU profile of the main thread, for somebody who wants to see where the time goes. */
async function profile(): Promise<void> {
  session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.start");
}

async function endProfile(path: string): Promise<void> {
  const { profile: seen } = await session!.post("Profiler.stop");
  await writeFile(path, JSON.stringify(seen));
}
