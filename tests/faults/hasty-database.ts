// For the control of the crash test, which must find losses. Required before the server, in each of its threads (which
// `--import` does not reach), this lets its database say `committed` at once and commit when there is a moment's peace.
// All else is the server as it is.
import { DatabaseSync } from "node:sqlite";

/** How long nothing is written before a transaction that was called committed is, in milliseconds. */
const peace = 1000;

const done = { changes: 0, lastInsertRowid: 0 };
let later: NodeJS.Timeout | undefined;

// oxlint-disable-next-line typescript/unbound-method -- called with its database below
const { prepare } = DatabaseSync.prototype;

DatabaseSync.prototype.prepare = function prepareHastily(this: DatabaseSync, sql: string) {
  const statement = Reflect.apply(prepare, this, [sql]);
  const run = statement.run.bind(statement);
  if (sql === "begin immediate") statement.run = () => (this.isTransaction ? done : run());
  if (sql === "commit")
    statement.run = () => {
      clearTimeout(later);
      later = setTimeout(() => this.isTransaction && run(), peace);
      return done;
    };
  return statement;
};
