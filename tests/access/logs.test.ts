// The logs against a live server: every opening is logged before its content, coalesced, shown to those it concerns;
// a reason where it is asked; the monthly sample; files to take along; and a kill at any moment.
import { narrativeOf, readProse } from "@hybrid/documents";
import { Disclosure, type ReadLog, type Sample } from "@hybrid/domain";
import { openStore, readJournalFile, verifyJournals } from "@hybrid/store";
import { createPublicKey, verify } from "node:crypto";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createServer } from "server/app";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { openRawSocket } from "../support/raw-socket.ts";
import { databaseIn } from "../support/master-key.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServerProcess, type RunningServer } from "../support/server.ts";
import { pairOf, read, send, slipOf, writeNotes } from "../support/slips.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { turn } from "../support/wait.ts";

const begin = Date.parse("2026-11-22T09:00:00Z");
const day = 86_400_000;
let time = begin;
let folder: TempFolder;
let server: RunningServer;
let seats: Map<string, TakenSeat>;

beforeAll(async () => {
  folder = openTempFolder("logs");
  server = await createServer({
    dataDir: folder.path,
    port: 0,
    host: "127.0.0.1",
    demo: true,
    origins: [],
    requests: 100_000,
    sessionLimits: { idle: 4000 * day, absolute: 4000 * day },
    now: () => time,
  });
  seats = await takeAll(server.url);
});
afterAll(async () => {
  await server.close();
  folder.close();
});

async function takeAll(url: string): Promise<Map<string, TakenSeat>> {
  const space = (await readDemo(url)).spaces.find(({ language }) => language === "en")!;
  const taken = await Promise.all(space.seats.map(({ id }) => takeSeat(url, id)));
  return new Map(
    taken.map((seat) => [
      seat.view.seats.find(({ id }) => id === seat.seat)?.organisation?.kind ?? "coordinator",
      seat,
    ]),
  );
}

const of = (kind: string) => seats.get(kind)!;
const logOf = (seat: TakenSeat, more = "") =>
  read<ReadLog>(server.url, seat, `/api/journals/read?seat=${seat.seat}${more}`);

async function open(seat: TakenSeat, record: { id: string; epoch: number }): Promise<"in" | number> {
  const socket = await openRawSocket(seat.door(record));
  socket.send(Uint8Array.of(0, 0, 1, 0));
  let code: number | undefined;
  void socket.closed.then((closed) => (code = closed));
  while (code === undefined && socket.frames.length === 0) await turn(2);
  if (code !== undefined) return code;
  await socket.close();
  return "in";
}

test("[LO3] [LO4] every document opened is one row, by person, seat and document, for a quarter of an hour", async () => {
  const police = of("police");
  for (const record of police.view.documents) expect(await open(police, record)).toBe("in");
  const opened = (await logOf(police)).readings.filter(({ reading }) => reading.name === "Henrik");
  expect(new Set(opened.map(({ reading }) => reading.document))).toEqual(
    new Set(police.view.documents.map(({ id }) => id)),
  );
  const { picture } = pairOf(police, "K-17");
  await Promise.all([1, 2, 3].map(() => open(police, picture)));
  expect((await logOf(police)).readings.length).toBe(opened.length);
  time += 16 * 60_000;
  await open(police, picture);
  const [latest] = (await logOf(police)).readings;
  expect(latest).toMatchObject({ at: time, reading: { document: picture.id, title: "K-17", documentKind: "picture" } });
});

test("[LO3] who is refused at the door leaves no reading", async () => {
  const { picture } = pairOf(of("police"), "K-17");
  const before = (await logOf(of("coordinator"))).head?.seq;
  expect(await open(of("civil"), picture)).toBe(4404);
  expect((await logOf(of("coordinator"))).head?.seq).toBe(before);
});

test("[LO6] the coordinator reads all of the read log, an organisation what concerns its own, a seat's guessing nothing", async () => {
  const [social, school] = [of("social"), of("school")];
  const voice = social.view.documents.find(({ kind, seat }) => kind === "voice" && seat === school.seat)!;
  await open(social, voice);
  const seen = async (seat: TakenSeat) =>
    (await logOf(seat)).readings.some(({ reading }) => reading.document === voice.id && reading.name === "Samira");
  expect(await seen(of("coordinator"))).toBe(true);
  expect(await seen(social)).toBe(true);
  expect(await seen(school)).toBe(true); // it is the school's own voice
  expect(await seen(of("health"))).toBe(false);
  const response = await fetch(`${server.url}/api/journals/read?seat=${of("coordinator").seat}`, {
    headers: { cookie: social.cookie },
  });
  expect(response.status).toBe(404);
});

test("[LO5] a picture that a seat has not opened for so many days asks why, and no content comes before the answer", async () => {
  const [coordinator, health] = [of("coordinator"), of("health")];
  const { picture } = pairOf(health, "K-17");
  const set = (seat: TakenSeat, days: number | null) =>
    send(server.url, seat, "/api/journals/read/reason", { seat: seat.seat, days }, "PUT");
  expect((await set(health, 30)).status).toBe(404);
  expect((await set(coordinator, 30)).status).toBe(200);
  expect(await open(health, picture)).toBe(4428);
  const give = (reason: string) =>
    send(server.url, health, "/api/journals/read", { seat: health.seat, document: picture.id, reason });
  expect(await give("  ")).toMatchObject({ status: 400 });
  expect(await give("Preparing the meeting on Thursday")).toMatchObject({ status: 201 });
  expect(await open(health, picture)).toBe("in");
  expect((await logOf(health)).readings[0]!.reading.reason).toBe("Preparing the meeting on Thursday");
  time += 29 * day;
  expect(await open(health, picture)).toBe("in");
  time += 31 * day;
  expect(await open(health, picture)).toBe(4428);
  await set(coordinator, null);
  expect(await open(health, picture)).toBe("in");
});

test("[LO8] the sample of a month is the same for all who draw it, and each look at it is logged", async () => {
  const coordinator = of("coordinator");
  const path = `/api/journals/sample?seat=${coordinator.seat}&month=2026-11`;
  const sample = await read<Sample>(server.url, coordinator, path);
  expect(sample.of).toBeGreaterThan(sample.readings.length);
  expect(sample.readings.length).toBeGreaterThanOrEqual(10);
  expect(await read<Sample>(server.url, coordinator, path)).toEqual(sample);
  const { seq } = sample.readings[3]!;
  const mark = (seat: TakenSeat, reading: number, word: string) =>
    send(server.url, seat, "/api/journals/sample", { seat: seat.seat, month: "2026-11", reading, mark: word });
  const before = (await logOf(coordinator)).head!.seq;
  expect((await mark(coordinator, seq, "ask")).status).toBe(200);
  expect((await mark(coordinator, 999_999, "ok")).status).toBe(404);
  expect((await logOf(coordinator)).head!.seq).toBe(before + 1);
  const marked = (await read<Sample>(server.url, coordinator, path)).readings.find((one) => one.seq === seq);
  expect(marked?.marked).toMatchObject({ mark: "ask", by: { holder: "Maja" } });
});

test("[LO9] a log can be taken along as CSV and as JSON, with its signed end", async () => {
  const police = of("police");
  const ask = (format: string) =>
    fetch(`${server.url}/api/journals/read/export.${format}?seat=${police.seat}&from=2026-11-22`, {
      headers: { cookie: police.cookie },
    });
  const csv = await (await ask("csv")).text();
  expect(csv.split("\r\n")[0]).toBe("number,time,person,organisation,document,picture,reason,seal");
  const json = (await (await ask("json")).json()) as ReadLog & { publicKey: string };
  const { seq, hash, signature } = json.head!;
  const text = JSON.stringify({ hash, kind: "read", seq, space: police.view.space.id });
  const key = createPublicKey(json.publicKey);
  expect(verify(null, Buffer.from(text), key, Buffer.from(signature, "base64url"))).toBe(true);
  expect((await ask("exe")).status).toBe(400);
});

test(
  "[SL4] killed at any moment, a disclosure and its words are both there or neither, and every chain is whole",
  { timeout: 120_000 },
  async () => {
    const own = openTempFolder("slip-kill");
    let taken = 0;
    for (let round = 0; round < 5; round++) {
      const child = await startServerProcess(own.path);
      const social = (await takeAll(child.url)).get("social")!;
      const passages = Array.from({ length: 30 }, (_, i) => `Round ${round}, passage ${i}.`);
      await writeNotes(social, "K-17", passages);
      let answered = 0;
      // As many at once as one organisation may.
      const sending = [0, 1, 2, 3].map(async (hand) => {
        for (const passage of passages.filter((_, at) => at % 4 === hand)) {
          const answer = await send(child.url, social, "/api/slips", slipOf(social, "K-17", { passages: [passage] }));
          if (answer.status === 201) answered += 1;
        }
      });
      const all = Promise.allSettled(sending);
      while (answered < 3 + round * 4) await turn(1);
      await child.kill();
      await all;
      taken = await bothOrNeither(own.path, social, taken + answered);
    }
    const { path, key } = databaseIn(own.path);
    expect(verifyJournals(path, key)).toMatchObject({ whole: true });
    const script = fileURLToPath(new URL("../../server/src/verify.ts", import.meta.url));
    expect(execFileSync(process.execPath, [script, "--database", path], { encoding: "utf8" })).toMatch(/^All \d+ rows/);
    own.close();
  },
);

/** Answers how many disclosures there are: at least as many as were promised. */
async function bothOrNeither(dataDir: string, social: TakenSeat, promised: number): Promise<number> {
  const { picture } = pairOf(social, "K-17");
  const store = await openStore(databaseIn(dataDir));
  const rows = await store.journals.read({ space: social.view.space.id, kind: "disclosure", limit: 10_000 });
  const logged = rows.flatMap(({ payload }) => Disclosure.parse(payload).passages);
  const stored = (await store.log.read({ document: picture.id, epoch: picture.epoch }))!;
  await store.close();
  const doc = new Y.Doc();
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot.update);
  for (const { update } of stored.tail) Y.applyUpdate(doc, update);
  const shared = readProse(narrativeOf(doc)).filter((block) => block.startsWith("Round "));
  expect(shared.toSorted()).toEqual(logged.toSorted());
  expect(logged.length).toBeGreaterThanOrEqual(promised);
  return logged.length;
}

test("[LO7] an export is itself noted, in the server's own journal, which only whoever runs the server reads", async () => {
  await server.close();
  const { path, key } = databaseIn(folder.path);
  const noted = readJournalFile(path, "security", key);
  expect(noted.filter(({ payload }) => payload["what"] === "a log was exported")).toMatchObject([
    { space: "", seat: of("police").seat, payload: { detail: "read csv" } },
    { space: "", seat: of("police").seat, payload: { detail: "read json" } },
  ]);
});
