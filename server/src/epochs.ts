// Documents that begin anew, from the command line, while no server runs. (On PostgreSQL one that runs all the same
// writes nothing more into what was.)
//   node server/src/epochs.ts restored              after a backup was put back: every document
//   node server/src/epochs.ts redact DOCUMENT WORDS…   one document, without these words and without its history
import { StoreError } from "@hybrid/store";
import { redact } from "./epoch/redaction.ts";
import { openSealedStore } from "./master-key.ts";
import { parseSettings, SettingsError } from "./settings.ts";

const [deed, document, ...words] = process.argv.slice(2);
try {
  if (deed !== "restored" && (deed !== "redact" || document === undefined || words.length === 0))
    throw new SettingsError("Say what to do: restored, or redact DOCUMENT WORDS…");
  const store = await openSealedStore(parseSettings(process.env));
  try {
    if (deed === "restored") console.log(`${await store.keeping.beginAnew()} documents have begun anew.`);
    else console.log(sentenceOf(await redact(store, document!, words)));
  } finally {
    await store.close();
  }
} catch (error) {
  if (!(error instanceof StoreError || error instanceof SettingsError)) throw error;
  const hint = error instanceof StoreError && error.code === "locked" ? " Stop the server first." : "";
  console.error(error.message + hint);
  process.exitCode = 1;
}

function sentenceOf(result: Awaited<ReturnType<typeof redact>>): string {
  if (result === "unknown") throw new SettingsError("There is no such document.");
  if (result === "damaged") throw new SettingsError("The document cannot be read whole, so nothing was changed.");
  if (result.removed === 0) throw new SettingsError("The words do not stand there, so nothing was changed.");
  return `The words were removed in ${result.removed} places; the document has begun anew without its history.`;
}
