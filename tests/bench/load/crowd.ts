// The clients of one run: they open documents, type letters, move carets, and count every letter of others that reaches
// them, with the time it took.
import { isShared, pathOf, type Target } from "../systems.ts";
import { createSamples, type Samples } from "../numbers.ts";
import { caretFrame, createDialect, emptyStep2, step1Of, updateFrame, type Dialect } from "./dialect.ts";
import { openChannel } from "./channel.ts";
import { openLine, type Line } from "./line.ts";
import { firstClient, readTyped, typed, type Span } from "./typing.ts";

export type Client = {
  readonly room: Room;
  /** its place in the room: it writes under the client id `firstClient + place` */
  readonly place: number;
  readonly line: Line;
  readonly sent: number[];
  /** frames with an update, step 2 included, and how many of them were acknowledged */
  written: number;
  acked: number;
  /** by the place of the writer, how many letters have come */
  readonly seen: Int32Array;
  carets: number;
};

export type Room = {
  readonly document: number;
  readonly dialect: Dialect;
  readonly clients: Client[];
  /** what the last few frames said: one frame comes to everybody in the room */
  readonly read: { readonly frame: Buffer; readonly spans: readonly Span[] }[];
};

export type Tally = { delivered: number; latency: Samples; ack: Samples };

export type Crowd = {
  readonly rooms: readonly Room[];
  readonly clients: readonly Client[];
  readonly tally: Tally;
  /** `has`: the state vector it comes with */
  readonly open: (document: number, place: number, has?: Uint8Array) => Promise<Client>;
  readonly type: (client: Client, letters?: number) => void;
  readonly moveCaret: (client: Client) => void;
  /** Starts counting anew. */
  readonly reset: () => void;
  /** letters of others that have not come yet, over all clients */
  readonly missing: () => number;
};

const mostRead = 16;
const comeAgainMs = 1000;

export type CrowdOptions = {
  /** called when a client has read what had come */
  readonly heard?: (client: Client) => void;
  /** keep the latency of every how manyth letter */
  readonly every?: number;
  /** false: what comes is not looked into */
  readonly counts?: boolean;
  /** places in a room */
  readonly places?: number;
};

export function createCrowd(
  target: Target,
  { heard, every = 1, places = 256, counts = true }: CrowdOptions = {},
): Crowd {
  const rooms = new Map<number, Room>();
  const clients: Client[] = [];
  const nodes = target.ports?.length ?? 1;
  const { tally, take, acknowledge } = createCount(every, nodes);

  function open(document: number, place: number, has?: Uint8Array): Promise<Client> {
    const room = rooms.get(document) ?? createRoom(target, document);
    rooms.set(document, room);
    const { dialect } = room;
    const step1 = step1Of(has);
    const opened = Promise.withResolvers<Client>();
    const seen = new Int32Array(places);
    const cookie = target.cookies[place % target.cookies.length];
    const send = (frame: Uint8Array) => line.send([dialect.wrap(frame)]);
    const connect = isShared(target.system) ? openChannel : openLine;
    const port = target.ports?.[place % nodes] ?? target.port;
    const line = connect(port, pathOf(target.system, document, place), cookie, {
      opened() {
        if (target.dialect === "relay") return opened.resolve(client);
        line.send([has && target.dialect === "y-websocket" ? step1 : dialect.hello]);
      },
      frame(frame) {
        const said = dialect.hear(frame);
        if (said.kind === "update" && counts) take(client, frame, said.at);
        else if (said.kind === "ack") acknowledge(client, said.count ?? client.acked + 1);
        else if (said.kind === "authenticated") send(step1);
        else if (said.kind === "step1" && client.written === 0 && target.dialect !== "relay") {
          client.written = 1;
          send(emptyStep2);
        } else if (said.kind === "step2") opened.resolve(client);
      },
      drained: () => heard?.(client),
      closed(why) {
        if (why.includes("503")) again();
        else opened.reject(new Error(`${target.system} d${document}: ${why}`));
      },
    });
    // It cannot keep up, and says so: what a browser would do.
    const again = (): void => {
      clients.splice(clients.indexOf(client), 1);
      setTimeout(() => void open(document, place, has).then(opened.resolve, opened.reject), comeAgainMs);
    };
    const client: Client = { room, place, line, sent: [], written: 0, acked: 0, seen, carets: 0 };
    room.clients[place] = client;
    clients.push(client);
    return opened.promise;
  }

  return {
    get rooms() {
      return [...rooms.values()];
    },
    clients,
    tally,
    open,
    type(client, letters = 1) {
      const frames: Uint8Array[] = [];
      for (let i = 0; i < letters; i++) {
        frames.push(client.room.dialect.wrap(updateFrame(typed(firstClient + client.place, client.sent.length))));
        client.sent.push(performance.now());
      }
      client.written += letters;
      client.line.send(frames);
    },
    moveCaret(client) {
      const frame = caretFrame(firstClient + client.place, ++client.carets);
      client.line.send([client.room.dialect.wrap(frame)]);
    },
    reset() {
      tally.delivered = 0;
      tally.latency = createSamples();
      tally.ack = createSamples();
    },
    missing: () => clients.reduce((sum, client) => sum + missingAt(client), 0),
  };
}

function createRoom(target: Target, document: number): Room {
  return { document, dialect: createDialect(target, `d${document}`), clients: [], read: [] };
}

/** Letters of others that have not come to this client. */
function missingAt({ room, seen, place }: Client): number {
  const others = room.clients.filter((other) => other.place !== place);
  return others.reduce((sum, other) => sum + other.sent.length - seen[other.place]!, 0);
}

/** Counts the letters that reach a client, each once, and times them: of several servers, those from another one. */
function createCount(every: number, nodes: number) {
  const tally: Tally = { delivered: 0, latency: createSamples(), ack: createSamples() };
  let counted = 0;

  function take(client: Client, frame: Buffer, at: number): void {
    const now = performance.now();
    for (const { writer, from, to } of spansOf(client.room, frame, at)) {
      const seen = client.seen[writer]!;
      if (writer === client.place || to <= seen) continue;
      if (from > seen) throw new Error("a letter came before the one it follows");
      tally.delivered += to - seen;
      const sent = client.room.clients[writer]!.sent;
      const isTimed = nodes === 1 || writer % nodes !== client.place % nodes;
      for (let clock = seen; isTimed && clock < to; clock++) {
        if (++counted % every === 0) tally.latency.add(now - sent[clock]!);
      }
      client.seen[writer] = to;
    }
  }

  function acknowledge(client: Client, count: number): void {
    const now = performance.now();
    // The step 2 of the beginning was the first frame that counts.
    for (let each = client.acked; each < count; each++) {
      const sent = client.sent[each - 1];
      if (sent !== undefined) tally.ack.add(now - sent);
    }
    client.acked = Math.max(client.acked, count);
  }

  return { tally, take, acknowledge };
}

function spansOf({ read }: Room, frame: Buffer, at: number): readonly Span[] {
  const known = read.find((each) => each.frame.equals(frame));
  if (known) return known.spans;
  const spans = readTyped(frame, at);
  read.unshift({ frame: Buffer.from(frame), spans });
  if (read.length > mostRead) read.pop();
  return spans;
}
