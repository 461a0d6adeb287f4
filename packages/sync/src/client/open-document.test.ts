import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openEngine, type Engine, type Line } from "../engine.ts";
import { createMemoryLog, type MemoryLog } from "../testing/memory-log.ts";
import { closeCode } from "../wire.ts";
import { openDocument, type Connection } from "./open-document.ts";

const address = { document: "d", epoch: 1 };
let log: MemoryLog;
let engine: Engine;
let right: "write" | "read" | "none";
let reachable: boolean;
const open: Connection[] = [];
const lines = new Set<LoopSocket>();

/** A browser's WebSocket that ends in the engine of this test instead of a network. */
class LoopSocket extends EventTarget {
  readonly OPEN = 1;
  readyState = 0;
  binaryType = "arraybuffer";
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  #line: Line | undefined;

  constructor() {
    super();
    queueMicrotask(() => (reachable ? this.#connect() : this.end(1006)));
  }
  #connect(): void {
    lines.add(this);
    this.readyState = 1;
    this.#line = engine.connect(
      address,
      {
        send: (frame) => queueMicrotask(() => this.onmessage?.({ data: frame.slice().buffer })),
        close: (code) => this.end(code),
        pause() {},
        resume() {},
        buffered: () => 0,
      },
      { actor: { person: "eva", seat: "police", session: "s" }, identity: { name: "Eva" }, right: () => right },
      { acks: true },
    );
    this.onopen?.();
  }
  revise(): void {
    this.#line?.revise();
  }
  send(frame: Uint8Array): void {
    if (this.readyState === 1) this.#line?.receive(frame.slice());
  }
  close(): void {
    this.end(1000);
  }
  end(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    lines.delete(this);
    queueMicrotask(() => {
      this.#line?.closed();
      this.onclose?.({ code, reason: "" });
    });
  }
}

function connect(): { doc: Y.Doc; connection: Connection } {
  const doc = new Y.Doc();
  const WebSocketPolyfill = LoopSocket as unknown as typeof WebSocket;
  const connection = openDocument({ url: "ws://x/sync", address, seat: "police", doc, schema: 1, WebSocketPolyfill });
  open.push(connection);
  return { doc, connection };
}
const becomes = (connection: Connection, status: object) =>
  vi.waitFor(() => expect(connection.status()).toMatchObject(status), { timeout: 3000 });

beforeEach(() => {
  log = createMemoryLog();
  log.seed(address);
  engine = openEngine({ log });
  right = "write";
  reachable = true;
});
afterEach(async () => {
  for (const connection of open.splice(0)) connection.close();
  await engine.close();
});

test("[SA1] an edit is saving until its ack, and then saved", async () => {
  const { doc, connection } = connect();
  await becomes(connection, { link: "open", synced: true, save: "saved" });
  log.hold();
  doc.getText("t").insert(0, "hello");
  expect(connection.status()).toMatchObject({ save: "saving", unsaved: 1 });
  log.release();
  await becomes(connection, { save: "saved", unsaved: 0 });
});

test("[SA5] what is written without a connection is unsaved, and saved once the server has it", async () => {
  const { doc, connection } = connect();
  await becomes(connection, { synced: true });
  reachable = false;
  for (const line of lines) line.end(1006);
  await becomes(connection, { link: "offline" });
  doc.getText("t").insert(0, "offline words");
  expect(connection.status()).toMatchObject({ save: "unsaved", unsaved: 1 });
  reachable = true;
  await becomes(connection, { save: "saved" });
  expect((await log.read(address))!.head).toBe(1);
});

test("[SY11] a commit that fails leaves the edit unsaved, and it is saved when the disk has room", async () => {
  const { doc, connection } = connect();
  await becomes(connection, { synced: true });
  log.full = true;
  doc.getText("t").insert(0, "does not fit");
  await becomes(connection, { save: "unsaved" });
  log.full = false;
  await becomes(connection, { save: "saved", unsaved: 0 });
});

test("[SA4] an edit the server will not take is refused, stays in the document, and one goes on reading", async () => {
  right = "read";
  const { doc, connection } = connect();
  await becomes(connection, { synced: true, right: "read" });
  doc.getText("t").insert(0, "not mine to write");
  await becomes(connection, { save: "refused", link: "open" });
  right = "write";
  const other = connect();
  await becomes(other.connection, { synced: true, right: "write" });
  other.doc.getText("u").insert(0, "hello");
  await vi.waitFor(() => expect(doc.getText("u").toString()).toBe("hello"));
  expect(doc.getText("t").toString()).toBe("not mine to write");
});

test("[RE2] losing the right to write keeps one reading, and what was typed meanwhile is saved if it comes back", async () => {
  const { doc, connection } = connect();
  await becomes(connection, { synced: true, right: "write" });
  right = "read";
  for (const line of lines) line.revise();
  await becomes(connection, { right: "read", save: "saved" });
  doc.getText("t").insert(0, "too late");
  await becomes(connection, { save: "refused", unsaved: 1 });
  expect((await log.read(address))!.head).toBe(0);
  right = "write";
  for (const line of lines) line.revise();
  await becomes(connection, { right: "write", save: "saved", unsaved: 0 });
  expect((await log.read(address))!.head).toBe(1);
});

test("[RE1] losing the right to read closes the document, and the words typed last stay with their author", async () => {
  const { doc, connection } = connect();
  await becomes(connection, { synced: true });
  log.hold();
  doc.getText("t").insert(0, "last words");
  right = "none";
  for (const line of lines) line.revise();
  await becomes(connection, { link: "closed", save: "refused", closed: { code: closeCode.notAllowed } });
  expect(doc.getText("t").toString()).toBe("last words");
  log.release();
});

test("[SA1] what others write is none of this tab's unsaved words", async () => {
  const [one, two] = [connect(), connect()];
  await becomes(one.connection, { synced: true });
  await becomes(two.connection, { synced: true });
  const saves: string[] = [];
  two.connection.subscribe(() => saves.push(two.connection.status().save));
  one.doc.getText("t").insert(0, "hello");
  await vi.waitFor(() => expect(two.doc.getText("t").toString()).toBe("hello"));
  expect(saves.every((save) => save === "saved")).toBe(true);
});

test("[EX10] [SY18] a deed longer than a live edit may be is one frame all the same, is saved, and the socket stays", async () => {
  const [here, there] = [connect(), connect()];
  await Promise.all([becomes(here.connection, { synced: true }), becomes(there.connection, { synced: true })]);
  here.doc.transact(() => {
    for (let at = 0; at < 2000; at += 1) here.doc.getMap("terms").set(`${at}/headword.sv`, "ord".repeat(100));
  });
  await becomes(here.connection, { link: "open", save: "saved", unsaved: 0 });
  await vi.waitFor(() => expect(there.doc.getMap("terms").size).toBe(2000));
  here.doc.getText("after").insert(0, "and on");
  await becomes(here.connection, { link: "open", save: "saved" });
  await vi.waitFor(() => expect(String(there.doc.getText("after"))).toBe("and on"));
});
