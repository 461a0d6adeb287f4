// A copy of the database while the server runs: nothing else may open the file meanwhile. It is as sealed as the
// database is, and the keys that lie beside the database do not come along.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Keeping } from "@hybrid/store";

/** Rejects with an Error if there is no room, or if the database is not a file. */
export async function backUp(keeping: Keeping, dataDir: string, now: number): Promise<string> {
  const folder = join(dataDir, "backups");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `space-${new Date(now).toISOString().replaceAll(/[:.]/g, "-")}.sqlite`);
  await keeping.backUp(path);
  return path;
}
