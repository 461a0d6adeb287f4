// The thread behind the rounds: what an accord says of them, and the updates that begin, count and show.
import {
  countReady,
  isReady,
  noteShown,
  readReveals,
  readRounds,
  recordReveal,
  recordRound,
  sayReady,
  showFirst,
} from "@hybrid/documents";
import type { Reveal, Round } from "@hybrid/domain";
import * as Y from "yjs";
import { answerEach, composedBy, copyOf } from "../rebuild/copy.ts";

type Updates = readonly Uint8Array[];

export type Ask =
  | { readonly deed: "rounds"; readonly accord: Updates }
  | { readonly deed: "begin"; readonly accord: Updates; readonly client: number; readonly round: Round }
  | {
      readonly deed: "ready";
      readonly first: Updates;
      readonly client: number;
      readonly round: string;
      readonly ready: boolean;
    }
  | { readonly deed: "count"; readonly firsts: readonly Updates[]; readonly round: string }
  | {
      readonly deed: "note";
      readonly accord: Updates;
      readonly client: number;
      readonly round: string;
      readonly ready: number;
    }
  | {
      readonly deed: "show";
      readonly shown: Omit<Reveal, "seats">;
      readonly accord: Copied;
      readonly thoughts: Copied;
      readonly seats: readonly { readonly seat: string; readonly voice: Copied; readonly first: Copied }[];
    };

/** A document, and the client id that what is added to it is written under. */
export type Copied = { readonly updates: Updates; readonly client: number };

/** null where there is nothing to add. */
type Added = Uint8Array | null;

export type Answer =
  | { readonly rounds: readonly Round[]; readonly reveals: readonly Reveal[] }
  | { readonly update: Uint8Array }
  | { readonly count: number }
  /** nobody in particular is showing it, and somebody is not ready after all */
  | { readonly waits: true }
  /** `seats` in the order of the ask */
  | {
      readonly accord: Added;
      readonly thoughts: Added;
      readonly seats: readonly { readonly voice: Added; readonly first: Added }[];
    };

answerEach((ask: Ask): Answer => {
  switch (ask.deed) {
    case "rounds": {
      const doc = copyOf(ask.accord);
      const rounds = readRounds(doc).flatMap((entry) => (entry.readable ? entry.value : []));
      return { rounds, reveals: readReveals(doc).flatMap((entry) => (entry.readable ? entry.value : [])) };
    }
    case "begin":
      return { update: composedBy(copyOf(ask.accord), ask.client, (doc) => recordRound(doc, ask.round)) };
    case "ready":
      return { update: composedBy(copyOf(ask.first), ask.client, (doc) => sayReady(doc, ask.round, ask.ready)) };
    case "count":
      return { count: ask.firsts.filter((first) => isReady(copyOf(first), ask.round)).length };
    case "note":
      return { update: composedBy(copyOf(ask.accord), ask.client, (doc) => countReady(doc, ask.round, ask.ready)) };
    case "show":
      return show(ask);
  }
});

/** The engine takes fifty thousand structs in one update; what all have written goes into one document. */
const mostShown = 40_000;

function show({ shown, seats, ...beside }: Extract<Ask, { deed: "show" }>): Answer {
  const thoughts = open(beside.thoughts);
  const rounds = { round: shown.id, at: shown.at };
  const opened = seats.map(({ seat, ...own }) => ({ seat, voice: open(own.voice), first: open(own.first) }));
  if (shown.by === null && !opened.every(({ first }) => isReady(first.doc, shown.id))) return { waits: true };
  let room = mostShown;
  const added = opened.map(({ seat, voice, first }, at) => {
    const places = { first: first.doc, voice: voice.doc, thoughts: thoughts.doc };
    // Nobody's words take the room of those who come after.
    const share = room / (seats.length - at);
    const { factors, left } = showFirst(places, { seat, ...rounds }, share);
    room -= share - left;
    if (factors.length > 0) noteShown(first.doc, shown.id);
    return { seat, spoke: factors.length > 0, voice: voice.added(), first: first.added() };
  });
  const accord = open(beside.accord);
  recordReveal(accord.doc, { ...shown, seats: added.flatMap(({ seat, spoke }) => (spoke ? seat : [])) });
  return {
    accord: accord.added(),
    thoughts: thoughts.added(),
    seats: added.map(({ voice, first }) => ({ voice, first })),
  };
}

function open({ updates, client }: Copied): { readonly doc: Y.Doc; readonly added: () => Added } {
  const doc = copyOf(updates);
  doc.clientID = client;
  const before = Y.encodeStateVector(doc);
  return { doc, added: () => (doc.store.clients.has(client) ? Y.encodeStateAsUpdate(doc, before) : null) };
}
