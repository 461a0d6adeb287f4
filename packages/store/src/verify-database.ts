// The journals of a database at rest, on whichever database it is: for whoever runs the server.
import type { JournalRow } from "./journals.ts";
import type { MasterKey } from "./seal.ts";
import { readJournalFile, verifyJournals, type Verdict } from "./verify-journals.ts";

export type DatabasePlace = { readonly path: string } | { readonly databaseUrl: string };

/** `key` where the database is sealed. */
type Place = DatabasePlace & { readonly key?: MasterKey };

/** Verifies every chain. Rejects with an Error with one sentence if the database cannot be opened at all. */
export async function verifyDatabase(place: Place): Promise<Verdict> {
  if ("path" in place) return verifyJournals(place.path, place.key);
  const { verifyOnPostgres } = await import("./postgres/verify.ts");
  return verifyOnPostgres(place);
}

/** All rows of one kind, of every space, in the order they were written. */
export async function readJournal(place: Place, kind: string): Promise<JournalRow[]> {
  if ("path" in place) return readJournalFile(place.path, kind, place.key);
  const { readOnPostgres } = await import("./postgres/verify.ts");
  return readOnPostgres(place, kind);
}
