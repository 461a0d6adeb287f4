// An admitted document and the engine: the line is told at once when a right may have changed, and a session that
// writes is seen to be used.
import type { Engine, Line, Transport } from "@hybrid/sync";
import type { Circles } from "../access/circles.ts";
import type { Session, Sessions } from "../access/sessions.ts";
import type { Granted } from "./admission.ts";

export type LineDeps = { readonly engine: Engine; readonly circles: Circles; readonly sessions: Sessions };

export function mountLine(
  { document, epoch, space, access, acks }: Granted,
  session: Session,
  transport: Transport,
  { engine, circles, sessions }: LineDeps,
): Pick<Line, "receive" | "closed"> {
  const line = engine.connect({ document, epoch }, transport, access, { acks });
  const unlisten = circles.onChange((changed) => changed === space && line.revise());
  return {
    receive(frame) {
      line.receive(frame);
      if (isEdit(frame)) sessions.see(session);
    },
    closed() {
      unlisten();
      line.closed();
    },
  };
}

/** Somebody writes: a heartbeat of an open page, or a look at what is there, is not yet a person who is present. */
const isEdit = (frame: Uint8Array) => frame[0] === 0 && frame[1] === 2;
