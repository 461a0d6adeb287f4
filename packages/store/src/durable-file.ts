// A new file that is there for good once it is written: its bytes and its name have reached the disk. A key that went
// with the power would take with it everything that was sealed under it. It is there whole or not at all.
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** Readable to its owner alone. Throws if the file is there already. */
export function writeNewFile(path: string, text: string): void {
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, text, { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  const folder = dirname(path);
  for (const each of [folder, dirname(folder)]) flushFolder(each);
}

function flushFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
