import { type Log, LogError } from "@hybrid/sync";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { SqliteOptions } from "./open-sqlite.ts";
import { openStore } from "./open-store.ts";
import { startAppender } from "./testing/child.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { foundingOf } from "./testing/founding.ts";

const address = { document: "picture", epoch: 1 };
const actor = { person: "eva", seat: "police", session: "session" };

async function openWithPicture(path: string, more: Omit<SqliteOptions, "path"> = {}) {
  const store = await openStore({ path, ...more });
  onTestFinished(() => store.close());
  await store.records.foundSpace(foundingOf(address));
  return store;
}

const append = (log: Log, seq: number, size = 10): Promise<void> =>
  log.append({ address, seq, update: new Uint8Array(size), actor, clients: [seq] });

const refusal = (deed: Promise<void>): Promise<string> =>
  deed.then(
    () => "done",
    (error: unknown) => (error instanceof LogError ? error.code : String(error)),
  );

/** Appends rows of 10 kB until one cannot be written; the head. */
async function fill(log: Log): Promise<number> {
  for (let seq = 1; ; seq++) if ((await refusal(append(log, seq, 10_000))) !== "done") return seq - 1;
}

test("[ST3] every acknowledged row is there after SIGKILL, and no hole", { timeout: 60_000 }, async () => {
  const path = join(makeTemporaryFolder(), "store.sqlite");
  await (await openWithPicture(path)).close();
  for (let round = 1; round <= 5; round++) {
    const appender = startAppender(path, address.document);
    await appender.printed(round * 150);
    await appender.kill();
    const store = await openStore({ path });
    const rows = await store.log.readRows(address, 0, 1_000_000);
    const { head, owners } = (await store.log.read(address))!;
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: head }, (_, i) => i + 1));
    expect(head).toBeGreaterThanOrEqual(Math.max(...appender.acknowledged));
    expect(owners.size).toBe(head);
    await store.close();
  }
});

test("[ST8] one write too large for the room left: its batch is unavailable as a whole, the next one works", async () => {
  const { log, records } = await openWithPicture(join(makeTemporaryFolder(), "store.sqlite"), { maxPages: 100 });
  await append(log, 1);
  const answers = [append(log, 2), append(log, 3, 1_000_000), append(log, 4), records.createSession("hash", 1)];
  expect(await Promise.all(answers.map(refusal))).toEqual(Array(4).fill("unavailable"));
  expect((await log.read(address))!.head).toBe(1);
  expect((await log.read(address))!.owners.size).toBe(1);
  expect(await records.readSession("hash")).toBeUndefined();
  expect(await refusal(append(log, 2))).toBe("done");
});

test("[ST8] what was queued behind a failed append of the same document is refused: no hole", async () => {
  const { log } = await openWithPicture(join(makeTemporaryFolder(), "store.sqlite"), { maxPages: 100 });
  const failed = append(log, 1, 1_000_000);
  await new Promise(setImmediate);
  const behind = [append(log, 2), append(log, 3)];
  expect(await Promise.all([failed, ...behind].map(refusal))).toEqual(["unavailable", "conflict", "conflict"]);
  expect((await log.read(address))!.head).toBe(0);
});

test("[ST8] a database that has grown to its limit takes writes again once there is room in it", async () => {
  const { log, records } = await openWithPicture(join(makeTemporaryFolder(), "store.sqlite"), { maxPages: 200 });
  const hashes = Array.from({ length: 4000 }, (_, i) => `${i}`.padStart(64, "0"));
  await Promise.all(hashes.map((hash) => records.createSession(hash, 1)));
  const head = await fill(log);
  expect(head).toBeGreaterThan(0);
  expect(await refusal(append(log, head + 1, 10_000))).toBe("unavailable");
  for (const hash of hashes) await records.deleteSession(hash);
  expect(await refusal(append(log, head + 1, 10_000))).toBe("done");
});

test("[ST8] an error that leaves SQLite's transaction open is rolled back too", async () => {
  const path = join(makeTemporaryFolder(), "store.sqlite");
  const times: unknown[] = [0, 1, "soon", 3];
  const { log } = await openWithPicture(path, { now: () => times.shift() as number });
  expect(await Promise.all([append(log, 1), append(log, 2)].map(refusal))).toEqual(["unavailable", "unavailable"]);
  expect(await log.read(address)).toMatchObject({ head: 0, owners: new Map() });
  expect(await refusal(append(log, 1))).toBe("done");
});

test("[ST8] a document that has lost rows is unavailable; the others go on", async () => {
  const path = join(makeTemporaryFolder(), "store.sqlite");
  const other = { document: "glossary", epoch: 1 };
  const first = await openWithPicture(path);
  await first.records.foundSpace(foundingOf(other));
  for (const seq of [1, 2, 3]) await append(first.log, seq);
  await first.close();
  const db = new DatabaseSync(path);
  db.exec("delete from log where seq = 2");
  db.close();
  const store = await openStore({ path });
  onTestFinished(() => store.close());
  await expect(store.log.read(address)).rejects.toMatchObject({ code: "unavailable" });
  expect((await store.log.read(other))!.head).toBe(0);
});

/** Runs a command beside a disk of 3 MB that only it sees; throws where the system does not let us. */
function onSmallDisk(folder: string, command: readonly string[]): string {
  const script = 'mount -t tmpfs -o size=3m tmpfs "$0" && exec "$@"';
  const namespace = ["--user", "--map-root-user", "--mount", "sh", "-c", script, folder];
  return execFileSync("unshare", [...namespace, ...command], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** Without the right to mount in a namespace of one's own, as in many containers, there is no small disk to fill. */
function canMount(): boolean {
  try {
    onSmallDisk(tmpdir(), ["true"]);
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!canMount())(
  "[ST8] a full disk: reading goes on, nothing acknowledged is lost, room helps by itself",
  () => {
    const script = fileURLToPath(new URL("./testing/full-disk.ts", import.meta.url));
    const folder = makeTemporaryFolder();
    const told: unknown = JSON.parse(onSmallDisk(folder, [process.execPath, script, folder]));
    const { acknowledged } = told as { acknowledged: number };
    expect(acknowledged).toBeGreaterThan(10);
    expect(told).toEqual({
      acknowledged,
      headWhileFull: acknowledged,
      whileFull: ["unavailable", "unavailable"],
      withRoom: "done",
      headReopened: acknowledged + 1,
    });
  },
);
