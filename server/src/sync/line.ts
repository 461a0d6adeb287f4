// An admitted document and the engine: the line is told at once when a right may have changed, and a session that
// writes is seen to be used.
import { closeCode, type Engine, type Line, type Transport } from "@hybrid/sync";
import type { Circles } from "../access/circles.ts";
import type { Session, Sessions } from "../access/sessions.ts";
import type { Granted } from "./admission.ts";
import type { Lines } from "./lines.ts";

export type LineDeps = {
  readonly engine: Engine;
  readonly circles: Circles;
  readonly sessions: Sessions;
  readonly lines: Lines;
  /** counts what passes */
  readonly watchLine: (transport: Transport) => {
    readonly transport: Transport;
    received(frame: Uint8Array): void;
  };
};

export function mountLine(
  { document, epoch, space, access, acks }: Granted,
  session: Session,
  bare: Transport,
  { engine, circles, sessions, lines, watchLine }: LineDeps,
): Pick<Line, "receive" | "closed"> {
  const watched = watchLine(bare);
  const { transport } = watched;
  const line = engine.connect({ document, epoch }, transport, access, { acks });
  const forget = lines.add(transport);
  const unlisten = circles.onChange((changed) => {
    if (changed !== space) return;
    // Erased, or begun anew, perhaps by another server.
    if (circles.epochOf(space, document) !== epoch) transport.close(closeCode.newEpoch, "the epoch is over");
    else line.revise();
  });
  return {
    receive(frame) {
      if (acks) watched.received(frame);
      line.receive(frame);
      if (isEdit(frame)) sessions.see(session);
    },
    closed() {
      unlisten();
      forget();
      line.closed();
    },
  };
}

/** Somebody writes: a heartbeat of an open page, or a look at what is there, is not yet a person who is present. */
const isEdit = (frame: Uint8Array) => frame[0] === 0 && frame[1] === 2;
