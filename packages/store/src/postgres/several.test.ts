// Several servers on one database, and connections that break.
import { LogError, type Address } from "@hybrid/sync";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import type { Hint } from "../hints.ts";
import { sealable, sealOf, type JournalNote } from "../journals.ts";
import { openStore } from "../open-store.ts";
import { newContentKey } from "../seal.ts";
import type { Store } from "../store.ts";
import { foundingOf, recordOf } from "../testing/founding.ts";
import { alterDatabase } from "../testing/postgres.ts";
import { readJournal, verifyDatabase } from "../verify-database.ts";
import { createNew, onPostgres } from "../testing/shared-postgres.ts";
import { numbered } from "./database.ts";
import { channels } from "./schema-hints.ts";

const address: Address = { document: "picture", epoch: 1 };
const actor = { person: "eva", seat: "police", session: "s" };
const note: JournalNote = { space: "S", kind: "read", person: "eva", seat: "police", payload: { document: "K-17" } };

async function openTwo() {
  const databaseUrl = await createNew();
  const key = newContentKey();
  const stores = [await openStore({ databaseUrl, key }), await openStore({ databaseUrl, key })] as const;
  onTestFinished(async () => void (await Promise.all(stores.map((store) => store.close()))));
  await stores[0].records.foundSpace(foundingOf(address));
  return { databaseUrl, key, stores };
}

const append = ({ log }: Store, seq: number, clients: readonly number[] = [], by = actor) =>
  log.append({ address, seq, update: Uint8Array.of(seq & 255), actor: by, clients });

const answer = (deed: Promise<unknown>): Promise<unknown> =>
  deed.then(
    (value) => value ?? "done",
    (error: unknown) => (error instanceof LogError ? error.code : String(error)),
  );

test("statements are numbered as PostgreSQL counts values", () => {
  expect(numbered("a = ? and b = ?")).toBe("a = $1 and b = $2");
  expect(numbered("a = ?2 and b = ?1 and c = ?2")).toBe("a = $2 and b = $1 and c = $2");
});

onPostgres()("several servers on one PostgreSQL", () => {
  test("[ST1] [ST2] of two who append the same row one is refused, and the log has no hole", async () => {
    const { stores } = await openTwo();
    for (let seq = 1; seq <= 50; seq++) {
      const answers = await Promise.all(stores.map((store) => answer(append(store, seq))));
      expect(new Set(answers)).toEqual(new Set(["conflict", "done"]));
    }
    const rows = await stores[1].log.readRows(address, 0, 100);
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  test("[ND2] what stands behind a refused row in its line is refused, though another server filled the place", async () => {
    const { stores } = await openTwo();
    const [one, other] = stores;
    const inLine = (seq: number, line: string) =>
      answer(one.log.append({ address, seq, update: Uint8Array.of(seq), actor, clients: [], line }));
    await append(other, 1);
    expect(await Promise.all([inLine(1, "a"), inLine(2, "a"), inLine(2, "b")])).toEqual([
      "conflict",
      "conflict",
      "done",
    ]);
    await append(other, 3);
    expect(await inLine(4, "a")).toBe("conflict");
    expect(await inLine(4, "b")).toBe("done");
  });

  test("[ST5] a client id that one server has bound is foreign to another", async () => {
    const { stores } = await openTwo();
    await append(stores[0], 1, [7]);
    expect(await answer(append(stores[1], 2, [7], { ...actor, person: "omar" }))).toBe("conflict");
    expect(await answer(append(stores[1], 2, [7]))).toBe("done");
  });

  test("[LO2] a chain that several servers add to at once is whole", async () => {
    const { stores } = await openTwo();
    const asked = Array.from({ length: 60 }, (_, i) =>
      stores[i % 2]!.journals.note({ ...note, kind: i % 3 ? "read" : "security", payload: { document: `${i}` } }),
    );
    await Promise.all(asked);
    for (const kind of ["read", "security"] as const) {
      const rows = (await stores[0].journals.read({ space: "S", kind })).toReversed();
      expect(rows).toHaveLength(kind === "read" ? 40 : 20);
      for (const [i, row] of rows.entries()) {
        expect(row.hash).toBe(sealOf({ ...row, ...sealable(row) }));
        expect([row.seq, row.previous]).toEqual([i + 1, rows[i - 1]?.hash ?? "0".repeat(64)]);
      }
    }
  });

  test("[GR5] of two who accept one invitation at two servers, one holds the seat", async () => {
    const { stores } = await openTwo();
    const [{ records, groups }, other] = stores;
    await records.foundSpace({
      space: { id: "S", name: "Lindhamra", language: "sv" },
      organisations: [],
      seats: ["lead", "free"].map((id) => ({
        id,
        space: "S",
        organisation: null,
        role: "coordinator",
        until: null,
        closed: null,
      })),
      people: ["maja", "omar", "ada"].map((id) => ({ id, name: id })),
      holdings: [{ seat: "lead", person: "maja" }],
      admissions: [],
      documents: [{ record: recordOf({ id: "p", space: "S", kind: "picture" }), content: null, actor, clients: [] }],
    });
    const invitation = { id: "i", seat: "free", replaces: null, by: "maja", at: 1000, expiresAt: 9000 };
    await groups.invite("hash", invitation);
    const answers = await Promise.all([
      answer(groups.acceptInvitation("hash", "omar", 2000)),
      answer(other.groups.acceptInvitation("hash", "ada", 2000)),
    ]);
    expect(new Set(answers)).toEqual(new Set(["accepted", "used"]));
  });

  test("[ND3] a commit hints at its document and how far it has come, and at nothing that was written", async () => {
    const { databaseUrl, stores } = await openTwo();
    const listener = new Client({ connectionString: databaseUrl });
    await listener.connect();
    onTestFinished(() => listener.end());
    const heard: string[] = [];
    listener.on("notification", ({ payload }) => heard.push(payload ?? ""));
    await listener.query(`listen ${channels.rows}`);
    await Promise.all([1, 2, 3].map((seq) => append(stores[0], seq)));
    await listener.query("select 1");
    await expect.poll(() => heard.at(-1)).toBe("3 picture 1");
  });

  test("[ND3] a line that is lost is made again, and the silence is told", async () => {
    const { databaseUrl, stores } = await openTwo();
    const heard: Hint[] = [];
    stores[1].hints!.listen((hint) => heard.push(hint));
    const silences = () => heard.filter(({ what }) => what === "silence").length;
    // Once something is heard, the line stands.
    await stores[0].records.createSession("first", 1);
    const hear = async () => {
      await stores[0].records.deleteSession("first");
      await stores[0].records.createSession("first", 1);
      return heard.length > 0;
    };
    await expect.poll(hear, { timeout: 10_000 }).toBe(true);
    const before = silences();
    await alterDatabase(
      databaseUrl,
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'hybrid-space bus'",
    );
    await expect.poll(silences, { timeout: 10_000 }).toBeGreaterThan(before);
    await append(stores[0], 1);
    await stores[0].records.createSession("hash", 1);
    await stores[0].records.deleteSession("hash");
    await expect
      .poll(() => heard.slice(-2), { timeout: 10_000 })
      .toEqual([
        { what: "row", address, head: 1 },
        { what: "session", session: "hash" },
      ]);
    expect(await stores[0].log.elsewhere!.heads([address])).toEqual([{ address, head: 1 }]);
  });

  test("[ST8] connections that break cost what was under way; the store goes on by itself", async () => {
    const { databaseUrl, stores } = await openTwo();
    const [store] = stores;
    let head = 0;
    for (let round = 0; round < 5; round++) {
      const asked = Array.from({ length: 20 }, (_, i) => answer(append(store, head + 1 + i)));
      await alterDatabase(
        databaseUrl,
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
      );
      const answers = await Promise.all(asked);
      const stored = (await store.log.read(address))!.head;
      expect(stored - head).toBeGreaterThanOrEqual(answers.filter((word) => word === "done").length);
      head = stored;
    }
    expect(await answer(append(store, head + 1))).toBe("done");
    expect(await answer(store.journals.note(note))).toBe(1);
  });

  test("[LO2] the verifier names the row that somebody changed or removed, past the triggers", async () => {
    const { databaseUrl, key, stores } = await openTwo();
    for (let i = 0; i < 9; i++) await stores[0].journals.note({ ...note, kind: i % 3 ? "read" : "security" });
    expect(await verifyDatabase({ databaseUrl, key })).toMatchObject({
      whole: true,
      rows: 9,
      chains: [{ seq: 6 }, { seq: 3 }],
    });
    expect(await readJournal({ databaseUrl, key }, "security")).toHaveLength(3);
    const forge = (sql: string) =>
      alterDatabase(
        databaseUrl,
        `alter table journal disable trigger all; ${sql}; alter table journal enable trigger all`,
      );
    await forge("update journal set at = at + 1 where kind = 'security' and seq = 2");
    expect(await verifyDatabase({ databaseUrl, key })).toMatchObject({
      whole: false,
      row: 8,
      where: "number 2 of security in S",
    });
    await forge("delete from journal where kind = 'read' and seq = 4");
    expect(await verifyDatabase({ databaseUrl, key })).toMatchObject({ whole: false, row: 4 });
  });

  test("[LO1] the database itself refuses to change, remove or slip in a row of a journal", async () => {
    const { databaseUrl, stores } = await openTwo();
    for (let i = 0; i < 4; i++) await stores[0].journals.note(note);
    for (const sql of [
      "update journal set payload = '{}' where seq = 1",
      "delete from journal",
      "truncate journal",
      "insert into journal select space, kind, 9, at, person, seat, payload, previous, hash from journal limit 1",
    ])
      await expect(alterDatabase(databaseUrl, sql)).rejects.toThrow(/a journal/);
  });
});
