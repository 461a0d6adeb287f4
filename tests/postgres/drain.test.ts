import { createNew, onPostgres } from "@hybrid/store/testing/shared-postgres";
import { onTestFinished, test } from "vitest";
import { drain } from "../nodes/drain.ts";
import { openTempFolder } from "../support/temp-folder.ts";

onPostgres()("stopping on PostgreSQL", () => {
  test("[ND8] [OB3] SIGTERM in mid-meeting: not ready at once, all sent away in turn, nothing lost, ended well", async () => {
    const folder = openTempFolder("drain");
    onTestFinished(() => folder.close());
    await drain(folder.path, { DATABASE_URL: await createNew() });
  });
});
