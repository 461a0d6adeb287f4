// Every seat × every document of the demo × every sync message, against a live server. What each cell must be comes
// from the words of the audience rules, written out here once more, not from the code that decides.
import type { DocumentKind, SeatView } from "@hybrid/domain";
import { syncFrame } from "@hybrid/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { openRawSocket, type RawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
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

/** The rules AU2–AU8 and DE6, in one place. */
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
  };
  return rights[record.kind];
}

/** A new update under a client id of its own, so that it is always news. */
function news(): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("canary").set("word", `canary-${doc.clientID}`);
  return Y.encodeStateAsUpdate(doc);
}

async function outcome(socket: RawSocket, frame: Uint8Array): Promise<number | "acked" | "joined"> {
  socket.send(frame);
  let code: number | undefined;
  void socket.closed.then((closed) => (code = closed));
  return until("the server takes the frame or closes", () => {
    if (code !== undefined) return code;
    if (frame[1] === 0) return socket.frames.some(([type, sub]) => type === 0 && sub === 1) && ("joined" as const);
    return socket.frames.some(([type]) => type === 64) && ("acked" as const);
  });
}

describe("the right of every seat to every document", () => {
  test("[AU1] [AU9] what a seat is told of is exactly what it may read", () => {
    expect(documents.size).toBeGreaterThan(50);
    for (const seat of seats) {
      const told = new Map(seat.view.documents.map(({ id, right }) => [id, right]));
      for (const record of documents.values()) expect(told.get(record.id) ?? "none").toBe(expected(seat, record));
    }
  });

  test(
    "[AU1] [AU6] [SY8] [SY9] every sync message is taken or refused as the table says",
    { timeout: 120_000 },
    async () => {
      const empty = Y.encodeStateVector(new Y.Doc());
      const messages = { step1: empty, step2: news, update: news } as const;
      let cells = 0;
      for (const seat of seats) {
        for (const record of documents.values()) {
          const right = expected(seat, record);
          for (const [type, body] of Object.entries(messages) as [
            "step1" | "step2" | "update",
            Uint8Array | (() => Uint8Array),
          ][]) {
            const socket = await openRawSocket(seat.door(record), { query: { ack: "1" } });
            const got = await outcome(socket, syncFrame(type, typeof body === "function" ? body() : body));
            const wanted = right === "none" ? 4404 : type === "step1" ? "joined" : right === "write" ? "acked" : 4403;
            expect({ seat: seat.seat, kind: record.kind, title: record.title, type, got }).toMatchObject({
              got: wanted,
            });
            if (right === "none") expect(socket.frames).toEqual([]);
            await socket.close();
            cells += 1;
          }
        }
      }
      expect(cells).toBe(seats.length * documents.size * 3);
    },
  );

  test("[AU6] one seat's frame into another's voice is refused, and the voice reads as before", async () => {
    const [police, social] = ["police", "social"].map((kind) => seats.find((seat) => kindOf(seat) === kind)!);
    const voice = social!.view.documents.find(({ kind, seat }) => kind === "voice" && seat === social!.seat)!;
    const forged = await openRawSocket(police!.door(voice), { query: { ack: "1" } });
    expect(await outcome(forged, syncFrame("update", news()))).toBe(4403);
    const reader = await openRawSocket(social!.door(voice));
    await outcome(reader, syncFrame("step1", Y.encodeStateVector(new Y.Doc())));
    for (const frame of reader.frames) expect(new TextDecoder().decode(frame)).not.toContain("canary-forged");
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
