// When the server can no longer keep up, whoever is in goes on and whoever comes is asked to come a little later: one
// more page or socket would make it worse for all. Browsers and y-websocket try again by themselves.
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import { RefusalError } from "./refusal.ts";

/** How the event loop fared over the last while. */
export type Strain = {
  /** the part of the time that it had something to do, 0 to 1 */
  readonly busy: number;
  /** the longest that something had to wait for its turn, in milliseconds */
  readonly longest: number;
};

const lookEvery = 2000;
/** Seconds to come again in. */
const comeAgain = 2;
/** Both: hardly a moment to spare, and turns that people notice. One long turn alone passes by itself. */
const tooMuch: Strain = { busy: 0.98, longest: 1000 };
/** So many looks in a row: a start, or a fold of everything, is over by then. */
const lasting = 3;

/** Whoever watches over the server must hear from it most of all now. */
const isAnswered = (url: string) => /^\/(healthz|readyz|metrics)(\?|$)/.test(url);

/** To be called before any route is added. `read` tells of the time since it was called last. */
export function addPressure(app: FastifyInstance, read: () => Strain = watchLoop(app)): void {
  let looks = 0;
  const look = () => {
    const { busy, longest } = read();
    looks = busy >= tooMuch.busy && longest >= tooMuch.longest ? looks + 1 : 0;
  };
  const timer = setInterval(look, lookEvery).unref();
  app.addHook("onClose", () => clearInterval(timer));
  app.addHook("onRequest", async ({ url }) => {
    if (looks >= lasting && !isAnswered(url)) throw new RefusalError("unavailable", comeAgain);
  });
}

function watchLoop(app: FastifyInstance): () => Strain {
  const delays = monitorEventLoopDelay({ resolution: 50 });
  delays.enable();
  app.addHook("onClose", () => void delays.disable());
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const strain = { busy: performance.eventLoopUtilization(now, before).utilization, longest: delays.max / 1e6 };
    before = now;
    delays.reset();
    return strain;
  };
}
