// A signature over the end of a chain. Kept elsewhere, an exported head shows later that nothing was cut off the end,
// which no chain can show of itself. The key is not in the database. Servers that share one sign with the same key: the
// first says which it is, and one that has another does not start, or exports would be signed by chance.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, writeNewFile, type JournalHead, type JournalKind, type Store } from "@hybrid/store";
import { SettingsError, type Settings } from "../settings.ts";

export type SignedHead = JournalHead & { readonly signature: string };

export type Signer = {
  sign(space: string, kind: JournalKind, head: JournalHead): SignedHead;
  /** PEM, for whoever checks a signature */
  readonly publicKey: string;
};

type Place = Pick<Settings, "dataDir" | "journalKeyFile" | "journalKey">;

/** Makes the key at the first start, where none is named. Throws a SettingsError with one sentence. */
export async function openSigner(place: Place, store: Pick<Store, "claimKey">): Promise<Signer> {
  const known = await store.claimKey?.("journal", null);
  const key = readKey(place, known !== undefined && known !== null);
  const publicKey = createPublicKey(key);
  const fingerprint = fingerprintOf(publicKey);
  const counts = await store.claimKey?.("journal", fingerprint);
  if (counts !== undefined && counts !== fingerprint)
    throw new SettingsError(
      `This server's journal key (${fingerprint}) is not the one of the database's other servers (${counts}): give all of them the same with JOURNAL_KEY_FILE.`,
    );
  return {
    sign(space, kind, { seq, hash }) {
      const text = canonicalJson({ space, kind, seq, hash });
      return { seq, hash, signature: sign(null, Buffer.from(text), key).toString("base64url") };
    },
    publicKey: publicKey.export({ type: "spki", format: "pem" }).toString(),
  };
}

function readKey({ dataDir, journalKeyFile, journalKey }: Place, isShared: boolean): KeyObject {
  if (journalKey !== undefined) return parseKey(journalKey, "JOURNAL_KEY");
  const path = journalKeyFile ?? join(dataDir, "journal-key.pem");
  if (existsSync(path)) return parseKey(readText(path), `The journal key file ${path}`);
  if (journalKeyFile !== undefined) throw new SettingsError(`The journal key file ${path} is missing.`);
  if (isShared)
    throw new SettingsError(
      "The database's other servers have a journal key that this one lacks: give it the same with JOURNAL_KEY_FILE.",
    );
  const { privateKey } = generateKeyPairSync("ed25519");
  writeNewFile(path, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  return privateKey;
}

/** PEM, or what is between its first and last line: an environment has room for one line. */
function parseKey(text: string, name: string): KeyObject {
  try {
    const pem = text.includes("-----")
      ? text
      : `-----BEGIN PRIVATE KEY-----\n${text.trim()}\n-----END PRIVATE KEY-----`;
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {
    // said below
  }
  throw new SettingsError(`${name} must be an Ed25519 key, such as "openssl genpkey -algorithm ed25519" writes it.`);
}

function readText(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new SettingsError(`The journal key file ${path} cannot be read.`, { cause });
  }
}

/** Short enough to be compared by eye. */
function fingerprintOf(key: KeyObject): string {
  return createHash("sha256")
    .update(key.export({ type: "spki", format: "der" }))
    .digest("base64url")
    .slice(0, 16);
}
