// Epochs and keys, in SQL that both databases take. A key is destroyed by overwriting it; that no copy of it stays
// lying in the database's files is the tidying after the commit.
import type { Actor, Address } from "@hybrid/sync";
import type { Database } from "./database.ts";
import type { AppendWithin } from "./founded-document.ts";
import { createRenewal, rewrapKeys } from "./key-tables.ts";
import type { Keys } from "./keys.ts";
import { Refused } from "./refused.ts";
import type { MasterKey } from "./seal.ts";

export type KeepingWrites = ReturnType<typeof createKeepingWrites>;

export type ReplaceValue = Actor & {
  readonly document: string;
  readonly epoch: number;
  readonly head: number;
  readonly at: number;
  readonly content: Uint8Array;
};

/** Until the commit nobody else writes there. To be called before anything is read. */
export type Locks = {
  documents(ids: readonly string[]): Promise<unknown>;
  allDocuments(): Promise<unknown>;
  keys(): Promise<unknown>;
};

export type KeepingDeps = {
  readonly keys: Keys;
  readonly master: MasterKey | undefined;
  readonly append: AppendWithin;
  readonly lock: Locks;
};

export function createKeepingWrites(db: Database, { keys, master, append, lock }: KeepingDeps) {
  const epochOf = db.prepare<{ epoch: number }>("select epoch from documents where id = ?");
  const headOf = db.prepare<{ head: number }>(
    "select coalesce(max(seq), 0) as head from log where document = ? and epoch = ?",
  );
  const dropContent = ["log", "snapshots"].map((table) => db.prepare(`delete from ${table} where document = ?`));
  const dropClients = db.prepare("delete from clients where document = ?");
  const dropAdmissions = db.prepare("delete from admissions where picture = ?");
  const destroyKeys = db.prepare("update keys set wrapped = null where document = ?");
  const erase = db.prepare("update documents set epoch = epoch + 1, title = null, erased = 1 where id = ?");
  const bindOn = db.prepare("update clients set epoch = ? where document = ? and epoch = ?");
  const next = db.prepare("update documents set epoch = epoch + 1 where id = ?");
  const addressesOfAll = db.prepare<Address>("select id as document, epoch from documents where erased = 0");
  const dropOld = ["log", "snapshots"].map((table) =>
    db.prepare(`delete from ${table} where document = ? and epoch = ?`),
  );
  const destroyOld = db.prepare("update keys set wrapped = null where document = ? and epoch = ?");
  const renew = createRenewal(db, keys);

  async function destroy(document: string): Promise<void> {
    for (const drop of dropContent) await drop.run(document);
    await destroyKeys.run(document);
    keys.forget();
  }

  return {
    async eraseDocuments(documents: readonly string[]): Promise<void> {
      await lock.documents(documents);
      for (const document of documents) {
        await destroy(document);
        await dropClients.run(document);
        await dropAdmissions.run(document);
        await erase.run(document);
      }
    },

    async beginAnew(): Promise<number> {
      await lock.allDocuments();
      const addresses = await addressesOfAll.all();
      for (const { document, epoch } of addresses) {
        await renew({ document, epoch });
        for (const drop of dropOld) await drop.run(document, epoch);
        await destroyOld.run(document, epoch);
        await bindOn.run(epoch + 1, document, epoch);
        await next.run(document);
      }
      keys.forget();
      return addresses.length;
    },

    async replaceContent({ document, epoch, head, content, ...row }: ReplaceValue): Promise<void> {
      await lock.documents([document]);
      const stands = (await epochOf.get(document))?.epoch === epoch;
      if (!stands || (await headOf.get(document, epoch))?.head !== head)
        throw new Refused("conflict", `${document} has gone on meanwhile`);
      await destroy(document);
      await bindOn.run(epoch + 1, document, epoch);
      await next.run(document);
      await append({ ...row, document, epoch: epoch + 1, seq: 1, clients: [] }, content);
    },

    async rewrapKeys(to: MasterKey): Promise<number> {
      if (!master) throw new Refused("unavailable", "nothing is sealed in this database");
      await lock.keys();
      return rewrapKeys(db, master, to);
    },
  };
}
