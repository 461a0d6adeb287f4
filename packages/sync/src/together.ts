// Deeds in several documents as one: all are judged at one moment, logged in one commit, and shown afterwards, or none
// of them is. A document that is busy with something else is waited for; nothing is awaited once the judging begins.
import type { Deed, Written } from "./deed.ts";
import type { Deeds } from "./deeds.ts";
import type { Append, Log } from "./log.ts";

export type PlacedDeed = { readonly room: { readonly deeds: Deeds }; readonly deed: Deed };

/** The documents must differ. Answers the first thing that stood in the way, or `saved`. */
export async function writeTogether(log: Log, placed: readonly PlacedDeed[]): Promise<Written> {
  const held = placed.map(({ room }) => room.deeds.hold());
  try {
    const turns = await Promise.all(placed.map(({ room }) => room.deeds.turn()));
    return turns.includes(false) ? "unavailable" : await writeNow(log, placed);
  } finally {
    for (const release of held) release();
  }
}

async function writeNow(log: Log, placed: readonly PlacedDeed[]): Promise<Written> {
  const prepared = placed.map(({ room, deed }) => room.deeds.prepare(deed));
  const refused = prepared.find((each) => typeof each === "string");
  if (refused !== undefined) return refused;
  const entries: Append[] = [];
  const commit = Promise.withResolvers<void>();
  const send = (entry: Append): Promise<void> => {
    entries.push(entry);
    return commit.promise;
  };
  const written = prepared.map((each) => (typeof each === "string" ? Promise.resolve(each) : each(send)));
  log.appendTogether(entries).then(commit.resolve, commit.reject);
  const answers = await Promise.all(written);
  return answers.find((answer) => answer !== "saved") ?? "saved";
}
