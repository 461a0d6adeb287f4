// Many documents over one socket, on a real server: what it costs to open them, and how each of them ends.
import { joinSaves, multiplex, openDocument, type Connection } from "@hybrid/sync/client";
import { closeCode, muxMessage, readRecords, syncFrame, type MuxRecord } from "@hybrid/sync";
import * as decoding from "lib0/decoding";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket as NodeSocket } from "ws";
import { WebsocketProvider as Provider21 } from "y-websocket-2.1";
import * as Y from "yjs";
import { openSeed } from "../support/random.ts";
import { openRawSocket, type RawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { headersOf, openStockClient, type Door } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

let folder: TempFolder;
let server: RunningServer;
let [police, social, coordinator]: TakenSeat[] = [];
const toClose: { close(): void }[] = [];

beforeAll(async () => {
  folder = openTempFolder("one-socket");
  server = await startServer(folder.path);
  const seats = (await readDemo(server.url)).spaces[0]!.seats;
  const take = (kind: string | undefined) =>
    takeSeat(server.url, seats.find(({ organisation }) => organisation?.kind === kind)!.id);
  [police, social, coordinator] = await Promise.all([take("police"), take("social"), take(undefined)]);
});
afterEach(() => {
  for (const each of toClose.splice(0)) each.close();
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const pictureOf = ({ view }: TakenSeat) => view.documents.find(({ title }) => title === "K-17")!;
/** Ten documents of the seat, the picture first. */
const ten = (seat: TakenSeat) =>
  [...new Set([pictureOf(seat), ...seat.view.documents])].slice(0, 10).map((document) => seat.door(document));
const addressOf = ({ document, epoch, seat }: Door) => `${document}/${epoch}?seat=${seat}&ack=1&schema=1`;

type Tab = { readonly Socket: typeof WebSocket; readonly sockets: readonly NodeSocket[]; readonly url: string };

/** A browser tab: every real socket it opens is counted. */
function openTab(door: Door): Tab {
  const sockets: NodeSocket[] = [];
  class CountedSocket extends NodeSocket {
    constructor(url: string) {
      super(url, headersOf(door));
      sockets.push(this);
      this.on("error", () => {});
    }
  }
  const url = `${door.host}/sync`;
  return { url, sockets, Socket: multiplex(url, CountedSocket as unknown as typeof WebSocket) };
}

function openIn({ Socket, url }: Tab, { document, epoch, seat }: Door): { doc: Y.Doc; connection: Connection } {
  const doc = new Y.Doc();
  const address = { document, epoch };
  const connection = openDocument({ url, address, seat, doc, schema: 1, WebSocketPolyfill: Socket });
  toClose.push(connection);
  return { doc, connection };
}

describe("opening", () => {
  test("[MX3] ten documents cost one upgrade, and one message is answered with the content of all ten", async () => {
    const doors = ten(police!);
    expect(doors).toHaveLength(10);
    const socket = await openRawSocket(doors[0]!, { path: "/sync" }); // the first round trip
    toClose.push(socket);
    const step1 = syncFrame("step1", Y.encodeStateVector(new Y.Doc()));
    // The second: this is all that is ever sent.
    socket.send(
      muxMessage(
        doors.flatMap((door, i): MuxRecord[] => [
          { kind: "open", channel: i + 1, address: addressOf(door) },
          { kind: "frame", channel: i + 1, frame: step1 },
        ]),
      ),
    );
    const docs = doors.map(() => new Y.Doc());
    await until("all ten are here", () => syncedChannels(socket).size === 10);
    for (const { channel, update } of updatesOn(socket)) Y.applyUpdate(docs[channel - 1]!, update);
    const alone = openStockClient(doors[0]!);
    toClose.push(alone);
    await alone.synced();
    expect(Y.encodeStateAsUpdate(docs[0]!)).toEqual(Y.encodeStateAsUpdate(alone.doc));
  });

  test("[MX3] [MX4] [SY12] our client and a stock one share a socket, write, and meet a stock one of its own", async () => {
    const tab = openTab(ten(police!)[0]!);
    const shelf = ten(police!).map((door) => openIn(tab, door));
    await until("all are synced", () => shelf.every(({ connection }) => connection.status().synced));
    const picture = police!.door(pictureOf(police!));
    const doc = new Y.Doc();
    const stock = new Provider21(tab.url, `${picture.document}/${picture.epoch}`, doc, {
      params: { seat: picture.seat },
      disableBc: true,
      WebSocketPolyfill: tab.Socket,
    });
    toClose.push({ close: () => stock.destroy() });
    await until("the stock one is synced", () => stock.synced);
    const other = openStockClient(social!.door(pictureOf(social!)));
    toClose.push(other);
    await other.synced();
    doc.getText("stock").insert(0, "over a channel");
    shelf[0]!.doc.getText("own").insert(0, "ours");
    await until("it is there", () => other.doc.getText("stock").toString() === "over a channel");
    await until("and ours", () => other.doc.getText("own").toString() === "ours");
    await until("and saved", () => shelf.every(({ connection }) => connection.status().save === "saved"));
    expect(tab.sockets).toHaveLength(1);
  });
});

describe("ends", () => {
  test("[MX6] [SA5] after a loss all come again over one socket, and what was written meanwhile is saved", async () => {
    const tab = openTab(ten(police!)[0]!);
    const writable = ten(police!).filter(({ document }) =>
      police!.view.documents.some(({ id, right }) => id === document && right === "write"),
    );
    const shelf = writable.map((door) => openIn(tab, door));
    const all = (): string => joinSaves(shelf.map(({ connection }) => connection.status().save));
    await until("all are synced", () => shelf.every(({ connection }) => connection.status().synced));
    tab.sockets[0]!.terminate();
    await until("all know", () => shelf.every(({ connection }) => connection.status().link === "offline"));
    for (const { doc } of shelf) doc.getText("offline").insert(0, "kept");
    expect(all()).toBe("unsaved");
    await until("all are back and saved", () => all() === "saved");
    expect(shelf.every(({ connection }) => connection.status().link === "open")).toBe(true);
    expect(tab.sockets).toHaveLength(2);
    for (const door of writable) {
      const fresh = openStockClient(door);
      toClose.push(fresh);
      await fresh.synced();
      expect(fresh.doc.getText("offline").toString()).toBe("kept");
    }
  });

  test("[MX5] [RE1] a revoked right ends that document alone, within a second", async () => {
    const tab = openTab(ten(social!)[0]!);
    const shelf = ten(social!).map((door) => ({ door, ...openIn(tab, door) }));
    await until("all are synced", () => shelf.every(({ connection }) => connection.status().synced));
    const picture = pictureOf(social!);
    const gone = (id: string): boolean =>
      id === picture.id || social!.view.documents.some((record) => record.id === id && record.about === picture.id);
    const at = performance.now();
    const address = `${server.url}/api/seats/${coordinator!.seat}/pictures/${picture.id}/admissions/${social!.seat}`;
    const headers = { cookie: coordinator!.cookie, origin: server.url, "content-type": "application/json" };
    expect((await fetch(address, { method: "DELETE", headers, body: "{}" })).status).toBe(204);
    const closed = shelf.filter(({ door }) => gone(door.document));
    await until("they are closed", () =>
      closed.every(({ connection }) => connection.status().closed?.code === closeCode.notAllowed),
    );
    expect(performance.now() - at).toBeLessThan(1000);
    const left = shelf.filter(({ door }) => !gone(door.document));
    expect(left.length).toBeGreaterThan(0);
    for (const { connection } of left) expect(connection.status().link).toBe("open");
    expect(tab.sockets).toHaveLength(1);
  });

  test("[MX5] [SE4] the end of the session ends all of them", async () => {
    const seat = await takeSeat(server.url, police!.seat);
    const tab = openTab(ten(seat)[0]!);
    const shelf = ten(seat).map((door) => openIn(tab, door));
    await until("all are synced", () => shelf.every(({ connection }) => connection.status().synced));
    const headers = { cookie: seat.cookie, origin: server.url, "content-type": "application/json" };
    await fetch(`${server.url}/api/session`, { method: "DELETE", headers, body: "{}" });
    await until("all are closed", () =>
      shelf.every(({ connection }) => connection.status().closed?.code === closeCode.signIn),
    );
  });

  test("[MX5] [SY9] [SY14] a missing document, another's and an old epoch are refused as on a socket of their own", async () => {
    const door = ten(police!)[0]!;
    const socket = await openRawSocket(door, { path: "/sync" });
    toClose.push(socket);
    const foreign = social!.view.documents.find(({ id }) => !police!.view.documents.some((own) => own.id === id));
    const wrong = [{ document: "missing" }, { document: foreign!.id }, { epoch: 7 }, { seat: "another" }];
    socket.send(
      muxMessage([
        ...wrong.map((change, i): MuxRecord => ({
          kind: "open",
          channel: i + 1,
          address: addressOf({ ...door, ...change }),
        })),
        { kind: "open", channel: 9, address: "no address at all" },
        { kind: "open", channel: 10, address: addressOf(door) },
      ]),
    );
    await until("all are answered", () => recordsOf(socket).some(({ channel }) => channel === 10));
    await until("all are refused", () => closesOf(socket).length === 5);
    const codes = new Map(closesOf(socket).map(({ channel, code }) => [channel, code]));
    const { notOpen, newEpoch } = closeCode;
    expect([1, 2, 3, 4, 9].map((channel) => codes.get(channel))).toEqual([
      notOpen,
      notOpen,
      newEpoch,
      notOpen,
      notOpen,
    ]);
    expect(socket.open).toBe(true);
  });

  test("[MX2] nobody signed in gets 4401, and what is no record 4400", async () => {
    const door = ten(police!)[0]!;
    const stranger = await openRawSocket({ ...door, cookie: "" }, { path: "/sync" });
    expect(await stranger.closed).toBe(closeCode.signIn);
    for (const frame of [new Uint8Array(), new Uint8Array([1, 0, 1]), "text"]) {
      const socket = await openRawSocket(door, { path: "/sync" });
      socket.send(frame);
      expect(await socket.closed).toBe(closeCode.malformed);
    }
  });
});

test("[MX2] two thousand mutated messages end their sockets and harm no other", async () => {
  const random = openSeed("mux over sockets");
  const doors = ten(police!);
  const tab = openTab(doors[0]!);
  const honest = openIn(tab, police!.door(pictureOf(police!)));
  await until("the honest one is synced", () => honest.connection.status().synced);
  let socket: RawSocket | undefined;
  const codes = new Set<number>();
  for (let i = 0; i < 2000; i++) {
    socket ??= await openRawSocket(doors[0]!, { path: "/sync" });
    const message = muxMessage([
      { kind: "open", channel: 1 + random.below(i + 2), address: addressOf(random.pick(doors)) },
      { kind: "frame", channel: 1 + random.below(3), frame: random.bytes(random.below(20)) },
    ]);
    if (random.chance(0.7)) message[random.below(message.length)] = random.below(256);
    socket.send(random.chance(0.1) ? message.subarray(0, random.below(message.length)) : message);
    if (i % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
    if (!socket.open) {
      codes.add(await socket.closed);
      socket = undefined;
    }
  }
  await socket?.close();
  expect([...codes].every((code) => code === closeCode.malformed || code === closeCode.tryAgain)).toBe(true);
  honest.doc.getText("after").insert(0, "still here");
  await until("the honest one is saved", () => honest.connection.status().save === "saved");
  expect(tab.sockets).toHaveLength(1);
});

function recordsOf({ frames }: RawSocket): MuxRecord[] {
  return frames.flatMap((message) => [...readRecords(message)]);
}
const closesOf = (socket: RawSocket) => recordsOf(socket).flatMap((each) => (each.kind === "close" ? [each] : []));

function updatesOn(socket: RawSocket): { channel: number; update: Uint8Array; step2: boolean }[] {
  const parts = new Map<number, number[]>();
  return recordsOf(socket).flatMap((record) => {
    if (!("frame" in record)) return [];
    const bytes = [...(parts.get(record.channel) ?? []), ...record.frame];
    parts.set(record.channel, record.kind === "part" ? bytes : []);
    if (record.kind === "part" || bytes[0] !== 0 || bytes[1] === 0) return [];
    const decoder = decoding.createDecoder(Uint8Array.from(bytes));
    decoder.pos = 2;
    return [{ channel: record.channel, update: decoding.readVarUint8Array(decoder), step2: bytes[1] === 1 }];
  });
}
const syncedChannels = (socket: RawSocket) =>
  new Set(updatesOn(socket).flatMap(({ channel, step2 }) => (step2 ? [channel] : [])));
