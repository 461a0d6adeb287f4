import { copyFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, onTestFinished, test } from "vitest";
import { makeTemporaryFolder } from "./testing/folder.ts";
import { makeWalRoom, walPages } from "./wal-room.ts";

function open(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  onTestFinished(() => db.close());
  db.exec("pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full");
  return db;
}

const rowsOf = (db: DatabaseSync): number => Number(db.prepare("select count(*) as rows from t").get()!["rows"]);

test("[ST16] what is written ahead fits into the room that was made, and is there after a crash", () => {
  const path = join(makeTemporaryFolder(), "x.sqlite");
  const db = open(path);
  db.exec(
    `pragma wal_autocheckpoint = ${walPages}; pragma synchronous = off; create table t (id integer primary key, b blob)`,
  );
  makeWalRoom(path);
  const { size } = statSync(`${path}-wal`);
  expect(size).toBeGreaterThan(walPages * 4096);
  const insert = db.prepare("insert into t (b) values (zeroblob(3000))");
  for (let i = 0; i < 2 * walPages; i++) insert.run();
  expect(statSync(`${path}-wal`).size).toBe(size);
  makeWalRoom(path);
  insert.run();
  // The files as a crash would leave them.
  const copy = join(makeTemporaryFolder(), "x.sqlite");
  for (const end of ["", "-wal"]) copyFileSync(`${path}${end}`, `${copy}${end}`);
  expect(rowsOf(open(copy))).toBe(2 * walPages + 1);
});

test("[ST16] where there is nothing beside the database, none is made", () => {
  const folder = makeTemporaryFolder();
  makeWalRoom(join(folder, "x.sqlite"));
  expect(readdirSync(folder)).toEqual([]);
});
