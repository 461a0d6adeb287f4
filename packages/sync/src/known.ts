// What a room knows of its document, in two forms: awake, as the checks use it, and at rest, as a few bytes. A document
// is opened at rest and goes back there while it is quiet; the first update that has to be judged wakes it.
import { absorb, accept, type News } from "./check.ts";
import { decodeHomes, encodeHomes } from "./homes.ts";
import {
  addDeleteSet,
  createState,
  decodeStateVector,
  encodeDeleteSet,
  encodeStateVector,
  type State,
} from "./state.ts";
import { undoOf, type Undo } from "./undo.ts";
import { syncFrame } from "./wire.ts";

/** A snapshot's knowledge, without its bytes. */
export type Learned = {
  readonly stateVector: Uint8Array;
  readonly deleteSet: Uint8Array;
  readonly homes: Uint8Array;
};

export type Known = {
  readonly clocks: ReadonlyMap<number, number>;
  stateVector(): Uint8Array;
  /** A step 2 that carries no structs, only the deletions: on it a client counts as synced. */
  step2(): Uint8Array;
  /** To be read at once, and not to be changed. Wakes it. */
  state(): State;
  accept(news: News): void;
  /** How to take news back that is about to be accepted. */
  undoOf(news: News): Undo;
  undo(undo: Undo): void;
  absorb(update: Uint8Array): void;
  /** A fold deletes more than its rows say, such as the loser of two writes to one key. */
  learn(snapshot: Learned): void;
  rest(): void;
};

export function openKnown(snapshot: Learned | null): Known {
  let awake: State | undefined = snapshot ? undefined : createState();
  let resting: Pick<Learned, "deleteSet" | "homes"> | undefined = snapshot ? copyOf(snapshot) : undefined;
  let clocks = awake?.clocks ?? decodeStateVector(snapshot!.stateVector);
  let step2: Uint8Array | undefined;

  function wake(): State {
    if (awake) return awake;
    awake = { clocks, deleted: new Map(), homes: decodeHomes(resting!.homes) };
    addDeleteSet(awake, resting!.deleteSet);
    resting = undefined;
    return awake;
  }

  /** To be called before the state moves. */
  function moving(): State {
    step2 = undefined;
    return wake();
  }

  return {
    get clocks() {
      return clocks;
    },
    stateVector: () => encodeStateVector(clocks),
    step2: () => (step2 ??= deletionsFrame(awake ? encodeDeleteSet(awake.deleted) : resting!.deleteSet)),
    state: wake,
    accept: (news) => accept(moving(), news),
    undoOf: (news) => undoOf(wake(), news),
    undo: (undo) => undo(moving()),
    absorb: (update) => absorb(moving(), update),
    learn({ deleteSet }) {
      addDeleteSet(moving(), deleteSet);
    },
    rest() {
      step2 = undefined;
      if (!awake) return;
      resting = copyOf({ deleteSet: encodeDeleteSet(awake.deleted), homes: encodeHomes(awake.homes) });
      awake = undefined;
      clocks = new Map(clocks);
    },
  };
}

/** Bytes of their own, which hold on to no larger buffer. */
function copyOf({ deleteSet, homes }: Pick<Learned, "deleteSet" | "homes">): Pick<Learned, "deleteSet" | "homes"> {
  return { deleteSet: deleteSet.slice(), homes: homes.slice() };
}

function deletionsFrame(deleteSet: Uint8Array): Uint8Array {
  const update = new Uint8Array(deleteSet.length + 1); // its first byte: no structs
  update.set(deleteSet, 1);
  return syncFrame("step2", update);
}
