// A person's browser in a simulation: it does with frames what a stock provider does, over a line that holds whatever
// is on its way. What it was told is durable, and what it has seen of others, it remembers, to be held against the
// disk.
import * as Y from "yjs";
import type { Actor } from "../log.ts";
import { Peer } from "../peer.ts";
import type { Room } from "../room.ts";
import { isWriteFrame, messageType, parseMessage, syncFrame, syncType } from "../wire.ts";

export type SimulatedClient = {
  readonly doc: Y.Doc;
  readonly connected: boolean;
  readonly synced: boolean;
  /** the code it was closed with, where that means not to come again */
  readonly refused: number | undefined;
  readonly onTheWay: { readonly up: number; readonly down: number };
  /** what stood here when it was last called saved: how far one's own clock had come, and what was deleted */
  readonly saved: { readonly clock: number; readonly deleted: readonly Y.ID[] };
  connect(room: Room): void;
  /** The line breaks: what is on its way is lost, both ways. */
  cut(): void;
  /** One frame arrives at the server, or here. */
  deliverUp(): void;
  deliverDown(): void;
};

type Line = {
  readonly room: Room;
  readonly peer: Peer;
  readonly up: Uint8Array[];
  readonly down: Uint8Array[];
  /** frames sent that an ack counts, and whether the server's question for what it lacks was answered */
  written: number;
  answered: boolean;
  closedWith?: number;
};

export function createSimulatedClient(client: number, actor: Actor): SimulatedClient {
  const doc = new Y.Doc();
  doc.clientID = client;
  let saved: SimulatedClient["saved"] = { clock: 0, deleted: [] };
  let line: Line | undefined;
  let synced = false;
  let refused: number | undefined;

  function send(to: Line, frame: Uint8Array): void {
    if (isWriteFrame(frame)) to.written += 1;
    if (frame[1] === syncType.step2) to.answered = true;
    to.up.push(frame);
  }

  function read(from: Line, frame: Uint8Array): void {
    if (frame[0] === messageType.ack) {
      const count = numberIn(frame);
      if (count > from.written) throw new Error("an ack of more than was sent");
      // As the real client judges it: see open-document.ts.
      if (from.answered && count === from.written) saved = standing(doc);
      return;
    }
    if (frame[0] !== messageType.sync) return;
    const message = parseMessage(frame);
    if (message.type === "step1") send(from, syncFrame("step2", Y.encodeStateAsUpdate(doc, message.stateVector)));
    if (message.type === "update" || message.type === "step2") Y.applyUpdate(doc, message.update, "server");
    if (message.type === "step2") synced = true;
  }

  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server" && line) send(line, syncFrame("update", update));
  });

  function cut(): void {
    if (!line) return;
    const { room, peer } = line;
    line = undefined;
    synced = false;
    room.remove(peer);
  }

  return {
    doc,
    get saved() {
      return saved;
    },
    get connected() {
      return line !== undefined;
    },
    get synced() {
      return synced;
    },
    get refused() {
      return refused;
    },
    get onTheWay() {
      return { up: line?.up.length ?? 0, down: (line?.down.length ?? 0) + Number(line?.closedWith !== undefined) };
    },
    connect(room) {
      line = openLine(room, actor);
      room.add(line.peer);
      send(line, syncFrame("step1", Y.encodeStateVector(doc)));
    },
    cut,
    deliverUp() {
      const frame = line?.up.shift();
      if (line && frame) line.room.receive(line.peer, frame);
    },
    deliverDown() {
      if (!line) return;
      const frame = line.down.shift();
      if (frame) return read(line, frame);
      if (line.closedWith === undefined) return;
      if (line.closedWith >= 4400) refused = line.closedWith;
      cut();
    },
  };
}

function openLine(room: Room, actor: Actor): Line {
  const down: Uint8Array[] = [];
  const transport = {
    send: (frame: Uint8Array) => void down.push(frame),
    close: (code: number) => void (line.closedWith ??= code),
    pause: () => {},
    resume: () => {},
    buffered: () => 0,
  };
  const peer = new Peer(transport, { actor, identity: { name: actor.person }, right: () => "write" }, true);
  const line: Line = { room, peer, up: [], down, written: 0, answered: false };
  return line;
}

function standing(doc: Y.Doc): SimulatedClient["saved"] {
  const deleted = Array.from(Y.createDeleteSetFromStructStore(doc.store).clients, ([client, ranges]) =>
    ranges.flatMap(({ clock, len }) => Array.from({ length: len }, (_, i) => Y.createID(client, clock + i))),
  );
  return { clock: Y.getState(doc.store, doc.clientID), deleted: deleted.flat() };
}

/** Acks carry one varuint. */
function numberIn(frame: Uint8Array): number {
  return frame.subarray(1).reduce((sum, byte, i) => sum + (byte & 127) * 128 ** i, 0);
}
