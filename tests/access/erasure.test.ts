// A picture that is erased, a backup that is put back, words that are redacted: what is gone, what is closed, and what
// a browser of the time before can still do.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "@hybrid/store";
import { closeCode } from "@hybrid/sync";
import { multiplex, openDocument } from "@hybrid/sync/client";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { WebSocket as NodeSocket } from "ws";
import * as Y from "yjs";
import { databaseIn } from "../support/master-key.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, startServerProcess, type RunningServer } from "../support/server.ts";
import { headersOf, openStockClient, type Door, type StockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until, within } from "../support/wait.ts";

const canary = "kanariefågeln sjöng";
const root = fileURLToPath(new URL("../../", import.meta.url));
let folder: TempFolder;
let server: RunningServer;
let [police, social, coordinator]: TakenSeat[] = [];
const open: { close(): void }[] = [];

beforeAll(async () => {
  folder = openTempFolder("erasure");
  await start();
});
afterEach(() => {
  for (const each of open.splice(0)) each.close();
});
afterAll(async () => {
  await server.close();
  folder.close();
});

async function start(): Promise<void> {
  server = await startServer(folder.path);
  const seats = (await readDemo(server.url)).spaces[0]!.seats;
  const take = (kind: string | undefined) =>
    takeSeat(server.url, seats.find(({ organisation }) => organisation?.kind === kind)!.id);
  [police, social, coordinator] = await Promise.all([take("police"), take("social"), take(undefined)]);
}

const named = ({ view }: TakenSeat, title: string) => view.documents.find((each) => each.title === title)!;

function client(door: Door): StockClient {
  const opened = openStockClient(door, { acks: true });
  open.push(opened);
  return opened;
}

async function writeInto(door: Door, words: string): Promise<StockClient> {
  const writer = client(door);
  await writer.synced();
  writer.doc.getText("words").insert(0, words);
  await until("it is saved", () => writer.durable === writer.own.length);
  return writer;
}

function erase(by: TakenSeat, picture: string, title: string): Promise<Response> {
  return fetch(`${server.url}/api/seats/${by.seat}/pictures/${picture}/erasure`, {
    method: "POST",
    headers: { cookie: by.cookie, origin: server.url, "content-type": "application/json" },
    body: JSON.stringify({ title }),
  });
}

const filesWith = (words: string) =>
  readdirSync(folder.path).filter((name) => readFileSync(join(folder.path, name)).includes(words));

async function command(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--disable-proto=delete", ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder.path },
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (said += text));
  await within(30_000, "the command ends", once(child, "close"));
  return { code: child.exitCode, said };
}

test("[KE1] what people write is found in no file of the data folder, while the server runs or after", async () => {
  const notes = police!.view.documents.find(({ kind, right }) => kind === "notes" && right === "write")!;
  await writeInto(police!.door(notes), canary);
  await writeInto(police!.door(named(police!, "K-17")), canary);
  expect(readdirSync(folder.path)).toContain("space.sqlite-wal");
  expect(filesWith("kanarie")).toEqual([]);
});

describe("erasing a picture", () => {
  test("[EP5] only the coordinator may, and only with its title", async () => {
    const { id } = named(police!, "K-17");
    expect((await erase(police!, id, "K-17")).status).toBe(404);
    const wrong = await erase(coordinator!, id, "K-18");
    expect([wrong.status, await wrong.json()]).toEqual([409, { code: "changed" }]);
    expect((await erase(coordinator!, "missing", "K-17")).status).toBe(404);
    await client(police!.door(named(police!, "K-17"))).synced();
  });

  test("[EP1] [EP2] every sheet of it closes with 4409, unsaved words stay with their author, nothing leads back", async () => {
    const picture = named(police!, "K-17");
    const own = police!.view.documents.filter(({ id, about }) => id === picture.id || about === picture.id);
    const sockets = await Promise.all(own.map((record) => openRawSocket(police!.door(record))));
    const { connection, doc } = share(police!, picture);
    await until("it is synced", () => connection.status().synced);
    const theirs = client(social!.door(named(social!, "K-17")));
    await theirs.synced();
    expect((await erase(coordinator!, picture.id, "K-17")).status).toBe(204);
    for (const socket of sockets) expect(await socket.closed).toBe(closeCode.newEpoch);
    await until("the channel is closed", () => connection.status().link === "closed");
    expect(connection.status().closed).toEqual({ code: closeCode.newEpoch });
    doc.getText("late").insert(0, "too late");
    expect(connection.status()).toMatchObject({ save: "refused", unsaved: 1 });
    expect(doc.getText("late").toString()).toBe("too late");
    await until("theirs too", () => theirs.closes.includes(closeCode.newEpoch));
    for (const epoch of [picture.epoch, picture.epoch + 1]) {
      const back = await openRawSocket(police!.door({ id: picture.id, epoch }));
      expect(await back.closed).toBe(closeCode.notOpen);
    }
    const view = await (
      await fetch(`${server.url}/api/seats/${police!.seat}`, { headers: { cookie: police!.cookie } })
    ).text();
    expect(view).not.toContain(picture.id);
    expect((await erase(coordinator!, picture.id, "K-17")).status).toBe(404);
    expect(filesWith("kanarie")).toEqual([]);
  });
});

/** The document as a browser has it: over the tab's one socket. */
function share(seat: TakenSeat, record: { id: string; epoch: number }) {
  const door = seat.door(record);
  class CookieSocket extends NodeSocket {
    constructor(url: string) {
      super(url, headersOf(door));
      this.on("error", () => {});
    }
  }
  const url = `${door.host}/sync`;
  const doc = new Y.Doc();
  const WebSocketPolyfill = multiplex(url, CookieSocket as unknown as typeof WebSocket);
  const address = { document: record.id, epoch: record.epoch };
  const connection = openDocument({ url, address, seat: seat.seat, doc, schema: 1, WebSocketPolyfill });
  open.push(connection);
  return { doc, connection };
}

test("[EP3] [SY14] after a backup was put back a browser of the time between merges nothing", async () => {
  const practice = named(police!, "Övning: Robin");
  (await writeInto(police!.door(practice), "kept. ")).close();
  await server.close();
  const copy = openTempFolder("erasure-copy");
  cpSync(folder.path, copy.path, { recursive: true });
  await start();
  const away = await writeInto(police!.door(practice), "after the backup. ");
  const door = police!.door(practice);
  away.disconnect();
  await server.close();
  rmSync(folder.path, { recursive: true });
  cpSync(copy.path, folder.path, { recursive: true });
  copy.close();
  const { code, said } = await command("server/src/epochs.ts", "restored");
  expect([code, said]).toEqual([0, expect.stringMatching(/^\d+ documents have begun anew\.\n$/)]);
  await start();
  const late = await openRawSocket({ ...police!.door(practice), epoch: door.epoch });
  expect(await late.closed).toBe(closeCode.newEpoch);
  const now = named(police!, "Övning: Robin");
  expect(now.epoch).toBe(practice.epoch + 1);
  const fresh = client(police!.door(now));
  await fresh.synced();
  expect(fresh.doc.getText("words").toString()).toBe("kept. ");
});

test("[KE1] a copy made while people write opens with the same key, and says no word of itself", async () => {
  const own = openTempFolder("erasure-backup");
  const process = await startServerProcess(own.path);
  const seats = (await readDemo(process.url)).spaces[0]!.seats;
  const seat = await takeSeat(process.url, seats.find(({ organisation }) => organisation?.kind === "police")!.id);
  const writer = await writeInto(seat.door(named(seat, "K-17")), canary);
  process.signal("SIGUSR2");
  const path = await until("the copy is made", () => /is in (\S+\.sqlite)\./.exec(process.output)?.[1]);
  writer.close();
  expect(await process.stop()).toBe(0);
  expect(readFileSync(path).includes("kanarie")).toBe(false);
  const store = await openStore({ ...databaseIn(own.path), path });
  const { id, epoch } = named(seat, "K-17");
  const rows = await store.log.readRows({ document: id, epoch }, 0, 1000);
  expect(rows.some(({ update }) => Buffer.from(update).includes(canary))).toBe(true);
  await store.close();
  own.close();
});

test("[EP4] [KE6] redacted words are gone for whoever opens it now, and the key can be changed", async () => {
  const before = named(police!, "Övning: Robin");
  (await writeInto(police!.door(before), "Storgatan 4 och ")).close();
  await server.close();
  const none = await command("server/src/epochs.ts", "redact", before.id, "nobody wrote this");
  expect([none.code, none.said]).toEqual([1, "The words do not stand there, so nothing was changed.\n"]);
  const { code, said } = await command("server/src/epochs.ts", "redact", before.id, "Storgatan 4");
  expect([code, said]).toEqual([0, expect.stringContaining("removed in 1 places")]);

  const next = join(folder.path, "next.key");
  const rotated = await command("server/src/keys.ts", "rotate", next);
  expect([rotated.code, rotated.said]).toEqual([
    0,
    expect.stringMatching(/keys are wrapped by the key in .+next\.key/),
  ]);
  expect(readFileSync(next, "utf8")).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  await expect(startServer(folder.path)).rejects.toMatchObject({ code: "key" });
  rmSync(join(folder.path, "master.key"));
  cpSync(next, join(folder.path, "master.key"));

  await start();
  const now = named(police!, "Övning: Robin");
  const fresh = client(police!.door(now));
  await fresh.synced();
  expect(fresh.doc.getText("words").toString()).toBe(" och kept. ");
  fresh.doc.getText("words").insert(0, "again");
  await until("it is saved", () => fresh.durable === fresh.own.length);
});
