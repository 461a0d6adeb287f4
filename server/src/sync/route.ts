// The door to the engine: /sync/<document>/<epoch>?seat=…. It checks who is there and what is open to that seat; the
// engine checks every frame after that. A refused socket is accepted and closed with a code, because a browser shows
// a refused upgrade as a network fault.
import { closeCode, frameLimit, type Access, type CloseCode, type Engine, type Transport } from "@hybrid/sync";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { WebSocket } from "ws";
import * as z from "zod";
import { readToken } from "../access/cookie.ts";
import type { Circles } from "../access/circles.ts";
import type { Origins } from "../access/origins.ts";
import type { Opening } from "../access/opening.ts";
import type { Session, Sessions } from "../access/sessions.ts";

/** The version of the document layouts. An older client would damage what it does not know, so it is turned away. */
export const schemaVersion = 1;

export type SyncDeps = {
  readonly engine: Engine;
  readonly sessions: Sessions;
  readonly circles: Circles;
  readonly origins: Origins;
  /** false: seats of that space cannot be used now (the demo is off) */
  readonly isOpen: (space: string) => boolean;
  /** Writes the opening into the read log, or says that a reason is asked first. */
  readonly logOpening: (opening: Opening) => Promise<"logged" | "say why">;
  /** Told of a document that is not open to whoever asked for it. */
  readonly refused: (request: FastifyRequest) => void;
};

const Address = z.object({ document: z.string().max(128), epoch: z.coerce.number().int().nonnegative() });
const Question = z.object({
  seat: z.string().max(128).default(""),
  ack: z.literal("1").optional(),
  schema: z.coerce.number().int().optional(),
});

/** By itself ws would wait half a minute for a peer that does not answer the closing handshake. */
export const farewellMs = 1000;

type Refused = { readonly code: CloseCode; readonly reason: string };
type Granted = {
  readonly document: string;
  readonly epoch: number;
  readonly space: string;
  readonly access: Access;
  readonly session: Session;
  readonly acks: boolean;
};

const signedOut: Refused = { code: closeCode.signIn, reason: "sign in" };
const notOpen: Refused = { code: closeCode.notOpen, reason: "not open to you" };

export function addSync(app: FastifyInstance, deps: SyncDeps): void {
  app.get("/sync/:document/:epoch", { websocket: true }, (socket, request) => {
    socket.pause(); // until it is known who this is; nothing that arrives meanwhile is lost
    socket.on("error", () => socket.terminate());
    admit(request, deps).then(
      (answer) => {
        if (!("code" in answer)) return connect(socket, answer, deps);
        if (answer === notOpen) deps.refused(request);
        refuse(socket, answer);
      },
      (error: unknown) => {
        request.log.error({ err: error }, "a socket could not be admitted");
        refuse(socket, { code: closeCode.tryAgain, reason: "try again" });
      },
    );
  });
}

function refuse(socket: WebSocket, { code, reason }: Refused): void {
  socket.close(code, reason);
  socket.resume(); // or the closing handshake would never be read
  setTimeout(() => socket.terminate(), farewellMs).unref();
}

async function admit(request: FastifyRequest, deps: SyncDeps): Promise<Granted | Refused> {
  const session = await deps.sessions.find(readToken(request));
  if (!session) return signedOut;
  const address = Address.safeParse(request.params);
  const question = Question.safeParse(request.query);
  if (!address.success || !question.success) return notOpen;
  const { seat, schema, ack } = question.data;
  if (schema !== undefined && schema < schemaVersion) return { code: closeCode.reload, reason: "reload the page" };

  const held = session.seats.find((each) => each.seat === seat);
  const found = held && deps.isOpen(held.space) && (await deps.circles.find(address.data.document, seat));
  if (!held || !found) return notOpen;
  const { record } = found;
  if (record.epoch !== address.data.epoch) return { code: closeCode.newEpoch, reason: "the document has begun anew" };

  const circle = await deps.circles.read(held.space);
  if (!circle) return notOpen;
  // Before any content: what cannot be logged is not shown, and a failing log is said to be one.
  const logged = await deps.logOpening({ circle, record, person: held.person, seat }).catch((error: unknown) => {
    request.log.error({ err: error }, "a reading could not be logged");
    return "failed" as const;
  });
  if (logged === "failed") return { code: closeCode.tryAgain, reason: "the reading could not be logged" };
  if (logged === "say why") return { code: closeCode.sayWhy, reason: "say why you open it" };
  const organisation = circle?.organisations.find(
    (each) => each.id === circle.seats.find(({ id }) => id === seat)?.organisation,
  );
  const person = circle?.people.find(({ id }) => id === held.person);
  return {
    document: record.id,
    epoch: record.epoch,
    space: held.space,
    session,
    acks: ack === "1",
    access: {
      actor: { person: held.person, seat, session: session.id },
      identity: { name: person?.name ?? "", seat, kind: organisation?.kind ?? "coordinator" },
      right: () =>
        !session.ended && isSureEnough(session, seat) && deps.circles.holds(held.person, seat, held.space)
          ? deps.circles.right(record, seat)
          : "none",
      fence: () => ({ name: held.space, version: deps.circles.version(held.space) }),
    },
  };
}

/** The space may have come to ask for a stronger sign-in than this session's. */
const isSureEnough = (session: Session, seat: string) => !session.closedSeats.some((closed) => closed.seat === seat);

/** Somebody writes: a heartbeat of an open page, or a look at what is there, is not yet a person who is present. */
const isEdit = (frame: Buffer) => frame[0] === 0 && frame[1] === 2;

function connect(socket: WebSocket, granted: Granted, { engine, circles, sessions }: SyncDeps): void {
  // Left while it was being admitted; paused, it would never be read to its end.
  if (socket.readyState !== socket.OPEN) return socket.terminate();
  const { document, epoch, space, access, session, acks } = granted;
  // It ended while the socket was being admitted.
  if (session.ended) return refuse(socket, signedOut);
  const line = engine.connect({ document, epoch }, transportOf(socket), access, { acks });
  const ended = () => socket.close(closeCode.signIn, "sign in");
  session.onEnd.add(ended);
  const unlisten = circles.onChange((changed) => changed === space && line.revise());
  socket.on("message", (data: Buffer, isBinary: boolean) => {
    // A text frame is nothing y-websocket sends; its first byte is no message type either, so the engine refuses it.
    line.receive(isBinary ? data : new Uint8Array());
    if (isBinary && isEdit(data)) sessions.see(session);
  });
  socket.on("close", () => {
    session.onEnd.delete(ended);
    unlisten();
    line.closed();
  });
  socket.resume();
}

function transportOf(socket: WebSocket): Transport {
  return {
    send: (frame) => socket.send(frame, { binary: true }, () => {}),
    close: (code, reason) => refuse(socket, { code, reason }),
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    buffered: () => socket.bufferedAmount,
  };
}

/** The largest frame read from a socket at all; the engine's own limits lie below it. */
export const maxPayload = frameLimit.firstSync + 64;
