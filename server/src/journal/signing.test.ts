import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSigner } from "./signing.ts";

let dataDir: string;
beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), "signing-"))));
afterEach(() => rmSync(dataDir, { recursive: true }));

const newKey = () => generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
const alone = {};

/** A database that remembers. */
function shared() {
  let known: string | null = null;
  return { claimKey: async (_: string, fingerprint: string | null) => (known ??= fingerprint) };
}

test("[LO2] the key is made at the first start, is there at the next, and may be named by file or value", async () => {
  const made = await openSigner({ dataDir }, alone);
  expect((await openSigner({ dataDir }, alone)).publicKey).toBe(made.publicKey);
  const path = join(dataDir, "elsewhere.pem");
  writeFileSync(path, newKey());
  const named = await openSigner({ dataDir, journalKeyFile: path }, alone);
  expect(named.publicKey).not.toBe(made.publicKey);
  const pem = readFileSync(path, "utf8");
  for (const journalKey of [pem, pem.split("\n")[1]!])
    expect((await openSigner({ dataDir, journalKey }, alone)).publicKey).toBe(named.publicKey);
});

test("[LO2] what is no such key, and a file that is missing, are one sentence each", async () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  for (const journalKey of ["", "words", rsa.export({ type: "pkcs8", format: "pem" }).toString()])
    await expect(openSigner({ dataDir, journalKey }, alone)).rejects.toThrow(/^JOURNAL_KEY must be an Ed25519 key/);
  const journalKeyFile = join(dataDir, "missing.pem");
  await expect(openSigner({ dataDir, journalKeyFile }, alone)).rejects.toThrow(/missing\.pem is missing\.$/);
});

test("[ND9] servers of one database sign with one key; another one, or none, does not start and makes none", async () => {
  const database = shared();
  const journalKey = newKey();
  const first = await openSigner({ dataDir, journalKey }, database);
  expect((await openSigner({ dataDir, journalKey }, database)).publicKey).toBe(first.publicKey);
  await expect(openSigner({ dataDir, journalKey: newKey() }, database)).rejects.toThrow(
    /is not the one of .* JOURNAL_KEY_FILE\.$/,
  );
  await expect(openSigner({ dataDir }, database)).rejects.toThrow(/a journal key that this one lacks/);
  expect(existsSync(join(dataDir, "journal-key.pem"))).toBe(false);
});
