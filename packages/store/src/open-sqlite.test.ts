import { logContract, type LogUnderTest } from "@hybrid/sync/log-contract";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { accountsContract } from "./accounts.contract.ts";
import { fencesContract } from "./fences.contract.ts";
import { groupsContract } from "./groups.contract.ts";
import { journalsContract } from "./journals.contract.ts";
import { openStore } from "./open-store.ts";
import { recordsContract } from "./records.contract.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { foundingOf } from "./testing/founding.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const newPath = () => join(makeTemporaryFolder(), "store.sqlite");

const openEmpty: OpenEmpty = async (options = {}) => {
  const store = await openStore({ path: newPath(), ...options });
  onTestFinished(() => store.close());
  return store;
};

async function openUnderTest(path: string): Promise<LogUnderTest> {
  const { log, records } = await openStore({ path });
  return {
    log,
    seed: (address) => records.foundSpace(foundingOf(address)),
    async reopen() {
      await log.close();
      return openUnderTest(path);
    },
  };
}

logContract("SQLite", () => openUnderTest(newPath()));
for (const contract of [accountsContract, fencesContract, groupsContract, journalsContract, recordsContract])
  contract("SQLite", openEmpty);
