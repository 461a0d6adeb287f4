// The doors to the engine: /sync/<document>/<epoch>?seat=… for a socket of one document, as stock clients have it, and
// /sync for a tab's one socket with many. A refused socket is accepted and closed with a code, because a browser shows
// a refused upgrade as a network fault.
import { closeCode, frameLimit, type CloseCode, type Transport } from "@hybrid/sync";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import { readToken } from "../access/cookie.ts";
import type { Session } from "../access/sessions.ts";
import { admit, signedOut, type AdmissionDeps, type Complain, type Granted, type Refused } from "./admission.ts";
import { Channels } from "./channels.ts";
import { farewellMs } from "./farewell.ts";
import { mountLine, type LineDeps } from "./line.ts";
import { openSending, type Sending } from "./messages.ts";

export type SyncDeps = Omit<AdmissionDeps, "refused"> &
  LineDeps & {
    /** Told of who was turned away, and of the request that asked. */
    readonly refused: (code: CloseCode, request: FastifyRequest) => void;
  };
type Deps = AdmissionDeps & LineDeps;

export function addSync(app: FastifyInstance, deps: SyncDeps): void {
  app.get("/sync", { websocket: true }, async (socket, request) => {
    const complain = hold(socket, request);
    const session = await find(request, deps, complain);
    if ("code" in session) refuse(socket, session);
    else share(socket, session, depsFor(request, deps), complain);
  });

  app.get("/sync/:document/:epoch", { websocket: true }, async (socket, request) => {
    const complain = hold(socket, request);
    const session = await find(request, deps, complain);
    if ("code" in session) return refuse(socket, session);
    const mine = depsFor(request, deps);
    const answer = await admit(session, request, mine, complain);
    if ("code" in answer) refuse(socket, answer);
    else connect(socket, openSending(socket, request.raw.socket), session, answer, mine);
  });
}

const depsFor = (request: FastifyRequest, deps: SyncDeps): Deps => ({
  ...deps,
  refused: (code) => deps.refused(code, request),
});

/** Until it is known who this is; nothing that arrives meanwhile is lost. */
function hold(socket: WebSocket, { log }: FastifyRequest): Complain {
  socket.pause();
  socket.on("error", () => socket.terminate());
  return (err, sentence) => log.error({ err }, sentence);
}

async function find(request: FastifyRequest, { sessions }: SyncDeps, complain: Complain): Promise<Session | Refused> {
  try {
    return (await sessions.find(readToken(request))) ?? signedOut;
  } catch (error) {
    complain(error, "a socket could not be admitted");
    return { code: closeCode.tryAgain, reason: "try again" };
  }
}

function refuse(socket: WebSocket, { code, reason }: Refused): void {
  socket.close(code, reason);
  socket.resume(); // or the closing handshake would never be read
  setTimeout(() => socket.terminate(), farewellMs).unref();
}

/** Ends the socket with its session, and tells when it is gone. */
function endWith(session: Session, socket: WebSocket, closed: () => void): void {
  const ended = () => refuse(socket, signedOut);
  session.onEnd.add(ended);
  socket.on("close", () => {
    session.onEnd.delete(ended);
    closed();
  });
  // It ended while the socket was being admitted.
  if (session.ended) ended();
}

function share(socket: WebSocket, session: Session, deps: Deps, complain: Complain): void {
  if (!isThere(socket)) return;
  const end = (code: CloseCode, reason: string) => refuse(socket, { code, reason });
  const channels = new Channels(socket, session, { ...deps, complain, end });
  endWith(session, socket, () => channels.closed());
  socket.on("message", (data: Buffer, isBinary: boolean) => channels.receive(isBinary ? data : new Uint8Array()));
  socket.resume();
}

function connect(socket: WebSocket, sending: Sending, session: Session, granted: Granted, deps: Deps): void {
  if (!isThere(socket)) return;
  if (session.ended) return refuse(socket, signedOut);
  const line = mountLine(granted, session, transportOf(socket, sending), deps);
  endWith(session, socket, () => line.closed());
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    // A text frame is nothing y-websocket sends; its first byte is no message type either, so the engine refuses it.
    line.receive(isBinary ? data : new Uint8Array());
  });
  socket.resume();
}

/** False: it left while it was being admitted; paused, it would never be read to its end. */
function isThere(socket: WebSocket): boolean {
  if (socket.readyState !== socket.OPEN) socket.terminate();
  return socket.readyState === socket.OPEN;
}

function transportOf(socket: WebSocket, sending: Sending): Transport {
  return {
    send: (frame) => sending.send(frame),
    close(code, reason) {
      sending.flush();
      refuse(socket, { code, reason });
    },
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    buffered: () => socket.bufferedAmount + sending.held,
  };
}

/** The largest frame read from a socket at all; the engine's own limits lie below it. */
export const maxPayload = frameLimit.firstSync + 64;
