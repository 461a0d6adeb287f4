// A document as the log has it, ready to be rebuilt.
import { randomInt } from "node:crypto";
import type { DocumentRecord } from "@hybrid/domain";
import { LogError, type Address, type Log, type Stored } from "@hybrid/sync";

export type Rebuilt = {
  readonly stored: Stored;
  /** in order; together they are the document up to `stored.head` */
  readonly updates: readonly Uint8Array[];
};

/** An update and the client id, new in its document, that it is written under. */
export type Composed = { readonly update: Uint8Array; readonly client: number };

export const addressOf = ({ id, epoch }: Pick<DocumentRecord, "id" | "epoch">): Address => ({ document: id, epoch });

/** Rejects with LogError("conflict") where there is no such document. */
export async function readStored(log: Pick<Log, "read">, address: Address): Promise<Rebuilt> {
  const stored = await log.read(address);
  if (!stored) throw new LogError("conflict", `there is no document ${address.document}`);
  const tail = stored.tail.map(({ update }) => update);
  return { stored, updates: stored.snapshot ? [stored.snapshot.update, ...tail] : tail };
}

/** A client id nobody has used in this document: what is written under it is this deed's and no other's. */
export function freshClient({ owners }: Stored): number {
  for (;;) {
    const client = randomInt(2, 2 ** 32 - 1);
    if (!owners.has(client)) return client;
  }
}
