// How a server that stops sends its people away: told to come again, one after the other, so that a crowd does not
// reach the other servers, or this one as it is back, in the same moment. Until its turn comes a socket is served.
import { setTimeout as pause } from "node:timers/promises";
import { closeCode } from "@hybrid/sync";
import type { WebSocket } from "ws";

/** For each socket so long, and for all of them no longer than this (ms). */
const [each, atMost] = [5, 10_000];
const stepMs = 25;

/** By itself ws would wait half a minute for a peer that does not answer the closing handshake. */
export const farewellMs = 1000;

/** Resolves when all have been told. */
export async function sayFarewell(sockets: Iterable<WebSocket>): Promise<void> {
  const waiting = inAnyOrder([...sockets]);
  const steps = Math.ceil(Math.min(waiting.length * each, atMost) / stepMs);
  for (let left = steps; left > 0; left--) {
    for (const socket of waiting.splice(0, Math.ceil(waiting.length / left))) sendAway(socket);
    if (waiting.length > 0) await pause(stepMs);
  }
}

function sendAway(socket: WebSocket): void {
  socket.close(closeCode.restart, "the server restarts");
  setTimeout(() => socket.terminate(), farewellMs).unref();
}

/** People of one document mostly came one after the other: they are not to leave so. */
function inAnyOrder<Value>(values: Value[]): Value[] {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return values;
}
