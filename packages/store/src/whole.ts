// One write, undone as a whole where it breaks a constraint, so that it harms no other write of its batch.
import type { DatabaseSync } from "node:sqlite";
import { resultCode } from "./open-database.ts";
import { Refused } from "./refused.ts";

/** Primary result code of SQLite for a broken constraint, https://sqlite.org/rescode.html */
const constraint = 19;

/** Runs a write so that a broken constraint undoes all of it and nothing else. Any other error ends the batch. */
export function whole(db: DatabaseSync, write: () => void): void {
  db.exec("savepoint one_write");
  try {
    write();
  } catch (error) {
    if (resultCode(error) !== constraint && !(error instanceof Refused)) throw error;
    db.exec("rollback to one_write; release one_write");
    throw new Refused("contradiction", error instanceof Error ? error.message : "a constraint was broken");
  }
  db.exec("release one_write");
}
