// What the deeds on records, accounts and groups see of a database. Their SQL is what SQLite and PostgreSQL both take:
// `?` or `?1` stands for a value, a name in mixed case stands in quotes. SQLite answers at once and PostgreSQL later,
// so a deed waits for every answer; nothing else runs in its transaction meanwhile.
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { Refused } from "./refused.ts";
import { resultCode } from "./statement.ts";

export type Value = string | number | null | Uint8Array;

/** A prepared statement. The type of its rows is a promise of the SQL beside it, kept by the tables' types. */
export type Statement<Row> = {
  all(...values: Value[]): Promise<Row[]>;
  get(...values: Value[]): Promise<Row | undefined>;
  /** the number of rows changed */
  run(...values: Value[]): Promise<number>;
};

export type Database = {
  prepare<Row = never>(sql: string): Statement<Row>;
  /** Runs a write so that a broken constraint undoes all of it and nothing else: it is Refused as a contradiction. */
  whole(write: () => Promise<unknown>): Promise<void>;
};

/** Primary result code of SQLite for a broken constraint, https://sqlite.org/rescode.html */
const constraint = 19;

export function createSqliteDatabase(db: DatabaseSync): Database {
  return {
    prepare<Row>(sql: string): Statement<Row> {
      const statement = db.prepare(sql);
      const bound = (values: readonly Value[]) => values as readonly SQLInputValue[];
      return {
        all: async (...values) => statement.all(...bound(values)) as Row[],
        get: async (...values) => statement.get(...bound(values)) as Row | undefined,
        run: async (...values) => Number(statement.run(...bound(values)).changes),
      };
    },
    async whole(write) {
      db.exec("savepoint one_write");
      try {
        await write();
      } catch (error) {
        if (resultCode(error) !== constraint && !(error instanceof Refused)) throw error;
        db.exec("rollback to one_write; release one_write");
        throw new Refused("contradiction", error instanceof Error ? error.message : "a constraint was broken");
      }
      db.exec("release one_write");
    },
  };
}
