// Who wrote this, asked of a live server by those who may know and by those who may not.
import { AuthorshipView, type SeatView } from "@hybrid/domain";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { openStockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

type Document = SeatView["documents"][number];
type Read = Extract<AuthorshipView, { state: "read" }>;

let folder: TempFolder;
let server: RunningServer;
let seats: TakenSeat[];

beforeAll(async () => {
  folder = openTempFolder("authorship");
  server = await startServer(folder.path);
  const { spaces } = await readDemo(server.url);
  seats = await Promise.all(spaces[0]!.seats.map((seat) => takeSeat(server.url, seat.id)));
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const of = (kind: string): TakenSeat =>
  seats.find(({ seat, view }) => view.seats.find(({ id }) => id === seat)?.organisation?.kind === kind)!;
const documentOf = ({ view }: TakenSeat, wanted: (document: Document) => boolean): Document =>
  view.documents.find(wanted)!;
const k17 = (seat: TakenSeat) => documentOf(seat, ({ kind, title }) => kind === "picture" && title === "K-17");

function ask(by: TakenSeat, document: string, query: string, cookie = by.cookie): Promise<Response> {
  const path = `/api/documents/${document}/authorship?seat=${by.seat}&${query}`;
  return fetch(server.url + path, { headers: cookie ? { cookie } : {} });
}

async function read(by: TakenSeat, document: string, query: string): Promise<Read> {
  return until("the record is read", async () => {
    const view = AuthorshipView.parse(await (await ask(by, document, query)).json());
    return view.state === "read" ? view : undefined;
  });
}

/** The pieces of one text as sentences. */
async function say(by: TakenSeat, document: string, fragment: string): Promise<string[]> {
  const { texts, writers } = await read(by, document, `fragment=${fragment}`);
  const [text] = texts;
  if (!text || text.same) throw new Error("the whole text was asked for");
  return text.pieces.map(({ text: words, writtenBy, deletedBy }) => {
    const gone = deletedBy ? `, struck out by ${writers[deletedBy.writer]!.kind}` : "";
    return `${writers[writtenBy.writer]!.kind}: ${words}${gone}`;
  });
}

async function edit(by: TakenSeat, document: Document, deed: (doc: Y.Doc) => void): Promise<void> {
  const client = openStockClient(by.door(document), { acks: true });
  await client.synced();
  await until("what the client had is saved", () => client.acked === client.written);
  const before = client.written;
  client.doc.transact(() => deed(client.doc));
  await until("the edit is saved", () => client.written > before && client.acked === client.written);
  client.close();
}

test("[AT1] [AT2] a reader sees who wrote each word of a picture, and who struck out what", async () => {
  const [police, school] = [of("police"), of("school")];
  const picture = documentOf(police, ({ kind, title }) => kind === "picture" && title !== "K-17");
  await edit(police, picture, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("Absent a third of the time")]);
    doc.getXmlFragment("authors").insert(0, [paragraph]);
  });
  await edit(school, picture, (doc) => {
    const text = (doc.getXmlFragment("authors").get(0) as Y.XmlElement).get(0) as Y.XmlText;
    text.delete(7, 7);
    text.insert(7, "41 %");
  });
  const expected = ["police: Absent ", "police: a third, struck out by school", "school: 41 %", "police:  of the time"];
  expect((await say(of("social"), picture.id, "authors")).toSorted()).toEqual(expected.toSorted());
  const { writers } = await read(police, picture.id, "fragment=authors");
  const holder = school.view.me.person.name;
  expect(writers.find(({ kind }) => kind === "school")).toMatchObject({ seat: school.seat, person: holder });
});

test("[AT7] without a session, in another's seat, or where the picture is closed, there is nothing to see", async () => {
  const [police, civil] = [of("police"), of("civil")];
  const picture = k17(police);
  const none = await ask(police, "none", "fragment=aim");
  expect([none.status, await none.text()]).toEqual([404, '{"code":"unknown"}']);
  const strangers = [
    await ask(civil, picture.id, "fragment=aim"),
    await ask(police, picture.id, "fragment=aim", civil.cookie),
    await ask({ ...police, seat: "nobody" }, picture.id, "fragment=aim"),
  ];
  for (const answer of strangers) expect([answer.status, await answer.text()]).toEqual([404, '{"code":"unknown"}']);
  expect((await ask(police, picture.id, "fragment=aim", "")).status).toBe(401);
  const notes = documentOf(police, ({ kind }) => kind === "notes");
  expect((await ask(of("school"), notes.id, "fragment=notes")).status).toBe(404);
  for (const query of ["", "fragment=", `fragment=${"x".repeat(300)}`, "fragment=aim&after=-1", "fragment=aim&from=x"])
    expect({ query, status: (await ask(police, picture.id, query)).status }).toEqual({ query, status: 400 });
});

test("[AT1] a voice is written by its seat, from the first word", async () => {
  const police = of("police");
  const picture = k17(police);
  const voice = documentOf(
    police,
    ({ kind, about, seat }) => kind === "voice" && about === picture.id && seat !== police.seat,
  );
  const client = openStockClient(police.door(voice));
  await client.synced();
  const words = [...client.doc.share.keys()].filter((name) => name.startsWith("words:"));
  client.close();
  const { writers, texts } = await read(police, voice.id, words.map((name) => `fragment=${name}`).join("&"));
  expect(texts.length).toBe(words.length);
  expect(texts.some((text) => !text.same && text.pieces.length > 0)).toBe(true);
  expect(writers.map(({ seat }) => seat)).toEqual([voice.seat]);
});

test("[AT6] an unchanged text is not sent again, and no answer names a session", async () => {
  const police = of("police");
  const picture = k17(police);
  const first = await read(police, picture.id, "fragment=narrative&fragment=aim");
  expect(first.texts.map(({ fragment, same }) => [fragment, same])).toEqual([
    ["narrative", false],
    ["aim", false],
  ]);
  const again = await ask(police, picture.id, `fragment=narrative&after=${first.seq}`);
  expect(again.headers.get("cache-control")).toBe("no-store");
  expect(await again.json()).toMatchObject({ seq: first.seq, texts: [{ fragment: "narrative", same: true }] });
  const answer = await (await ask(police, picture.id, "fragment=narrative")).text();
  expect(answer).not.toContain("session");
  expect(answer).not.toContain("founding");
});

test("[AT7] one session cannot keep the reading thread to itself", async () => {
  const police = of("police");
  const answers = await Promise.all(Array.from({ length: 60 }, () => ask(police, k17(police).id, "fragment=aim")));
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].every((status) => status === 200 || status === 429)).toBe(true);
  expect((await ask(police, k17(police).id, "fragment=aim")).status).toBe(200);
});

test("[AT4] [AT7] who has left the seat keeps the name on what was written, and sees it no more", async () => {
  const [police, youth] = [of("police"), of("youth")];
  const coordinator = seats.find(({ seat, view }) => !view.seats.find(({ id }) => id === seat)?.organisation)!;
  const picture = documentOf(youth, ({ kind, title }) => kind === "picture" && title !== "K-17");
  await edit(youth, picture, (doc) => {
    const paragraph = new Y.XmlElement("paragraph");
    paragraph.insert(0, [new Y.XmlText("Thursdays hold")]);
    doc.getXmlFragment("leaving").insert(0, [paragraph]);
  });
  const left = await fetch(`${server.url}/api/seats/${coordinator.seat}/seats/${youth.seat}/holder`, {
    method: "DELETE",
    headers: { cookie: coordinator.cookie, origin: server.url },
  });
  expect(left.ok).toBe(true);
  const { writers, texts } = await read(police, picture.id, "fragment=leaving");
  const [text] = texts;
  const piece = text?.same === false ? text.pieces[0] : undefined;
  expect(writers[piece!.writtenBy.writer]).toMatchObject({ seat: youth.seat, person: youth.view.me.person.name });
  expect((await ask(youth, picture.id, "fragment=leaving")).status).toBe(404);
});
