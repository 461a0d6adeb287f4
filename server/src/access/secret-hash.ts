import { createHash } from "node:crypto";

/** A secret of ours has 256 random bits, so a plain hash is enough to make the stored value useless to a thief. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");
