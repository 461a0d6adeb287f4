// The appender as a child of the test, killed when the test ends if not before.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export type Appender = {
  /** seqs it was promised so far */
  readonly acknowledged: readonly number[];
  /** resolves once it has the file open and has printed `count` seqs */
  printed(count: number): Promise<void>;
  /** SIGKILL, then waits until it is gone and all it has printed is read */
  kill(): Promise<void>;
};

export function startAppender(path: string, document: string): Appender {
  const script = fileURLToPath(new URL("./appender.ts", import.meta.url));
  const child = spawn(process.execPath, [script, path, document], { stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "close");
  onTestFinished(() => void child.kill("SIGKILL"));
  const lines = readLines(child);
  return {
    get acknowledged() {
      return lines.filter((line) => line !== "open").map(Number);
    },
    async printed(count) {
      while (lines.length <= count) await Promise.race([once(child.stdout, "data"), gone.then(failed)]);
    },
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

function failed(): never {
  throw new Error("the appender ended by itself");
}

/** Whole lines only: the one that was cut by the kill is no promise. */
function readLines(child: ChildProcess): string[] {
  const lines: string[] = [];
  let rest = "";
  child.stdout!.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop()!;
    lines.push(...parts);
  });
  return lines;
}
