// A folder of the system's temporary files, for one test; gone when it is closed, or at the latest with the process.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type TempFolder = { readonly path: string; close(): void };

export function openTempFolder(name: string): TempFolder {
  const path = mkdtempSync(join(tmpdir(), `hybrid-${name}-`));
  const remove = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  return {
    path,
    close() {
      process.removeListener("exit", remove);
      remove();
    },
  };
}
