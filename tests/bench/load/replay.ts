// Sends a recorded trace as its agents typed it: each agent on a line of its own, each transaction no sooner than
// somebody else in the room has what it was typed upon, and no more of them under way than a window.
import { setTimeout } from "node:timers/promises";
import * as Y from "yjs";
import { openDesks, type Mark } from "../../replay/desks.ts";
import { readTrace } from "../../replay/trace.ts";
import { createVersions } from "../../replay/versions.ts";
import { pathOf, type Target } from "../systems.ts";
import { createDialect, emptyStep2, step1Of, updateFrame } from "./dialect.ts";
import { openLine, type Line } from "./line.ts";

/** Updates that came to the reader, and how long it took until it had the text. */
export type Replayed = { readonly updates: number; readonly seconds: number };

const window = 1024;
const perWrite = 64;

export type ReplayAsk = { readonly target: Target; readonly path: string };

/** Types the trace and opens the lines, which no server is to blame for; what it answers is the race itself. */
export async function prepareReplay({ target, path }: ReplayAsk): Promise<() => Promise<Replayed>> {
  const trace = await readTrace(path);
  const versions = createVersions(trace);
  const desks = openDesks(trace, versions);
  const typed = trace.txns.map((_, txn) => desks(txn));
  const doc = new Y.Doc();
  const document = createDialect(target, "d0");
  await openReader(target, trace.agents, (update) => Y.applyUpdate(doc, update));
  const lines = await Promise.all(
    Array.from({ length: trace.agents }, (_, agent) => openReader(target, agent, undefined)),
  );
  const own = lines.map((_, agent) => versions.ofAgent(agent));
  const sent = own.map(() => 0);
  const there = own.map(() => 0);

  function look(): void {
    for (const [agent, txns] of own.entries())
      while (there[agent]! < sent[agent]! && isThere(doc, typed[txns[there[agent]!]!]!.mark)) there[agent]! += 1;
  }

  function send(agent: number): number {
    const frames: Uint8Array[] = [];
    const txns = own[agent]!;
    while (frames.length < perWrite && sent[agent]! < txns.length && sent[agent]! - there[agent]! < window) {
      const txn = txns[sent[agent]!]!;
      if (versions.before(txn).some((count, other) => other !== agent && there[other]! < count)) break;
      for (const update of typed[txn]!.updates) frames.push(document.wrap(updateFrame(update)));
      sent[agent]! += 1;
    }
    if (frames.length > 0) lines[agent]!.send(frames);
    return frames.length;
  }

  return async () => {
    const started = performance.now();
    const late = started + 300_000;
    while (there.some((count, agent) => count < own[agent]!.length)) {
      const progress = lines.reduce((sum, _, agent) => sum + send(agent), 0);
      look();
      await setTimeout(progress > 0 ? 0 : 1);
      if (performance.now() > late) throw new Error("the trace never arrived");
    }
    const updates = typed.reduce((sum, each) => sum + each.updates.length, 0);
    return { updates, seconds: (performance.now() - started) / 1000 };
  };
}

function openReader(target: Target, place: number, take: ((update: Uint8Array) => void) | undefined): Promise<Line> {
  const { dialect, port, cookies, system } = target;
  const { hello, wrap, hear } = createDialect({ dialect }, "d0");
  const opened = Promise.withResolvers<Line>();
  const line: Line = openLine(port, pathOf(system, 0, place), cookies[place % cookies.length], {
    opened: () => line.send([hello]),
    frame(frame) {
      const said = hear(frame);
      if (said.kind === "authenticated") line.send([wrap(step1Of())]);
      else if (said.kind === "step1") line.send([wrap(emptyStep2)]);
      else if (said.kind === "step2") opened.resolve(line);
      else if (said.kind === "update") take?.(frame.subarray(said.at, said.at + said.size));
    },
    drained() {},
    closed: (why) => opened.reject(new Error(`${system}: ${why}`)),
  });
  return opened.promise;
}

function isThere(doc: Y.Doc, mark: Mark | null): boolean {
  if (mark === null) return true;
  if (Y.getState(doc.store, mark.client) <= mark.clock) return false;
  return !mark.deleted || Y.getItem(doc.store, Y.createID(mark.client, mark.clock)).deleted;
}
