// Room for what SQLite writes ahead (the -wal file): a commit that overwrites is on the disk in half the time of one
// that makes the file longer, and much less often late. SQLite looks at no more of the file than what it has written
// itself, and after a checkpoint it begins again at the front; so zeroes at the end are room and nothing else.
import { closeSync, fsyncSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";

/** After so many pages what was written ahead is taken into the database, and written over. */
export const walPages = 2000;
/** A page of 4 KiB with its head; and some more, because the last batch may be large. */
const room = (walPages + 100) * (4096 + 24);

/** Makes room in the file beside a database that this thread has open and is not writing to. Not needed to go on. */
export function makeWalRoom(database: string): void {
  let file: number | undefined;
  try {
    file = openSync(`${database}-wal`, "r+");
    const { size } = fstatSync(file);
    if (size < room) extend(file, size);
  } catch {
    // There is none yet, or the disk is full.
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function extend(file: number, from: number): void {
  try {
    writeSync(file, new Uint8Array(room - from), 0, room - from, from);
    fsyncSync(file);
  } catch (cause) {
    ftruncateSync(file, from);
    throw cause;
  }
}
