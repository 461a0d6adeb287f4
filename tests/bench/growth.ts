// How cost grows with open documents, and with clients in one document. The same few letters a second are written, so
// that what grows is the crowd and not the work.
import type { Figures, Work } from "./works.ts";
import { writing } from "./works.ts";
import type { CrowdAsk, JoinAsk } from "./load/main.ts";
import type { Running } from "./systems.ts";

/** CPU per delivered update, in microseconds, at each step. */
export type Growth = { readonly documents: readonly Point[]; readonly clients: readonly Point[] };
export type Point = { readonly at: number; readonly cpu: number };

export const usualSteps = { documents: [1, 10, 100, 1000, 10_000], clients: [2, 5, 10, 20, 50, 100, 200] } as const;
/** Documents that are written in, at most; the others are open, with a client each. */
const active = 100;
const lettersASecond = 200;
const seconds = 4;

type Measure = (work: Pick<Work, "opening" | "run">) => Promise<Figures>;

export async function measureGrowth(
  measure: Measure,
  say: (line: string) => void,
  steps: { readonly documents: readonly number[]; readonly clients: readonly number[] } = usualSteps,
): Promise<Growth> {
  const along = async (ats: readonly number[], what: string, work: (at: number) => Parameters<Measure>[0]) => {
    const points: Point[] = [];
    for (const at of ats) {
      const { cpu } = await measure(work(at));
      say(`${at} ${what}: ${cpu!.toFixed(1)} µs`);
      points.push({ at, cpu: cpu! });
    }
    return points;
  };
  return {
    documents: await along(steps.documents, "documents", manyDocuments),
    clients: await along(steps.clients, "clients", manyClients),
  };
}

function manyDocuments(documents: number): Parameters<Measure>[0] {
  return {
    opening: { documents, content: null },
    async run(running: Running) {
      const busy = Math.min(active, documents);
      const crowd: Omit<CrowdAsk, "target"> = { documents: busy, clients: 2 };
      const quiet = Array.from({ length: documents - busy }, (_, n) => busy + n);
      await running.load.ask("open", { ...crowd, target: running.target } satisfies CrowdAsk);
      await running.load.ask("joinAll", { target: running.target, documents: quiet, place: 0 } satisfies JoinAsk);
      return writing(running, undefined, {
        writers: 1,
        within: busy,
        rate: lettersASecond / busy,
        seconds,
        carets: false,
      });
    },
  };
}

function manyClients(clients: number): Parameters<Measure>[0] {
  return {
    opening: { documents: 1, content: null },
    run: (running) =>
      writing(running, { documents: 1, clients }, { writers: 2, rate: lettersASecond / 20, seconds, carets: false }),
  };
}
