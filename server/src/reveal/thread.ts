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
      readonly voice: Updates;
      readonly first: Updates;
      readonly clients: { readonly voice: number; readonly first: number };
      readonly shown: { readonly round: string; readonly at: number };
    }
  | { readonly deed: "reveal"; readonly accord: Updates; readonly client: number; readonly reveal: Reveal };

export type Answer =
  | { readonly rounds: readonly Round[]; readonly reveals: readonly Reveal[] }
  | { readonly update: Uint8Array }
  | { readonly count: number }
  /** `voice` is null where there was nothing to show */
  | { readonly voice: Uint8Array | null; readonly first: Uint8Array };

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
    case "reveal":
      return { update: composedBy(copyOf(ask.accord), ask.client, (doc) => recordReveal(doc, ask.reveal)) };
  }
});

function show({ voice, first, clients, shown }: Extract<Ask, { deed: "show" }>): Answer {
  const written = copyOf(first);
  let factors: string[] = [];
  const brought = composedBy(copyOf(voice), clients.voice, (doc) => (factors = showFirst(doc, written, shown)));
  const noted = composedBy(written, clients.first, (doc) => noteShown(doc, shown.round));
  return { voice: factors.length > 0 ? brought : null, first: noted };
}
