// Prepared statements with the type of their rows. The type is a promise of the SQL beside it, kept by `strict` tables.
import type { DatabaseSync, SQLInputValue } from "node:sqlite";

export type Statement<Row> = {
  all(...values: SQLInputValue[]): Row[];
  get(...values: SQLInputValue[]): Row | undefined;
  /** the number of rows changed */
  run(...values: SQLInputValue[]): number;
};

export function prepare<Row = never>(db: DatabaseSync, sql: string): Statement<Row> {
  const statement = db.prepare(sql);
  return {
    all: (...values) => statement.all(...values) as Row[],
    get: (...values) => statement.get(...values) as Row | undefined,
    run: (...values) => Number(statement.run(...values).changes),
  };
}

/** The primary result code of a SQLite error; 0 for any other error. */
export function resultCode(error: unknown): number {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode & 0xff : 0;
}
