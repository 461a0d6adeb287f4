// Silent first perspectives against a live server: nobody reads what another seat writes unseen, and what is shown is
// shown of everybody at once, in one commit.
import {
  readFirstThoughts,
  readPerspectives,
  readProse,
  readReveals,
  readRounds,
  unshown,
  wordsOf,
  writePerspective,
  writeProse,
} from "@hybrid/documents";
import { RoundView, type DocumentKind } from "@hybrid/domain";
import { openStore } from "@hybrid/store";
import { syncFrame } from "@hybrid/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { openStockClient, type StockClient } from "../support/stock-client.ts";
import { databaseIn } from "../support/master-key.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

let folder: TempFolder;
let server: RunningServer;
let seats: Map<string, TakenSeat>;
const title = "K-17";
const secret = "canary-unseen";

beforeAll(async () => {
  folder = openTempFolder("reveal");
  server = await startServer(folder.path);
  const space = (await readDemo(server.url)).spaces.find(({ language }) => language === "en")!;
  const taken = await Promise.all(space.seats.map(({ id }) => takeSeat(server.url, id)));
  seats = new Map(taken.map((seat) => [kindOf(seat), seat]));
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const kindOf = ({ seat, view }: TakenSeat) =>
  view.seats.find(({ id }) => id === seat)?.organisation?.kind ?? "coordinator";
const of = (kind: string) => seats.get(kind)!;
const pictureOf = ({ view }: TakenSeat) =>
  view.documents.find((record) => record.kind === "picture" && record.title === title)!;
const recordOf = (seat: TakenSeat, kind: DocumentKind, own = seat.seat) =>
  seat.view.documents.find(
    (record) =>
      record.kind === kind && record.about === pictureOf(seat).id && (kind === "accord" || record.seat === own),
  )!;
const silence = (seat: TakenSeat) => `/api/seats/${seat.seat}/pictures/${pictureOf(of("police")).id}/silence`;

async function post(seat: TakenSeat, path = "", body: object = {}) {
  const headers = { "content-type": "application/json", origin: server.url, cookie: seat.cookie };
  const url = `${server.url}${silence(seat)}${path}`;
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  return {
    status: response.status,
    text,
    code: text === "" ? undefined : (JSON.parse(text) as { code?: string }).code,
  };
}
const begin = (seat: TakenSeat, ...asked: string[]) => post(seat, "", { asked: asked.map((kind) => of(kind).seat) });
const ready = (kind: string, is = true) => post(of(kind), "/ready", { ready: is });

async function on<T>(seat: TakenSeat, record: { id: string; epoch: number }, look: (doc: Y.Doc) => T): Promise<T> {
  const client = await opened(seat, record);
  const found = look(client.doc);
  await until("what was written is saved", () => client.acked >= client.written);
  client.close();
  return found;
}
async function opened(seat: TakenSeat, record: { id: string; epoch: number }): Promise<StockClient> {
  const client = openStockClient(seat.door(record), { acks: true });
  await client.synced();
  return client;
}
const writeFirst = (kind: string, factor: string, words: string) =>
  on(of(kind), recordOf(of(kind), "first"), (doc) => {
    writePerspective(doc, factor, { sight: "concern", beingARisk: "strong" });
    writeProse(wordsOf(doc, factor)!, [words]);
  });
const voiceOf = <T>(reader: string, kind: string, look: (doc: Y.Doc) => T) =>
  on(of(reader), recordOf(of(reader), "voice", of(kind).seat), look);
const spoken = (reader: string, kind: string, factor: string) =>
  voiceOf(reader, kind, (doc) => readProse(wordsOf(doc, factor) ?? new Y.XmlFragment()).join(" "));
const accord = <T>(look: (doc: Y.Doc) => T) => on(of("coordinator"), recordOf(of("coordinator"), "accord"), look);

/** Every byte another seat is sent: all its documents, the round, its logs. */
async function everythingSentTo(seat: TakenSeat): Promise<string> {
  const parts: string[] = [];
  for (const record of seat.view.documents) {
    const socket = await openRawSocket(seat.door(record));
    socket.send(syncFrame("step1", Y.encodeStateVector(new Y.Doc())));
    await until("the document is here", () => socket.frames.some(([type, sub]) => type === 0 && sub === 1));
    parts.push(...socket.frames.map((frame) => Buffer.from(frame).toString("utf8")));
    await socket.close();
  }
  for (const path of [
    silence(seat),
    `/api/journals/disclosure?seat=${seat.seat}`,
    `/api/journals/read?seat=${seat.seat}`,
  ])
    parts.push(await (await fetch(`${server.url}${path}`, { headers: { cookie: seat.cookie } })).text());
  return parts.join("\n");
}

test("[SI2] a round is begun by who writes the picture, for seats that have a voice there, and one at a time", async () => {
  expect(await begin(of("civil"), "police")).toMatchObject({ status: 404, code: "unknown" });
  expect(await begin(of("police"), "civil")).toMatchObject({ status: 409, code: "changed" });
  expect(await begin(of("police"), "coordinator")).toMatchObject({ code: "changed" });
  expect(await begin(of("police"))).toMatchObject({ code: "malformed" });
  expect(await ready("police")).toMatchObject({ code: "changed" });
  expect((await begin(of("coordinator"), "police", "social", "school")).status).toBe(201);
  expect(await begin(of("police"), "police")).toMatchObject({ code: "changed" });
  expect(await accord((doc) => readRounds(doc))).toMatchObject([
    {
      value: {
        by: of("coordinator").seat,
        asked: ["police", "social", "school"].map((kind) => of(kind).seat),
        ready: 0,
      },
    },
  ]);
});

test("[SI1] what a seat writes unseen reaches nobody else, the coordinator included", async () => {
  await writeFirst("police", "sealed", `${secret}-police`);
  await writeFirst("social", "sealed", `${secret}-social`);
  for (const seat of seats.values()) {
    const heard = await everythingSentTo(seat);
    const own = kindOf(seat);
    for (const kind of ["police", "social"])
      expect([own, heard.includes(`${secret}-${kind}`)]).toEqual([own, kind === own]);
    for (const kind of ["police", "social"]) {
      if (kind === own) continue;
      const socket = await openRawSocket(seat.door(recordOf(of(kind), "first")));
      expect(await socket.closed).toBe(4404);
      expect(socket.frames).toEqual([]);
    }
  }
});

test("[SI3] the others are told how many are ready, and neither who nor what", async () => {
  expect((await ready("police")).status).toBe(204);
  expect((await ready("police")).status).toBe(204);
  expect(await ready("youth")).toMatchObject({ code: "changed" });
  const told = await (
    await fetch(`${server.url}${silence(of("social"))}`, { headers: { cookie: of("social").cookie } })
  ).text();
  expect(RoundView.parse(JSON.parse(told)).round).toEqual({ id: expect.any(String), asked: 3, ready: 1 });
  expect(told).not.toContain(of("police").seat);
  await until("the count is in the accord", () =>
    accord((doc) => readRounds(doc).some((entry) => entry.readable && entry.value.ready === 1)),
  );
  await ready("police", false);
  await until("one is not ready after all", () =>
    accord((doc) => readRounds(doc).some((entry) => entry.readable && entry.value.ready === 0)),
  );
});

test("[SI2] only the coordinator shows before all are ready", async () => {
  for (const kind of ["police", "school", "civil"])
    expect(await post(of(kind), "/reveal")).toMatchObject({ status: 404, code: "unknown" });
  expect(await accord((doc) => readReveals(doc))).toEqual([]);
});

test("[SI4] [SI5] shown, everybody reads what all wrote, each in its own voice, and it stays as a first thought", async () => {
  expect((await post(of("coordinator"), "/reveal")).status).toBe(204);
  for (const kind of ["police", "social"]) {
    expect(await spoken("school", kind, "sealed")).toBe(`${secret}-${kind}`);
    const thoughts = await voiceOf("school", kind, readFirstThoughts);
    expect(thoughts).toMatchObject([{ id: "sealed", value: { words: [`${secret}-${kind}`], beingARisk: "strong" } }]);
  }
  const [reveal] = await accord(readReveals);
  expect(reveal).toMatchObject({
    value: { by: of("coordinator").seat, seats: ["police", "social"].map((kind) => of(kind).seat) },
  });
  await voiceOf("police", "police", (doc) => writePerspective(doc, "sealed", { beingARisk: "slight" }));
  expect(await voiceOf("social", "police", readFirstThoughts)).toMatchObject([{ value: { beingARisk: "strong" } }]);
  expect(await post(of("coordinator"), "/reveal")).toMatchObject({ code: "changed" });
});

test("[SI2] [SI4] when all who were asked are ready, all is shown at once, while one of them types on", async () => {
  expect((await begin(of("police"), "police", "social")).status).toBe(201);
  const typist = await opened(of("police"), recordOf(of("police"), "first"));
  writePerspective(typist.doc, "typed", { sight: "both" });
  const sent: string[] = [];
  const typing = setInterval(() => {
    sent.push(`w${sent.length}`);
    writeProse(wordsOf(typist.doc, "typed")!, [sent.at(-1)!]);
  }, 15);
  await writeFirst("social", "typed", "at once");
  const answers = await Promise.all([ready("police"), ready("social")]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  clearInterval(typing);
  await until("what was typed is saved", () => typist.acked >= typist.written);
  const shown = (await spoken("social", "police", "typed")).split(" ");
  expect(shown.length).toBeGreaterThan(0);
  expect(shown).toEqual(sent.slice(0, shown.length));
  const kept = readProse(wordsOf(typist.doc, "typed")!);
  expect(kept).toEqual(sent);
  typist.close();
  expect(await spoken("police", "social", "typed")).toBe("at once");
  expect((await accord(readReveals)).at(-1)).toMatchObject({ value: { by: null } });
});

test("[SI6] what came after it was shown is not shown, and its seat still has it", async () => {
  await writeFirst("social", "late", `${secret}-late`);
  const voice = await voiceOf("social", "social", (doc) => Y.encodeStateAsUpdate(doc));
  const copy = new Y.Doc();
  Y.applyUpdate(copy, voice);
  expect(await on(of("social"), recordOf(of("social"), "first"), (doc) => unshown(doc, copy))).toMatchObject([
    { factor: "late" },
  ]);
  expect(await voiceOf("police", "social", (doc) => readPerspectives(doc).some(({ id }) => id === "late"))).toBe(false);
});

test("[SI4] the rows of a reveal are one commit, each by the seat whose words it holds", async () => {
  const [records, round] = [
    ["police", "social"].map((kind) => ({ seat: of(kind).seat, record: recordOf(of(kind), "voice") })),
    recordOf(of("coordinator"), "accord"),
  ];
  await server.close();
  const store = await openStore({ ...databaseIn(folder.path), now: Date.now });
  const rowsOf = ({ id, epoch }: { id: string; epoch: number }) => store.log.readRows({ document: id, epoch }, 0, 1000);
  const last = (await rowsOf(round)).at(-1)!;
  for (const { seat, record } of records) {
    const row = (await rowsOf(record)).at(-1)!;
    expect(row.actor.seat).toBe(seat);
    expect(row.at).toBe(last.at);
  }
  await store.close();
  server = await startServer(folder.path);
});
