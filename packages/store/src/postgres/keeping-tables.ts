// Epochs on PostgreSQL. Nothing is sealed here yet, so there are no keys to wrap, and a copy is `pg_dump`'s to make.
import type { Database } from "../database.ts";
import type { ReplaceValue } from "../keeping-tables.ts";
import { Refused } from "../refused.ts";
import type { Asked } from "./log-tables.ts";

export function createKeepingWrites(
  db: Database,
  append: (value: Asked["value"], update: Uint8Array) => Promise<void>,
) {
  const lock = db.prepare<{ epoch: number }>("select epoch from documents where id = ? for update");
  const headOf = db.prepare<{ head: number }>(
    "select coalesce(max(seq), 0) as head from log where document = ? and epoch = ?",
  );
  const dropRows = db.prepare("delete from log where document = ?");
  const dropFold = db.prepare("delete from snapshots where document = ?");
  const dropClients = db.prepare("delete from clients where document = ?");
  const dropAdmissions = db.prepare("delete from admissions where picture = ?");
  const erase = db.prepare("update documents set epoch = epoch + 1, title = null, erased = 1 where id = ?");
  const next = db.prepare("update documents set epoch = epoch + 1 where id = ?");
  const bindOn = db.prepare("update clients set epoch = epoch + 1 where document = ?");
  const nextOfAll = ["log", "snapshots", "clients"].map((table) =>
    db.prepare(`update ${table} set epoch = epoch + 1
      where document in (select id from documents where erased = 0)`),
  );
  const nextDocuments = db.prepare("update documents set epoch = epoch + 1 where erased = 0");

  return {
    async eraseDocuments(documents: readonly string[]): Promise<void> {
      for (const document of documents) {
        for (const drop of [dropRows, dropFold, dropClients, dropAdmissions]) await drop.run(document);
        await erase.run(document);
      }
    },

    async beginAnew(): Promise<number> {
      for (const deed of nextOfAll) await deed.run();
      return nextDocuments.run();
    },

    async replaceContent({ document, epoch, head, content, ...row }: ReplaceValue): Promise<void> {
      const stands = (await lock.get(document))?.epoch === epoch;
      if (!stands || (await headOf.get(document, epoch))?.head !== head)
        throw new Refused("conflict", `${document} has gone on meanwhile`);
      await dropRows.run(document);
      await dropFold.run(document);
      await bindOn.run(document);
      await next.run(document);
      await append({ ...row, document, epoch: epoch + 1, seq: 1, clients: [] }, content);
    },

    async rewrapKeys(): Promise<number> {
      throw new Refused("unavailable", "nothing is sealed in this database");
    },
  };
}

export function createKeepingReads() {
  return {
    async backUp(): Promise<void> {
      throw new Refused("unavailable", "PostgreSQL is backed up by pg_dump");
    },
    async tidy(): Promise<void> {},
  };
}
