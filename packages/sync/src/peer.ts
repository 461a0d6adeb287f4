// One socket in one room, as the engine sees it: who it is, what it may do now, and what it has been promised.
import type { Actor, Append, Fence } from "./log.ts";
import type { Identity } from "./presence.ts";
import { ackFrame, closeCode, type CloseCode } from "./wire.ts";

/** Bytes that a socket may lag behind before it is asked to come again. */
const mostBehind = 16 * 1024 * 1024;

/** The engine's port to a socket. */
export type Transport = {
  send(frame: Uint8Array): void;
  close(code: CloseCode, reason: string): void;
  /** Stop and go on reading: how a flood is slowed down without losing a frame. */
  pause(): void;
  resume(): void;
  /** bytes handed to `send` that the network has not taken yet */
  buffered(): number;
};

/** What the server grants a socket. `right` is asked on every frame, so that a change takes hold with the next one. */
export type Access = {
  readonly actor: Actor;
  readonly identity: Identity;
  right(): "write" | "read" | "none";
  /** What `right` was judged under, for the commit to check once more. Without it the frame's judgement holds. */
  fence?(): Fence;
};

export class Peer {
  readonly transport: Transport;
  readonly access: Access;
  readonly wantsAcks: boolean;
  /** Frames that came while the room was not ready. */
  readonly waiting: Uint8Array[] = [];
  open = true;
  /** Has the document, and hears every commit. */
  joined = false;
  /** When it was last handed the document, and the step 1 that asked for it again too soon. */
  joinedAt = -Infinity;
  askedAgain: Uint8Array | undefined;
  greetedAt = -Infinity;
  /** It takes what it is sent too slowly: the last row it was sent, and since when (ms). */
  behind: { seq: number; readonly since: number; catching?: boolean } | undefined;
  /** Sync frames with an update so far: what acks count. */
  written = 0;
  /** A frame was not taken; until the sender has mended that with a step 2, nothing later is acked. */
  owes = false;
  /** What it was last told it may do. */
  right: "write" | "read" | undefined;
  #acked = 0;
  #due = 0;

  constructor(transport: Transport, access: Access, wantsAcks: boolean) {
    this.transport = transport;
    this.access = access;
    this.wantsAcks = wantsAcks;
  }

  send(frame: Uint8Array): void {
    if (!this.open) return;
    if (this.transport.buffered() > mostBehind) this.close(closeCode.tryAgain, "too far behind");
    else this.transport.send(frame);
  }

  close(code: CloseCode, reason: string): void {
    if (!this.open) return;
    this.open = false;
    this.transport.close(code, reason);
  }

  /** The first `count` written frames are durable. Said by `flushAck`, so that a burst is answered once. */
  promise(count: number): void {
    if (!this.owes) this.#due = Math.max(this.#due, count);
  }

  flushAck(): void {
    if (!this.wantsAcks || this.#due <= this.#acked) return;
    this.#acked = this.#due;
    this.send(ackFrame(this.#acked));
  }
}

/** Who writes, and under which version of rights that was judged. */
export function byOf({ actor, fence }: Pick<Access, "actor" | "fence">): Pick<Append, "actor" | "fence"> {
  const standing = fence?.();
  return standing ? { actor, fence: standing } : { actor };
}
