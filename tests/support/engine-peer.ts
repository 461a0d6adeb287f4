// A client wired straight to the engine, without a network: it does with frames what a stock provider does, one turn
// of the event loop later, and thousands of such clients can come and go in a second.
import type { Actor, Address, Engine, Line } from "@hybrid/sync";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as awarenessProtocol from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import * as Y from "yjs";

const [sync, presence] = [0, 1] as const;

export type EnginePeer = {
  readonly doc: Y.Doc;
  readonly awareness: awarenessProtocol.Awareness;
  readonly line: Line;
  readonly synced: boolean;
  /** the code it was closed with */
  readonly closed: number | null;
  /** every frame it has sent by itself */
  readonly sent: readonly Uint8Array[];
  /** what Yjs threw while taking in what the engine sent */
  readonly faults: readonly unknown[];
  leave(): void;
};

/** `quiet`: sends nothing by itself and applies nothing. */
export function openEnginePeer(engine: Engine, address: Address, actor: Actor, quiet = false): EnginePeer {
  const doc = new Y.Doc();
  const awareness = new awarenessProtocol.Awareness(doc);
  const sent: Uint8Array[] = [];
  const faults: unknown[] = [];
  const inbox: Uint8Array[] = [];
  let synced = false;
  let closed: number | null = null;

  const read = (frame: Uint8Array): void => {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === presence) awarenessProtocol.applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), line);
    if (type !== sync) return;
    const reply = encoding.createEncoder();
    encoding.writeVarUint(reply, sync);
    const kind = syncProtocol.readSyncMessage(decoder, reply, doc, line, (fault) => faults.push(fault));
    if (kind === syncProtocol.messageYjsSyncStep2) synced = true;
    if (encoding.length(reply) > 1) send(encoding.toUint8Array(reply));
  };
  const drain = (): void => {
    for (const frame of inbox.splice(0)) read(frame);
  };
  const transport = {
    send(frame: Uint8Array): void {
      if (quiet) return;
      if (inbox.length === 0) setImmediate(drain);
      inbox.push(frame);
    },
    close: (code: number) => (closed ??= code),
    pause: () => {},
    resume: () => {},
    buffered: () => 0,
  };
  const identity = { name: actor.person, seat: actor.seat };
  const line = engine.connect(address, transport, { actor, identity, right: () => "write" }, { acks: true });
  const send = (frame: Uint8Array): void => {
    sent.push(frame);
    line.receive(frame);
  };
  if (!quiet) {
    send(frameOf(sync, (encoder) => syncProtocol.writeSyncStep1(encoder, doc)));
    send(presenceFrame(awareness));
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== line) send(frameOf(sync, (encoder) => syncProtocol.writeUpdate(encoder, update)));
    });
  }
  return {
    doc,
    awareness,
    line,
    get synced() {
      return synced;
    },
    get closed() {
      return closed;
    },
    sent,
    faults,
    leave() {
      awareness.destroy();
      line.closed();
    },
  };
}

export function presenceFrame(awareness: awarenessProtocol.Awareness): Uint8Array {
  const update = awarenessProtocol.encodeAwarenessUpdate(awareness, [awareness.clientID]);
  return frameOf(presence, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

function frameOf(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
