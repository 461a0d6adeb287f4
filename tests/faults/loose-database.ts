// For the control of the power test, which must find losses. Required before the server, in each of its threads, this
// takes back what the store asks of its database: that a commit waits for the disk. All else is the server as it is.
import { DatabaseSync } from "node:sqlite";

// oxlint-disable-next-line typescript/unbound-method -- called with its database below
const { exec } = DatabaseSync.prototype;

DatabaseSync.prototype.exec = function execLoosely(this: DatabaseSync, sql: string) {
  return Reflect.apply(exec, this, [sql.replace("synchronous = full", "synchronous = off")]);
};
