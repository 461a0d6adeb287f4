// The master key, from the command line: makes a key file, or wraps every key by the key of another file. Nothing that
// people wrote is written again. On a file no server runs meanwhile; on PostgreSQL those that run go on with the keys
// they know, can reach no others, and are to be started with the new one.
//   node server/src/keys.ts new FILE
//   node server/src/keys.ts rotate FILE
import { existsSync } from "node:fs";
import { StoreError } from "@hybrid/store";
import { openSealedStore, readMasterKey, writeNewKey } from "./master-key.ts";
import { parseSettings, SettingsError } from "./settings.ts";

const [deed, file] = process.argv.slice(2);
try {
  if (file === undefined || (deed !== "new" && deed !== "rotate"))
    throw new SettingsError("Say what to do: new FILE, or rotate FILE.");
  if (deed === "new") makeKey(file);
  else await rotate(file);
} catch (error) {
  if (!(error instanceof StoreError || error instanceof SettingsError)) throw error;
  const hint = error instanceof StoreError && error.code === "locked" ? " Stop the server first." : "";
  console.error(error.message + hint);
  process.exitCode = 1;
}

function makeKey(path: string): void {
  writeNewKey(path);
  console.log(`A new key is in ${path}. Keep a copy elsewhere: without it nothing sealed with it can be read.`);
}

async function rotate(path: string): Promise<void> {
  const settings = parseSettings(process.env);
  const to = existsSync(path) ? readMasterKey({ ...settings, keyFile: path, key: undefined })! : writeNewKey(path);
  const store = await openSealedStore(settings);
  try {
    const count = await store.keeping.rewrap(to);
    const start = settings.databaseUrl === undefined ? "Start the server" : "Start every server again";
    console.log(`${count} keys are wrapped by the key in ${path}. ${start} with KEY_FILE=${path}.`);
    console.log("Keep the former key for as long as backups from before this are kept; they open with it alone.");
  } finally {
    await store.close();
  }
}
