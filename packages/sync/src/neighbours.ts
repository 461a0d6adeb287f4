// Who is here, told from server to server. Words pass by the way that the storage gives them and may be lost: entries
// are told again every now and then, a server that is silent for a few seconds is taken for dead and its people leave,
// and who opens a document asks who else is in it. What is told is thinned by time and by size, never queued: of an
// entry that changes often only what it is now is said.
import { randomUUID } from "node:crypto";
import * as encoding from "lib0/encoding";
import type { Gate } from "./gate.ts";
import type { Address, Words } from "./log.ts";
import type { Presence } from "./presence.ts";
import { parseWord, writeRecord, writeWord, type WordRecord } from "./word.ts";

const tickMs = 100;
/** Words that one server says in a tick; what does not fit waits for the next. */
const mostWords = 4;
/** In ticks: how long a server with open documents may say nothing, and how long the others wait for it. */
const silence = { ours: 10, theirs: 40 } as const;

type Room = {
  readonly address: Address;
  readonly presence: Pick<Presence<unknown>, NeighbourDeeds>;
  readonly gate: Pick<Gate, "crowd">;
};
type NeighbourDeeds = "takeUntold" | "tellAgain" | "hearElsewhere" | "leaveElsewhere";

export type Neighbours<Place extends Room> = {
  /** Somebody in this room may have something to tell. */
  stir(room: Place): void;
  /** The room has been opened: who else is in it? */
  ask(room: Place): void;
  /** Another server was first to write there: all are to take turns. */
  crowd(room: Place): void;
  /** Says goodbye for all who are here. */
  leave(): Promise<void>;
};

export type NeighbourDeps<Place extends Room> = {
  readonly words: Words;
  readonly keyOf: (address: Address) => string;
  readonly rooms: ReadonlyMap<string, Place>;
  /** what the room knows of others has changed */
  readonly changed: (room: Place) => void;
};

export function openNeighbours<Place extends Room>(deps: NeighbourDeps<Place>): Neighbours<Place> {
  const { words, rooms } = deps;
  const node: string = randomUUID();
  const due = createDue<Place>(deps.keyOf);
  let [saying, quiet] = [false, 0];

  function takeIn(from: string, record: WordRecord): void {
    if (record.kind === "ask all") return everybody(rooms.values());
    if (record.kind === "leave") return others.forget(from);
    const room = rooms.get(deps.keyOf(record.address));
    if (!room) return;
    if (record.kind === "ask") return everybody([room]);
    if (record.kind === "crowd") return room.gate.crowd();
    room.presence.hearElsewhere(from, record.told);
    deps.changed(room);
  }

  function everybody(places: Iterable<Place>): void {
    for (const room of places) {
      room.presence.tellAgain();
      due.stirred.add(room);
    }
  }

  function forget(gone: string): void {
    for (const room of rooms.values()) {
      room.presence.leaveElsewhere(gone);
      deps.changed(room);
    }
  }

  const others = createOthers(forget, () => (due.askAll = true));

  function hear(bytes: Uint8Array | undefined): void {
    // Both sides may have missed something.
    if (!bytes) {
      due.askAll = true;
      return everybody(rooms.values());
    }
    const word = parseWord(bytes);
    if (!word || word.node === node) return;
    others.heard(word.node);
    for (const record of word.records) takeIn(word.node, record);
  }

  function speak(): void {
    others.tick();
    if (saying || rooms.size + due.stirred.size === 0) return;
    const said = gather(node, due.records(), words.longest);
    if (said.length === 0 && ++quiet < silence.ours) return;
    quiet = 0;
    saying = true;
    words
      .say(said.length > 0 ? said : [writeWord(node, [])])
      .catch(() => {}) // what was lost is told again in a while
      .finally(() => (saying = false));
  }

  const deafen = words.listen(hear);
  const timer = setInterval(speak, tickMs).unref();
  return {
    stir: (room) => void due.stirred.add(room),
    ask: ({ address }) => due.note("ask", address),
    crowd(room) {
      room.gate.crowd();
      due.note("crowd", room.address);
    },
    async leave() {
      clearInterval(timer);
      deafen();
      await words.say([writeWord(node, [encodeOf({ kind: "leave" })])]).catch(() => {});
    },
  };
}

/** What is to be said; records that are not taken stay due. */
function createDue<Place extends Room>(keyOf: (address: Address) => string) {
  const noted = new Map<string, { readonly kind: "ask" | "crowd"; readonly address: Address }>();
  const due = {
    askAll: false,
    stirred: new Set<Place>(),
    note: (kind: "ask" | "crowd", address: Address) => void noted.set(`${kind} ${keyOf(address)}`, { kind, address }),
    *records(): Iterable<WordRecord> {
      if (due.askAll) yield { kind: "ask all" };
      due.askAll = false;
      for (const [key, record] of noted) {
        noted.delete(key);
        yield record;
      }
      for (const room of due.stirred) {
        for (const told of room.presence.takeUntold()) yield { kind: "told", address: room.address, told };
        due.stirred.delete(room);
      }
    },
  };
  return due;
}

/** The other servers, and how long each has been silent. Ticks do not pass while this server stands still itself. */
function createOthers(forget: (node: string) => void, met: () => void) {
  const silent = new Map<string, number>();
  const drop = (node: string): void => {
    if (silent.delete(node)) forget(node);
  };
  return {
    heard(node: string): void {
      if (!silent.has(node)) met();
      silent.set(node, 0);
    },
    forget: drop,
    tick(): void {
      for (const [node, ticks] of silent)
        if (ticks >= silence.theirs) drop(node);
        else silent.set(node, ticks + 1);
    },
  };
}

/** As many words as may be said at once; what is not taken from `records` waits. */
function gather(node: string, records: Iterable<WordRecord>, longest: number): Uint8Array[] {
  const most = longest - node.length - 8;
  const words: Uint8Array[][] = [];
  let size = Infinity;
  for (const record of records) {
    const bytes = encodeOf(record);
    // So long a state is seen at its own server only.
    if (bytes.length > most) continue;
    if (size + bytes.length > most) {
      words.push([]);
      size = 0;
    }
    words.at(-1)!.push(bytes);
    size += bytes.length;
    if (words.length === mostWords && size > most / 2) break;
  }
  return words.map((each) => writeWord(node, each));
}

function encodeOf(record: WordRecord): Uint8Array {
  return encoding.encode((encoder) => writeRecord(encoder, record));
}
