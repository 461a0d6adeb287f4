// What is done with a SQLite file as a whole. None of it is possible within a transaction.
import type { DatabaseSync } from "node:sqlite";
import { prepare } from "./statement.ts";

export type KeepingReads = ReturnType<typeof createKeepingReads>;

export function createKeepingReads(db: DatabaseSync) {
  const backUp = prepare(db, "vacuum into ?");
  return {
    backUp(path: string): void {
      backUp.run(path);
    },
    /**
     * Empties the database's own log, which still holds what was erased or replaced; freed pages are overwritten by
     * themselves.
     */
    tidy(): void {
      db.exec("pragma wal_checkpoint(truncate)");
    },
  };
}
