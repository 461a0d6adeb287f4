// The thread behind folder.ts.
import { parentPort } from "node:worker_threads";
import { fold, type FoldResult } from "./fold.ts";
import type { FoldAsk } from "./folder.ts";

const port = parentPort!;
port.on("message", ({ base, updates }: FoldAsk) => port.postMessage(attempt(base, updates)));

function attempt(base: FoldAsk["base"], updates: FoldAsk["updates"]): FoldResult {
  try {
    return fold(base, updates);
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
