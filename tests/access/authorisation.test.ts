// Every seat × every document of the demo, against a live server. What each cell must be comes from the words of the
// audience rules, written out here once more, not from the code that decides. Every role, frame and address: matrix/.
import type { DocumentKind, SeatView } from "@hybrid/domain";
import { syncFrame } from "@hybrid/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { openRawSocket, type RawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { openStockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

type Record = SeatView["documents"][number];
type Right = "write" | "read" | "none";

let folder: TempFolder;
let server: RunningServer;
let seats: TakenSeat[];
let documents: Map<string, Record>;

beforeAll(async () => {
  folder = openTempFolder("authorisation");
  server = await startServer(folder.path);
  const { spaces } = await readDemo(server.url);
  seats = await Promise.all(spaces.flatMap((space) => space.seats.map((seat) => takeSeat(server.url, seat.id))));
  documents = new Map(seats.flatMap(({ view }) => view.documents.map((each) => [each.id, each] as const)));
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const kindOf = ({ seat, view }: TakenSeat) => view.seats.find(({ id }) => id === seat)?.organisation?.kind ?? null;

/** The rules AU2–AU8, AU16, AU19, SI1 and DE6, in one place. */
function expected(seat: TakenSeat, record: Record): Right {
  const home = seats.find(({ view }) => view.documents.some(({ id }) => id === record.id))!.view.space.id;
  if (seat.view.space.id !== home) return "none";
  const picture = record.kind === "picture" ? record : documents.get(record.about ?? "");
  const admitted = picture?.kind !== "picture" || picture.title !== "K-17" || kindOf(seat) !== "civil";
  if (!admitted) return "none";
  const rights: { readonly [kind in DocumentKind]: Right } = {
    glossary: "write",
    picture: "write",
    voice: record.seat === seat.seat ? "write" : "read",
    notes: seat.view.seats.some(
      ({ id, organisation }) => id === seat.seat && organisation !== null && organisation.id === record.organisation,
    )
      ? "write"
      : "none",
    accord: "read",
    thoughts: "read",
    first: record.seat === seat.seat ? "write" : "none",
    pattern: "write",
  };
  return rights[record.kind];
}

/** A new update under a client id of its own, so that it is always news, with a word in it that is found again. */
function news(word: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("canary").set(word, word);
  return Y.encodeStateAsUpdate(doc);
}

const step1 = syncFrame("step1", Y.encodeStateVector(new Y.Doc()));
const has = (socket: RawSocket, type: number, next?: number) =>
  socket.frames.some((frame) => frame[0] === type && (next === undefined || frame[1] === next));

/** Sends a frame, then asks for the document: frames are handled in order, so that answer comes after the first. */
async function outcome(socket: RawSocket, frame: Uint8Array): Promise<number | "acked" | "read"> {
  socket.send(frame);
  socket.send(step1);
  let code: number | undefined;
  void socket.closed.then((closed) => (code = closed));
  await until("the server answers or closes", () => code !== undefined || has(socket, 0, 1));
  if (code !== undefined) return code;
  if (frame[1] === 0 || has(socket, 65, 0)) return has(socket, 64) ? "acked" : "read";
  await until("the server acknowledges", () => has(socket, 64));
  return "acked";
}

/** All that a seat is sent of a document, as text in which words can be looked for. */
async function readAll(seat: TakenSeat, record: Record): Promise<string> {
  const socket = await openRawSocket(seat.door(record), { query: { ack: "1" } });
  await outcome(socket, step1);
  await socket.close();
  return socket.frames.map((frame) => new TextDecoder().decode(frame)).join("\n");
}

describe("the right of every seat to every document", () => {
  test("[AU1] [AU9] what a seat is told of is exactly what it may read", () => {
    expect(documents.size).toBeGreaterThan(50);
    for (const seat of seats) {
      const told = new Map(seat.view.documents.map(({ id, right }) => [id, right]));
      for (const record of documents.values()) expect(told.get(record.id) ?? "none").toBe(expected(seat, record));
    }
  });

  test("[AU1] [AU6] [SY8] [SY9] what is written is taken or not as the rules say", { timeout: 180_000 }, async () => {
    const [taken, left] = [new Map<string, string[]>(), new Map<string, string[]>()];
    let cells = 0;
    for (const seat of seats) {
      for (const record of documents.values()) {
        const right = expected(seat, record);
        const word = `canary-${++cells}-`;
        const socket = await openRawSocket(seat.door(record), { query: { ack: "1" } });
        const got = await outcome(socket, syncFrame("update", news(word)));
        const wanted = right === "none" ? 4404 : right === "write" ? "acked" : "read";
        expect({ seat: seat.seat, kind: record.kind, title: record.title, got }).toMatchObject({ got: wanted });
        if (right === "none") expect(socket.frames).toEqual([]);
        const words = got === "acked" ? taken : left;
        words.set(record.id, [...(words.get(record.id) ?? []), word]);
        await socket.close();
      }
    }
    expect(cells).toBe(seats.length * documents.size);
    for (const record of documents.values()) {
      const reader = seats.find((seat) => expected(seat, record) !== "none");
      const text = await readAll(reader!, record);
      for (const word of taken.get(record.id) ?? []) expect(text).toContain(word);
      for (const word of left.get(record.id) ?? []) expect(text).not.toContain(word);
    }
  });

  test("[AU6] one seat's frame into another's voice is not taken, and the voice reads as before", async () => {
    const [police, social] = ["police", "social"].map((kind) => seats.find((seat) => kindOf(seat) === kind)!);
    const voice = social!.view.documents.find(({ kind, seat }) => kind === "voice" && seat === social!.seat)!;
    const words = "words put into a mouth";
    const forger = await openRawSocket(police!.door(voice), { query: { ack: "1" } });
    expect(await outcome(forger, syncFrame("update", news(words)))).toBe("read");
    const stock = await openRawSocket(police!.door(voice));
    expect(await outcome(stock, syncFrame("update", news(words)))).toBe(4403);
    expect(await readAll(social!, voice)).not.toContain(words);
  });

  test("[PR6] who is in a document is told to those who read it, and to nobody else", async () => {
    const [police, social, civil] = ["police", "social", "civil"].map((kind) =>
      seats.find((seat) => kindOf(seat) === kind)!,
    );
    const picture = [...documents.values()].find(
      ({ title, id }) => title === "K-17" && police!.view.documents.some((own) => own.id === id),
    )!;
    const here = openStockClient(police!.door(picture));
    await here.synced();
    const [reader, stranger] = [await openRawSocket(social!.door(picture)), await openRawSocket(civil!.door(picture))];
    reader.send(step1);
    await until("the reader is told who is here", () =>
      reader.frames.some(
        (frame) => frame[0] === 1 && new TextDecoder().decode(frame).includes(police!.view.me.person.name),
      ),
    );
    expect(await stranger.closed).toBe(4404);
    expect(stranger.frames).toEqual([]);
    here.close();
    await reader.close();
  });

  test("[SY9] an unknown document and one that is not yours get the same answer", async () => {
    const civil = seats.find((seat) => kindOf(seat) === "civil")!;
    const closed = [...documents.values()].find(({ title }) => title === "K-17")!;
    const answers = await Promise.all(
      [closed, { id: "0".repeat(32), epoch: 1 }, { id: "", epoch: 1 }].slice(0, 2).map(async (record) => {
        const socket = await openRawSocket(civil.door(record));
        return { code: await socket.closed, frames: socket.frames };
      }),
    );
    expect(answers[0]).toEqual({ code: 4404, frames: [] });
    expect(answers[1]).toEqual(answers[0]);
  });

  test("[SY14] an address of another epoch is closed with a code of its own", async () => {
    const police = seats[0]!;
    const socket = await openRawSocket(police.door({ ...police.view.documents[0]!, epoch: 7 }));
    expect(await socket.closed).toBe(4409);
  });

  test("[SY17] a client of an older schema is asked to reload", async () => {
    const police = seats[0]!;
    const socket = await openRawSocket(police.door(police.view.documents[0]!), { query: { schema: "0" } });
    expect(await socket.closed).toBe(4426);
  });
});
