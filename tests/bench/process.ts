// A process of the bench and the way to ask it things: every server and every load has one of its own, so that what is
// measured of one is not paid by another.
import { fork } from "node:child_process";
import { once } from "node:events";

export type Process = {
  /** Asks for a deed by name. Rejects with what the other side threw, or if it ended. */
  ask<Answer>(name: string, value?: unknown): Promise<Answer>;
  close(): Promise<void>;
};

type Ask = { readonly id: number; readonly name: string; readonly value: unknown };
type Answer = { readonly id: number; readonly value?: unknown; readonly error?: string };

/** `file`: a module that calls `answer`. */
export function startProcess(file: URL, memoryMb = 8192): Process {
  const child = fork(file, {
    execArgv: ["--disable-proto=delete", "--expose-gc", `--max-old-space-size=${memoryMb}`],
    serialization: "advanced",
    // The threshold as in deploy/: glibc otherwise raises it with each large block freed, and keeps such blocks.
    env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "fatal", MALLOC_MMAP_THRESHOLD_: "131072" },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  child.on("message", ({ id, value, error }: Answer) => {
    const waits = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) waits?.resolve(value);
    else waits?.reject(new Error(error));
  });
  const exited = once(child, "exit").then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${file.pathname} ended`));
  });
  const killWithUs = () => child.kill("SIGKILL");
  process.once("exit", killWithUs);
  return {
    ask<Found>(name: string, value?: unknown) {
      const waits = Promise.withResolvers<unknown>();
      waiting.set(++last, waits);
      child.send({ id: last, name, value } satisfies Ask);
      return waits.promise as Promise<Found>;
    },
    async close() {
      process.removeListener("exit", killWithUs);
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await exited;
      clearTimeout(late);
    },
  };
}

type Deeds = Readonly<Record<string, (value: never) => unknown>>;

/** Answers the asks of the process that started this one, and ends with it. */
export function answer(deeds: Deeds): void {
  process.on("message", (ask: Ask) => {
    Promise.resolve()
      .then(() => deeds[ask.name]!(ask.value as never))
      .then(
        (value) => process.send!({ id: ask.id, value } satisfies Answer),
        (error: unknown) => process.send!({ id: ask.id, error: String(error) } satisfies Answer),
      )
      .catch(() => process.exit(1));
  });
  process.on("disconnect", () => process.exit(0));
}
