// The asking side of the store's thread. One batch is under way at a time and whatever is asked meanwhile is the next
// one: alone, an ask goes at once; in a crowd, one commit serves all of it (natural group commit, and what pace.ts
// adds).
import { setImmediate } from "node:timers";
import { LogError } from "@hybrid/sync";
import { createPace } from "./pace.ts";
import { pack } from "./pack.ts";
import type { Answers, Batch, DeedAnswer, DeedName, DeedValue } from "./protocol.ts";
import type { Refusal } from "./refused.ts";
import { checkStorable } from "./storable.ts";

/** Bytes beside the value are not copied before the batch leaves: the caller must not change them. */
export type AskDeed = <Name extends DeedName>(
  name: Name,
  value: DeedValue<Name>,
  bytes?: Uint8Array,
) => Promise<DeedAnswer<Name>>;

type Waiting = {
  readonly name: DeedName;
  readonly value: unknown;
  readonly bytes: Uint8Array;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
};

const nothing = new Uint8Array(0);
const done = { value: undefined } as const;

export function createAsks(send: (batch: Batch) => void) {
  let queued: Waiting[] = [];
  let running: Waiting[] = [];
  let scheduled: "no" | "later" | "now" = "no";
  /** Somebody waits for more than the saving of a row: to be let in, say. */
  let urgent = false;
  const pace = createPace();
  let ended: string | undefined;
  const drained = Promise.withResolvers<void>();

  const ask: AskDeed = (name, value, bytes = nothing) =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) throw new LogError("unavailable", ended);
      checkStorable(value);
      queued.push({ name, value, bytes, resolve, reject });
      if (name === "append") pace.note();
      else urgent = true;
      schedule();
    });

  function schedule(): void {
    if (scheduled === "now" || running.length > 0) return;
    const wait = urgent ? 0 : pace.wait(queued.length);
    if (wait > 0 && scheduled === "later") return;
    scheduled = wait > 0 ? "later" : "now";
    if (wait > 0) setTimeout(sendQueued, wait);
    // Not at once: what arrives in the same turn of the event loop goes along.
    else setImmediate(sendQueued);
  }

  function sendQueued(): void {
    if (scheduled === "no" || queued.length === 0 || running.length > 0) return;
    scheduled = "no";
    urgent = false;
    pace.leave();
    running = queued;
    queued = [];
    send({
      asks: running.map(({ name, value }) => ({ name, value })),
      bytes: pack(running.map((waiting) => waiting.bytes)),
    });
  }

  function settle(answers: Answers): void {
    const settled = running;
    running = [];
    for (const [i, { resolve, reject }] of settled.entries()) {
      const answer = answers === 0 ? done : answers[i]!;
      if ("refusal" in answer) reject(errorOf(answer.refusal));
      else resolve(answer.value as never);
    }
    if (queued.length > 0) schedule();
    else if (ended !== undefined) drained.resolve();
  }

  /** Takes no more asks; resolves once those before are answered. */
  function end(): Promise<void> {
    ended = "the store is closed";
    if (queued.length + running.length === 0) drained.resolve();
    return drained.promise;
  }

  /** The thread is gone: nobody will answer, now or later. */
  function fail(message: string): void {
    ended = message;
    for (const { reject } of [...running, ...queued]) reject(new LogError("unavailable", message));
    running = queued = [];
    drained.resolve();
  }

  return { ask, settle, end, fail };
}

function errorOf({ code, message }: Refusal): Error {
  return code === "contradiction" ? new RangeError(message) : new LogError(code, message);
}
