// Sockets, hands and eyes for tests of the engine: frames go in and come out, without a network.
import { expect, vi } from "vitest";
import * as Y from "yjs";
import type { Engine, Line } from "../engine.ts";
import type { Actor, Address } from "../log.ts";
import { messageType, syncFrame, syncType } from "../wire.ts";

/** A socket of a test: what it got, and how it was closed. */
export type Socket = {
  line: Line;
  got: Uint8Array[];
  closed: { code: number; reason: string } | undefined;
  right: "write" | "read" | "none";
  /** bytes the network has not taken yet */
  behind: number;
};

export type ConnectOptions = { readonly acks?: boolean; readonly right?: Socket["right"] };

export function connectTo(engine: Engine, address: Address, actor: Actor, options: ConnectOptions = {}): Socket {
  const socket: Socket = {
    line: undefined as never,
    got: [],
    closed: undefined,
    right: options.right ?? "write",
    behind: 0,
  };
  socket.line = engine.connect(
    address,
    {
      send: (frame) => void socket.got.push(frame),
      close(code, reason) {
        socket.closed = { code, reason };
        queueMicrotask(() => socket.line.closed());
      },
      pause() {},
      resume() {},
      buffered: () => socket.behind,
    },
    { actor, identity: { name: actor.person }, right: () => socket.right },
    { acks: options.acks ?? true },
  );
  return socket;
}

export async function join(socket: Socket, doc = new Y.Doc()): Promise<Y.Doc> {
  socket.line.receive(syncFrame("step1", Y.encodeStateVector(doc)));
  await vi.waitFor(() => expect(synced(socket)).toBe(true));
  read(socket, doc);
  return doc;
}

export const isSync = (frame: Uint8Array, type: keyof typeof syncType) =>
  frame[0] === messageType.sync && frame[1] === syncType[type];
export const synced = (socket: Socket) => socket.got.some((frame) => isSync(frame, "step2"));
export const acksOf = (socket: Socket) => socket.got.filter((frame) => frame[0] === messageType.ack);
export const updatesOf = (socket: Socket) => socket.got.filter((frame) => isSync(frame, "update"));

/** Applies every update and step 2 a socket got. */
export function read(socket: Socket, doc = new Y.Doc()): Y.Doc {
  for (const frame of socket.got)
    if (isSync(frame, "update") || isSync(frame, "step2")) Y.applyUpdate(doc, bodyOf(frame));
  return doc;
}
export function bodyOf(frame: Uint8Array): Uint8Array {
  let at = 2;
  while (frame[at]! >= 128) at += 1;
  return frame.subarray(at + 1);
}

export const textOf = (doc: Y.Doc) => doc.getText("t").toString();

/** A document whose every update is a frame to send. */
export function writer(client: number): { doc: Y.Doc; type(text: string): Uint8Array } {
  const doc = new Y.Doc();
  doc.clientID = client;
  return {
    doc,
    type(text) {
      let frame: Uint8Array | undefined;
      doc.once("update", (update: Uint8Array) => (frame = syncFrame("update", update)));
      doc.getText("t").insert(doc.getText("t").length, text);
      return frame!;
    },
  };
}

export function deletionOf(doc: Y.Doc): Uint8Array {
  let update: Uint8Array | undefined;
  doc.once("update", (bytes: Uint8Array) => (update = bytes));
  doc.getText("t").delete(0, 2);
  return update!;
}

export function presence(client: number, clock: number, state: unknown): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(state));
  const body = Uint8Array.of(1, client, clock, json.length, ...json);
  return Uint8Array.of(messageType.awareness, body.length, ...body);
}

export function heard(socket: Socket): unknown[] {
  const frames = socket.got.filter((frame) => frame[0] === messageType.awareness);
  return frames.flatMap((frame) => {
    const text = new TextDecoder().decode(frame);
    const json = /\{.*\}|null$/s.exec(text);
    return json ? [JSON.parse(json[0]) as unknown] : [];
  });
}
