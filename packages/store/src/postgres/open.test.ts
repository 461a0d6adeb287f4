import { logContract, type LogUnderTest } from "@hybrid/sync/log-contract";
import { expect, onTestFinished, test } from "vitest";
import { accountsContract } from "../accounts.contract.ts";
import { fencesContract } from "../fences.contract.ts";
import { groupsContract } from "../groups.contract.ts";
import { journalsContract } from "../journals.contract.ts";
import { openStore } from "../open-store.ts";
import { keepingContract } from "../keeping.contract.ts";
import { recordsContract } from "../records.contract.ts";
import { newContentKey, type MasterKey } from "../seal.ts";
import { StoreError, type Store } from "../store.ts";
import { foundingOf } from "../testing/founding.ts";
import { alterDatabase } from "../testing/postgres.ts";
import { createNew, onPostgres } from "../testing/shared-postgres.ts";

async function open(databaseUrl: string, now = Date.now, key?: MasterKey): Promise<Store> {
  const store = await openStore({ databaseUrl, now, ...(key && { key }) });
  onTestFinished(() => store.close());
  return store;
}

async function openUnderTest(databaseUrl: string, key: MasterKey): Promise<LogUnderTest> {
  const { log, records } = await openStore({ databaseUrl, key });
  return {
    log,
    seed: (address) => records.foundSpace(foundingOf(address)),
    async reopen() {
      await log.close();
      return openUnderTest(databaseUrl, key);
    },
  };
}

async function refusalOf(databaseUrl: string): Promise<StoreError> {
  const error: unknown = await openStore({ databaseUrl }).catch((error: unknown) => error);
  if (!(error instanceof StoreError)) throw new Error(`not a refusal: ${String(error)}`);
  expect(error.message).toMatch(/^[A-Z].+\.$/);
  expect(error.message).not.toContain("postgres:postgres");
  return error;
}

onPostgres()("the contracts", () => {
  logContract("PostgreSQL", async () => openUnderTest(await createNew(), newContentKey()));
  for (const contract of [
    accountsContract,
    fencesContract,
    groupsContract,
    journalsContract,
    keepingContract,
    recordsContract,
  ])
    contract("PostgreSQL", async ({ now } = {}) => open(await createNew(), now, newContentKey()));
  keepingContract("PostgreSQL, not sealed", async ({ now } = {}) => open(await createNew(), now));
});

onPostgres()("opening a database on PostgreSQL", () => {
  test("[ST7] servers that start at the same time make the tables once, and have it open together", async () => {
    const databaseUrl = await createNew();
    const stores = await Promise.all([open(databaseUrl), open(databaseUrl), open(databaseUrl)]);
    await stores[0]!.records.foundSpace(foundingOf({ document: "d", epoch: 1 }));
    for (const store of stores) expect(await store.records.readSpaces()).toHaveLength(1);
  });

  test("[ST7] a database of a newer version, and another program's, are refused and left as they were", async () => {
    const newer = await createNew();
    await (await openStore({ databaseUrl: newer })).close();
    await alterDatabase(newer, "update hybrid_space set version = 4711");
    expect(await refusalOf(newer)).toMatchObject({ code: "newer", message: expect.stringContaining("newer version") });
    const other = await createNew();
    await alterDatabase(other, "create table recipes (name text)");
    expect((await refusalOf(other)).message).toContain("belongs to another program");
    const tables = await alterDatabase(other, "select tablename from pg_tables where schemaname = 'public'");
    expect(tables).toEqual([{ tablename: "recipes" }]);
  });

  test("[ST7] a database that is not there, or does not let us in, is unavailable in one sentence", async () => {
    const url = new URL(await createNew());
    const changed = (change: (url: URL) => void) => {
      const other = new URL(url);
      change(other);
      return refusalOf(other.href);
    };
    expect(await changed((other) => (other.pathname = "/nowhere"))).toMatchObject({ code: "unavailable" });
    expect(await changed((other) => (other.password = "wrong"))).toMatchObject({ code: "unavailable" });
    expect(await changed((other) => (other.port = "1"))).toMatchObject({ code: "unavailable" });
  });
});
