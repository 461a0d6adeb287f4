// The master key: 32 bytes from outside the database, as a file or in the environment. Where neither is named, a file
// is made beside the data at the first start, so that nothing is ever written in the clear; it protects a backup of
// the database alone, and not against whoever has the whole folder, which is said at every start. A
// database that servers share has no folder beside it, and a key made by one of them would be unknown to the others and
// gone with its folder: there the key has to be named.
import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { openStore, StoreError, writeNewFile, type MasterKey, type Store } from "@hybrid/store";
import { databaseOf, SettingsError, type Settings } from "./settings.ts";

type Place = Pick<Settings, "dataDir" | "databaseUrl" | "keyFile" | "key">;

/** The file beside the data, where the environment names no key; null where it does, or where there is no folder. */
export function keyBesideData({ dataDir, databaseUrl, keyFile, key }: Place): string | null {
  return keyFile === undefined && key === undefined && databaseUrl === undefined ? join(dataDir, "master.key") : null;
}

/** The key as it is; undefined where nothing is sealed. Throws a SettingsError with one sentence. */
export function readMasterKey(place: Place): MasterKey | undefined {
  const path = place.keyFile ?? keyBesideData(place);
  if (path === null) return place.key === undefined ? undefined : parseKey(place.key, "KEY");
  return parseKey(readText(path), `The key file ${path}`);
}

/** Writes a new key, readable to its owner alone. Throws a SettingsError if the file is there already. */
export function writeNewKey(path: string): MasterKey {
  const key = new Uint8Array(randomBytes(32));
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeNewFile(path, `${Buffer.from(key).toString("base64")}\n`);
  } catch (cause) {
    const why = isCode(cause, "EEXIST") ? "is there already" : "cannot be written";
    throw new SettingsError(`The key file ${path} ${why}.`, { cause });
  }
  return key;
}

/** Opens the store with its key, which is made beside the data if there is none yet. */
export async function openSealedStore(place: Place, now: () => number = Date.now): Promise<Store> {
  const database = databaseOf(place);
  const beside = keyBesideData(place);
  const made = beside !== null && !isThere(beside);
  const key = made ? writeNewKey(beside) : readMasterKey(place);
  if (!key)
    throw new SettingsError(
      "A database of DATABASE_URL is sealed with a key that all its servers share: make one with `keys new FILE`, and name it with KEY_FILE.",
    );
  try {
    return await openStore({ ...database, now, key });
  } catch (error) {
    if (!made) throw error;
    unlinkSync(beside);
    if (error instanceof StoreError && error.code === "key")
      throw new StoreError("key", `The database is sealed, and its key file ${beside} is missing.`, { cause: error });
    throw error;
  }
}

function parseKey(text: string, name: string): MasterKey {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length !== 32 || !/^[A-Za-z0-9+/]{43}=$/.test(text.trim()))
    throw new SettingsError(`${name} must be 32 bytes as base64, such as "openssl rand -base64 32" writes them.`);
  return new Uint8Array(key);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    const why = isCode(cause, "ENOENT") ? "is missing" : "cannot be read";
    throw new SettingsError(`The key file ${path} ${why}.`, { cause });
  }
}

function isThere(path: string): boolean {
  try {
    readFileSync(path);
    return true;
  } catch (cause) {
    return !isCode(cause, "ENOENT");
  }
}

const isCode = (cause: unknown, code: string) => cause instanceof Error && "code" in cause && cause.code === code;
