// A signature over the end of a chain. Kept elsewhere, an exported head shows later that nothing was cut off the end,
// which no chain can show of itself. The key lies beside the database, readable to the server alone.
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalJson, writeNewFile, type JournalHead, type JournalKind } from "@hybrid/store";

export type SignedHead = JournalHead & { readonly signature: string };

export type Signer = {
  sign(space: string, kind: JournalKind, head: JournalHead): SignedHead;
  /** PEM, for whoever checks a signature */
  readonly publicKey: string;
};

/** Makes the key at the first start. Throws if the folder cannot be written. */
export function openSigner(dataDir: string): Signer {
  const path = join(dataDir, "journal-key.pem");
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeNewFile(path, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
  }
  const key = createPrivateKey(readFileSync(path));
  return {
    sign(space, kind, { seq, hash }) {
      const text = canonicalJson({ space, kind, seq, hash });
      return { seq, hash, signature: sign(null, Buffer.from(text), key).toString("base64url") };
    },
    publicKey: createPublicKey(key).export({ type: "spki", format: "pem" }).toString(),
  };
}
