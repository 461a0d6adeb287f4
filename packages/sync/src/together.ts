// Deeds in several documents as one: all are judged at one moment, logged in one commit, and shown afterwards, or none
// of them is. A document that is busy with something else is waited for; nothing is awaited once the judging begins.
import type { Deed, Written } from "./deed.ts";
import type { Address, Append, Log } from "./log.ts";
import type { Room } from "./room.ts";

export type Deeds = {
  /** Writes into a document without a socket, in the name of an actor the caller has checked. */
  write(address: Address, deed: Deed): Promise<Written>;
  /** Writes into several documents, each named once, in one commit: all of it, or nothing. */
  writeTogether(deeds: readonly (Deed & { readonly address: Address })[]): Promise<Written>;
};

type Rooms = { readonly log: Log; readonly at: (address: Address) => Room; readonly leave: (room: Room) => void };

export function createDeeds({ log, at, leave }: Rooms): Deeds {
  return {
    async write(address, deed) {
      const room = at(address);
      const written = await writeAlone(log, room, deed);
      leave(room);
      return written;
    },
    async writeTogether(deeds) {
      const placed = deeds.map(({ address, ...deed }) => ({ room: at(address), deed }));
      const written = await writeTogether(log, placed);
      for (const { room } of placed) leave(room);
      return written;
    },
  };
}

type RoomDeed = { readonly room: Room; readonly deed: Deed };

async function writeAlone(log: Log, room: Room, deed: Deed): Promise<Written> {
  const release = room.hold();
  try {
    if (!(await room.ready())) return "unavailable";
    const prepared = room.prepare(deed);
    return typeof prepared === "string" ? prepared : await prepared((entry) => log.append(entry));
  } finally {
    release();
  }
}

/** The rooms must differ. Answers the first thing that stood in the way, or `saved`. */
async function writeTogether(log: Log, deeds: readonly RoomDeed[]): Promise<Written> {
  const held = deeds.map(({ room }) => room.hold());
  try {
    const ready = await Promise.all(deeds.map(({ room }) => room.ready()));
    if (ready.includes(false)) return "unavailable";
    return await writeNow(log, deeds);
  } finally {
    for (const release of held) release();
  }
}

async function writeNow(log: Log, deeds: readonly RoomDeed[]): Promise<Written> {
  const prepared = deeds.map(({ room, deed }) => room.prepare(deed));
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
