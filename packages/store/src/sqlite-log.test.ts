import { logContract, type LogUnderTest } from "@hybrid/sync/log-contract";
import { join } from "node:path";
import { openStore } from "./open-store.ts";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { foundingOf } from "./testing/founding.ts";

logContract("SQLite", () => openUnderTest(join(makeTemporaryFolder(), "store.sqlite")));

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
