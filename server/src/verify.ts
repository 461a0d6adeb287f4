// Verifies the journals of a data folder, or of the database that DATABASE_URL names: every chain from its first row to
// its last. Names the first row that is not as it was written, and exits 1 then. With --export KIND --format csv|json
// it writes that journal's rows instead, for whoever runs the server: the security log is read in no other way.
//
//   node server/src/verify.ts [--database FILE] [--head SPACE KIND NUMBER SEAL]
//   node server/src/verify.ts --export security|read|disclosure [--format csv|json]
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { readJournal, verifyDatabase, type DatabasePlace, type MasterKey, type Verdict } from "@hybrid/store";
import { toCsv } from "./journal/csv.ts";
import { keyBesideData, readMasterKey } from "./master-key.ts";
import { databaseOf, parseSettings } from "./settings.ts";

const { values } = parseArgs({
  options: {
    database: { type: "string" },
    head: { type: "string", multiple: true, default: [] },
    export: { type: "string" },
    format: { type: "string", default: "csv" },
  },
});

type Place = DatabasePlace & { readonly key?: MasterKey };
let place: Place;

try {
  place = placeOf();
  process.exitCode = values.export === undefined ? await verify() : await exportRows(values.export);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}

function placeOf(): Place {
  const settings = parseSettings(process.env);
  const database = values.database === undefined ? databaseOf(settings) : { path: values.database };
  // A copy has its key beside it, or KEY_FILE names it; one from before there was a key needs none.
  const beside = keyBesideData({ ...settings, ...("path" in database ? { dataDir: dirname(database.path) } : {}) });
  const key =
    beside !== null && !existsSync(beside)
      ? undefined
      : readMasterKey({ ...settings, ...(beside === null ? {} : { keyFile: beside }) });
  return key ? { ...database, key } : database;
}

async function verify(): Promise<number> {
  const verdict = await verifyDatabase(place);
  const missing = verdict.whole ? await missingHead(verdict) : undefined;
  if (verdict.whole && !missing) {
    console.log(`All ${verdict.rows} rows of the journals are as they were written.`);
    for (const { space, kind, seq, hash } of verdict.chains) console.log(`${nameOf(space)} ${kind} ${seq} ${hash}`);
    return 0;
  }
  console.error(verdict.whole ? missing : `Row ${verdict.row} is broken (${verdict.where}): ${verdict.why}.`);
  return 1;
}

/** A head that was kept elsewhere, as "space kind number seal", must still be in its chain: nothing was cut off. */
async function missingHead({ chains }: Extract<Verdict, { whole: true }>): Promise<string | undefined> {
  for (const kept of values.head) {
    const [space, kind, number, seal] = kept.split(" ");
    const chain = chains.find((one) => nameOf(one.space) === space && one.kind === kind);
    const row = (await readJournal(place, kind ?? "")).find(
      (one) => nameOf(one.space) === space && one.seq === Number(number),
    );
    if (!chain || row?.hash !== seal)
      return `Row ${number} of ${kind} in ${space} is missing or is another than it was.`;
  }
  return undefined;
}

async function exportRows(kind: string): Promise<number> {
  const rows = await readJournal(place, kind);
  if (values.format === "json") console.log(JSON.stringify(rows, null, 2));
  else {
    const head = ["space", "number", "time", "person", "seat", "content", "previous", "seal"];
    const cells = rows.map(({ space, seq, at, person, seat, payload, previous, hash }) => [
      space,
      seq,
      new Date(at).toISOString(),
      person,
      seat,
      JSON.stringify(payload),
      previous,
      hash,
    ]);
    process.stdout.write(toCsv([head, ...cells]));
  }
  return 0;
}

function nameOf(space: string): string {
  return space === "" ? "server" : space;
}
