import { logContract, type LogUnderTest } from "@hybrid/sync/log-contract";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { accountsContract } from "./accounts.contract.ts";
import { fencesContract } from "./fences.contract.ts";
import { groupsContract } from "./groups.contract.ts";
import { journalsContract } from "./journals.contract.ts";
import { keepingContract } from "./keeping.contract.ts";
import { openStore } from "./open-store.ts";
import { recordsContract } from "./records.contract.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { newContentKey, type MasterKey } from "./seal.ts";
import { foundingOf } from "./testing/founding.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const newPath = () => join(makeTemporaryFolder(), "store.sqlite");

const openEmpty = async (options: Parameters<OpenEmpty>[0] & { readonly key?: MasterKey } = {}) => {
  const store = await openStore({ path: newPath(), ...options });
  onTestFinished(() => store.close());
  return store;
};

async function openUnderTest(path: string, key?: MasterKey): Promise<LogUnderTest> {
  const { log, records } = await openStore(key ? { path, key } : { path });
  return {
    log,
    seed: (address) => records.foundSpace(foundingOf(address)),
    async reopen() {
      await log.close();
      return openUnderTest(path, key);
    },
  };
}

logContract("SQLite", () => openUnderTest(newPath()));
logContract("SQLite, sealed", () => openUnderTest(newPath(), newContentKey()));
for (const contract of [journalsContract, keepingContract])
  contract("SQLite, sealed", (options = {}) => openEmpty({ ...options, key: newContentKey() }));
for (const contract of [
  accountsContract,
  fencesContract,
  groupsContract,
  journalsContract,
  keepingContract,
  recordsContract,
])
  contract("SQLite", openEmpty);
