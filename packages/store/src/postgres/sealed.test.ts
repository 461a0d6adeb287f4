// What can be found in the files of a PostgreSQL whose databases are sealed, and what servers can still do whose keys
// were changed or destroyed by another.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LogError, type Address } from "@hybrid/sync";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openStore } from "../open-store.ts";
import { migrations } from "../schema.ts";
import { newContentKey, type MasterKey } from "../seal.ts";
import { canaryBytes, expectCanaries, sealingContract, writeCanaries, type Place } from "../sealing.contract.ts";
import type { Store } from "../store.ts";
import { foundingOf } from "../testing/founding.ts";
import { alterDatabase } from "../testing/postgres.ts";
import { createNew, onPostgres } from "../testing/shared-postgres.ts";
import { verifyDatabase } from "../verify-database.ts";

async function open(databaseUrl: string, key?: MasterKey): Promise<Store> {
  const store = await openStore(key ? { databaseUrl, key } : { databaseUrl });
  onTestFinished(() => store.close());
  return store;
}

const one = async (databaseUrl: string, sql: string) =>
  Object.values((await alterDatabase(databaseUrl, sql))[0] ?? {})[0];

/** Once all is in the files, and the write-ahead log of before is gone. */
async function filesWith(databaseUrl: string, bytes: Uint8Array): Promise<string[]> {
  for (const sql of ["select pg_switch_wal()", "checkpoint"]) await alterDatabase(databaseUrl, sql);
  return filesNowWith(databaseUrl, bytes);
}

/** Of the files of this database, the write-ahead log, and whatever belongs to no database. */
async function filesNowWith(databaseUrl: string, bytes: Uint8Array): Promise<string[]> {
  const folder = String(await one(databaseUrl, "show data_directory"));
  const own = String(await one(databaseUrl, "select oid from pg_database where datname = current_database()"));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith("base/") || path.startsWith(`base/${own}/`));
  expect(files.some((path) => path.startsWith("pg_wal/"))).toBe(true);
  return files.filter((path) => holds(join(folder, path), bytes));
}

function holds(path: string, bytes: Uint8Array): boolean {
  try {
    return readFileSync(path).includes(Buffer.from(bytes));
  } catch {
    return false; // gone between the listing and the look
  }
}

async function openPlace(): Promise<Place> {
  const databaseUrl = await createNew();
  return {
    open: (key) => open(databaseUrl, key),
    verify: (key) => verifyDatabase(key ? { databaseUrl, key } : { databaseUrl }),
    filesWith: (bytes) => filesWith(databaseUrl, bytes),
    alter: async (sql) => void (await alterDatabase(databaseUrl, sql)),
    wrappedKey: async (document) =>
      (await one(
        databaseUrl,
        `select wrapped from keys where document = '${document}' order by epoch desc`,
      )) as Uint8Array | null,
  };
}

const address: Address = { document: "picture", epoch: 1 };
const other: Address = { document: "other", epoch: 1 };
const actor = { person: "eva", seat: "police", session: "s" };
const append = ({ log }: Store, seq: number, where = address) =>
  log.append({ address: where, seq, update: Uint8Array.of(seq), actor, clients: [] });

const answer = (deed: Promise<unknown>): Promise<unknown> =>
  deed.then(
    (value) => value ?? "done",
    (error: unknown) => (error instanceof LogError ? error.code : String(error)),
  );

async function openTwo() {
  const databaseUrl = await createNew();
  const key = newContentKey();
  const [here, there] = [await open(databaseUrl, key), await open(databaseUrl, key)];
  await here.records.foundSpace(foundingOf(address));
  await here.records.foundSpace(foundingOf(other));
  return { databaseUrl, here, there };
}

onPostgres()("a sealed PostgreSQL", () => {
  sealingContract("PostgreSQL", openPlace);

  test("[KE1] the canaries are looked for where the database writes, its own log included", async () => {
    const [plain, sealed] = [await createNew(), await createNew()];
    await writeCanaries(await open(plain));
    expect((await filesNowWith(plain, canaryBytes)).some((path) => path.startsWith("pg_wal/"))).toBe(true);
    expect((await filesWith(plain, canaryBytes)).some((path) => path.startsWith("base/"))).toBe(true);
    await writeCanaries(await open(sealed, newContentKey()));
    expect(await filesNowWith(sealed, canaryBytes)).toEqual([]);
  });

  test("[KE1] what lies in the clear is the same as on SQLite, and what PostgreSQL has besides is known", async () => {
    const databaseUrl = await createNew();
    await open(databaseUrl, newContentKey());
    const sqlite = new DatabaseSync(":memory:");
    for (const migration of migrations) sqlite.exec(migration);
    const columns = (rows: readonly Record<string, unknown>[]) => new Set(rows.map(({ place }) => String(place)));
    const there = columns(
      sqlite
        .prepare(
          "select t.name || '.' || c.name as place from sqlite_schema t, pragma_table_info(t.name) c where t.type = 'table'",
        )
        .all(),
    );
    const here = columns(
      await alterDatabase(
        databaseUrl,
        "select table_name || '.' || column_name as place from information_schema.columns where table_schema = 'public'",
      ),
    );
    sqlite.close();
    expect([...there.difference(here)]).toEqual([]);
    expect(here.difference(there)).toEqual(
      new Set([
        "hybrid_space.version",
        "journal.document", // in the clear within the payload on SQLite
        "master.swept",
        "shared_keys.name",
        "shared_keys.fingerprint",
      ]),
    );
  });

  test("[KE8] servers that write into a document for the first time at once use one key, and read each other", async () => {
    const { databaseUrl, here, there } = await openTwo();
    const answers = await Promise.all([here, there].map((store) => answer(append(store, 1))));
    expect(new Set(answers)).toEqual(new Set(["conflict", "done"]));
    expect(await answer(append(here, 2))).toBe("done");
    expect(await answer(append(there, 3))).toBe("done");
    expect(await one(databaseUrl, "select count(*)::integer from keys")).toBe(1);
    for (const store of [here, there])
      expect((await store.log.readRows(address, 0, 9)).map(({ update }) => [...update])).toEqual([[1], [2], [3]]);
  });

  test("[KE8] with a key that another server destroyed nothing is sealed or opened, also by who has not heard", async () => {
    const { databaseUrl, here, there } = await openTwo();
    for (const where of [address, other]) expect(await answer(append(there, 1, where))).toBe("done");
    expect(await there.log.read(address)).toMatchObject({ head: 1 });
    // Of what is erased, rows and epoch are put back as they were: whoever still had the key could go on with it.
    await alterDatabase(databaseUrl, "create table kept as select * from log where document = 'picture'");
    // The other server hears nothing of it.
    await alterDatabase(databaseUrl, "alter table keys disable trigger hint_follows_key");
    await here.keeping.erase(["picture"]);
    await alterDatabase(
      databaseUrl,
      "insert into log select * from kept; update documents set epoch = 1, erased = 0 where id = 'picture'",
    );
    expect(await answer(append(there, 2))).toBe("conflict");
    expect(await answer(append(there, 2))).toBe("unavailable");
    expect(await answer(there.log.read(address))).toBe("damaged");
    expect(await answer(there.log.readRows(address, 0, 9))).toBe("damaged");
    const part = Uint8Array.of(1);
    const fold = { seq: 1, update: part, stateVector: part, deleteSet: part, homes: part };
    expect(await answer(there.log.writeSnapshot(address, fold))).toBe("unavailable");
    expect(await answer(append(there, 2, other))).toBe("done");
  });

  test("[KE6] after a change of the master key a server with the old one goes on with what it knows, and reaches no more", async () => {
    const { here, there } = await openTwo();
    await append(there, 1);
    await append(here, 1, other);
    await here.keeping.rewrap(newContentKey());
    expect(await answer(append(there, 2))).toBe("done");
    expect(await there.log.read(address)).toMatchObject({ head: 2 });
    expect(await answer(there.log.read(other))).toBe("unavailable");
    expect(await answer(append(there, 2, other))).toBe("unavailable");
    expect(await answer(append(here, 2, other))).toBe("done");
  });

  test("[KE4] a server without a key, started before, writes nothing more once the database is sealed", async () => {
    const databaseUrl = await createNew();
    const before = await open(databaseUrl);
    await writeCanaries(before);
    const key = newContentKey();
    const sealed = await open(databaseUrl, key);
    const d = { document: "d", epoch: 1 };
    const late = { address: d, seq: 4, update: canaryBytes, actor, clients: [] };
    expect(await answer(before.log.append(late))).toBe("conflict");
    const note = { space: "space of d", kind: "read", person: "", seat: "", payload: { document: "d" } } as const;
    expect(await answer(before.journals.note(note))).toBe("unavailable");
    const fold = { seq: 3, update: canaryBytes, stateVector: canaryBytes, deleteSet: canaryBytes, homes: canaryBytes };
    expect(await answer(before.log.writeSnapshot(d, fold))).not.toBe("done");
    expect(await answer(before.log.read(d))).not.toBe("done");
    await expectCanaries(sealed);
  });

  test("[EP2] what is saved at another server while an epoch ends is not lost: it is in the document, or refused", async () => {
    const { here, there } = await openTwo();
    for (let round = 1; round <= 5; round++) {
      const at = { document: "picture", epoch: round };
      let head = (await here.log.read(at))!.head;
      const writing = (async () => {
        while ((await answer(append(there, head + 1, at))) === "done") head++;
      })();
      await here.keeping.beginAnew();
      await writing;
      expect(await here.log.read({ ...at, epoch: round + 1 })).toMatchObject({ head });
    }
  });

  test("[EP1] who reads at length does not hold up an erasure, nor others behind it; the files are swept at the next start", async () => {
    const databaseUrl = await createNew();
    const key = newContentKey();
    const store = await open(databaseUrl, key);
    await store.records.foundSpace(foundingOf(address));
    await append(store, 1);
    const wrapped = (await one(databaseUrl, "select wrapped from keys")) as Uint8Array;
    const backup = new Client({ connectionString: databaseUrl });
    await backup.connect();
    await backup.query("begin; select 1 from keys");
    const began = performance.now();
    await store.keeping.erase(["picture"]);
    expect(performance.now() - began).toBeLessThan(20_000);
    await backup.end();
    expect(await filesWith(databaseUrl, wrapped)).not.toEqual([]);
    await open(databaseUrl, key);
    expect(await filesWith(databaseUrl, wrapped)).toEqual([]);
  });
});
