// Judges an update against what the room knows, before anything is logged: is it whole, does it hang together with
// what is known, is it the sender's own, is there anything new in it? Only then does the state move.
import * as Y from "yjs";
import {
  beginHomes,
  deepest,
  goesOn,
  homeOf,
  isGone,
  settle,
  stand,
  takeHomes,
  type Homes,
  type NewHomes,
} from "./homes.ts";
import type { Id } from "./ids.ts";
import type { Owner } from "./log.ts";
import { clockOf, encodeStateVector, isDeleted, markDeleted, type State } from "./state.ts";
import { writeBeside, type Moved } from "./move.ts";
import type { Pair } from "./pairs.ts";
import type { Parts } from "./structs.ts";
import { MalformedUpdate, parseUpdate, type Deletion, type Run, type Struct, type Update } from "./update.ts";

/**
 * A writer has one client id, or a few after copying a document. Structs of many ids that wait for each other cost
 * their number times the number of ids to put in order, so that many ids are an attack and nothing else.
 */
const mostNewRuns = 32;

export type News = {
  readonly kind: "new";
  /** the bytes to log */
  readonly update: Uint8Array;
  /** client ids it uses for the first time */
  readonly clients: readonly number[];
  readonly reached: ReadonlyMap<number, number>;
  readonly homes: Homes;
  readonly deletions: readonly Deletion[];
  /** how it goes together with others, if it does */
  readonly parts: Parts | undefined;
  /** some of it stands elsewhere than its sender put it, who has to take the document anew */
  readonly moved: boolean;
};

export type Verdict =
  /** worth a row, once `accept` has moved the state */
  | News
  | { readonly kind: "nothing new" }
  /** it builds on something the log does not hold; the sender has to say what is missing (step 1) */
  | { readonly kind: "gap" }
  /** it writes under a client id that is bound to somebody else */
  | { readonly kind: "foreign"; readonly client: number };

/** Who a client id is bound to; `undefined` for one nobody has used. */
export type OwnerOf = (client: number) => Owner | undefined;

/**
 * Judges `bytes` and changes nothing.
 * Throws MalformedUpdate if the bytes are not exactly one well-formed update.
 */
export function checkUpdate(state: State, ownerOf: OwnerOf, sender: Owner, bytes: Uint8Array): Verdict {
  const update = parseUpdate(bytes);
  const news = update.runs.filter((run) => run.to > clockOf(state, run.client));
  if (news.length > mostNewRuns) throw new MalformedUpdate("new structs of more client ids than a writer has");
  for (const { client } of news) {
    const owner = ownerOf(client);
    if (owner && !isSame(owner, sender)) return { kind: "foreign", client };
  }
  const walked = integrate(state, news);
  if (!walked) return { kind: "gap" };
  const deletions = newDeletions(state, walked.reached, news, update);
  if (!deletions) return { kind: "gap" };
  if (news.length === 0 && deletions.length === 0) return { kind: "nothing new" };
  const clients = news.map((run) => run.client).filter((client) => !ownerOf(client));
  // What is known already is cut away: a second, different text under a known clock must not reach anybody.
  const overlaps = update.runs.some((run) => run.from < clockOf(state, run.client));
  const [{ reached, homes }, { parts }] = [walked, update];
  const moves = walked.moved.length > 0;
  if (!overlaps && !moves)
    return { kind: "new", update: bytes, clients, reached, homes, deletions, parts, moved: false };
  const cut = overlaps ? Y.diffUpdate(bytes, encodeStateVector(state.clocks)) : bytes;
  return { kind: "new", clients, deletions, moved: moves, ...standing(state, cut) };
}

/**
 * A struct that is cut names another neighbour than before, and one that is moved too. What is logged has to stand by
 * itself, or nobody could open the document again.
 */
function standing(state: State, cut: Uint8Array): Pick<News, "update" | "reached" | "homes" | "parts"> {
  const moved = integrate(state, parseUpdate(cut).runs)?.moved ?? [];
  const update = moved.length > 0 ? writeBeside(cut, moved) : cut;
  const { runs, parts } = parseUpdate(update);
  const stands = integrate(state, runs);
  if (!stands || stands.moved.length > 0) throw new MalformedUpdate("structs that do not stand without what is known");
  return { update, reached: stands.reached, homes: stands.homes, parts };
}

/** Moves the state, in place, past an update that was judged new. */
export function accept(
  state: State,
  { reached, homes, deletions }: Pick<News, "reached" | "homes" | "deletions">,
): void {
  for (const [client, clock] of reached) state.clocks.set(client, clock);
  takeHomes(state.homes, homes);
  markDeleted(state, deletions);
}

/** Counts in a row of the log, which was judged when it came. Throws if it does not follow from what is known. */
export function absorb(state: State, bytes: Uint8Array): void {
  const update = parseUpdate(bytes);
  const news = update.runs.filter((run) => run.to > clockOf(state, run.client));
  const walked = integrate(state, news, false);
  const deletions = walked && newDeletions(state, walked.reached, news, update);
  if (!walked || !deletions) throw new Error("a row builds on what is not in the log");
  accept(state, { ...walked, deletions });
}

/** A session comes and goes; who may write under a client id is the person in the seat. */
export function isSame(a: Owner, b: Owner): boolean {
  return a.person === b.person && a.seat === b.seat;
}

type Walked = Pick<News, "reached" | "homes"> & { readonly moved: Moved[] };
type Walk = { readonly run: Run; next: number };

/**
 * Walks the runs as Yjs would integrate them, each struct only once all it needs is there. Gives the clocks
 * reached and where the new structs lie, or undefined if something is missing: a hole, an unknown id, or structs that
 * wait for each other. A walk that is stuck is looked at again only when the client it waits for has moved.
 */
function integrate(state: State, runs: readonly Run[], judged = true): Walked | undefined {
  const reached = new Map<number, number>();
  const homes = beginHomes(state.homes);
  const moved: Moved[] = [];
  const known = (client: number) => reached.get(client) ?? clockOf(state, client);
  const stuck = new Map<number, Walk[]>();
  const ready: Walk[] = runs.map((run) => ({ run, next: 0 }));
  for (let walk = ready.pop(); walk; walk = ready.pop()) {
    const { run } = walk;
    const before = walk.next;
    let waitsFor: number | undefined;
    while (walk.next < run.structs.length) {
      const struct = run.structs[walk.next]!;
      waitsFor = missing(run, struct, known);
      if (waitsFor !== undefined) break;
      if (struct.to > known(run.client)) {
        const id = { client: run.client, clock: Math.max(known(run.client), struct.from) };
        const beside = place(homes, id, struct, judged, known);
        if (beside) moved.push({ id, right: beside.right });
        reached.set(run.client, struct.to);
      }
      walk.next += 1;
    }
    if (walk.next > before) {
      for (const other of stuck.get(run.client) ?? []) ready.push(other);
      stuck.delete(run.client);
    }
    if (waitsFor === undefined) continue;
    if (waitsFor === run.client) return undefined;
    stuck.set(waitsFor, [...(stuck.get(waitsFor) ?? []), walk]);
  }
  return stuck.size === 0 ? { reached, homes: homes.added, moved } : undefined;
}

/**
 * Notes where a struct lies, from `id` on. Throws where that is no one place. Answers where it has to stand instead.
 */
function place(
  homes: NewHomes,
  id: Id,
  struct: Struct,
  judged: boolean,
  known: (client: number) => number,
): Pair | undefined {
  const home = homeOf(homes, struct.within);
  if (home === "split") throw new MalformedUpdate("neighbours that lie in different lists");
  if (home === "no type") throw new MalformedUpdate("something inside what holds nothing");
  if (home.depth > deepest) throw new MalformedUpdate("nested deeper than anything people write");
  const isRest = id.clock > struct.from;
  if (isRest && !goesOn(homes, id.client, id.clock, home))
    throw new MalformedUpdate("a struct that goes on elsewhere than it began");
  const liesNowhere = struct.pair === null || isGone(home);
  const left = isRest ? { client: id.client, clock: id.clock - 1 } : struct.pair?.left;
  const pair = liesNowhere ? null : { left: left ?? null, right: struct.pair!.right };
  const moved = stand(homes, id, pair, judged, known);
  if (moved && home.key !== null) throw new MalformedUpdate("neighbours that never stood side by side");
  settle(homes, id, home, struct.isType);
  return moved;
}

/** The client whose next structs have to come first; its own for what can never come. */
function missing(run: Run, struct: Struct, known: (client: number) => number): number | undefined {
  const clock = known(run.client);
  if (struct.to <= clock) return undefined;
  if (struct.from > clock || struct.kind === "skip") return run.client;
  return struct.needs.find((id) => id.clock >= (id.client === run.client ? struct.from : known(id.client)))?.client;
}

/** The deletions the room has not seen, or undefined if one is of something unknown. */
function newDeletions(
  state: State,
  reached: ReadonlyMap<number, number>,
  news: readonly Run[],
  update: Update,
): Deletion[] | undefined {
  const found: Deletion[] = [];
  for (const deletion of update.deletions) {
    const { client, from, to } = deletion;
    if (to > (reached.get(client) ?? clockOf(state, client))) return undefined;
    if (!isDeleted(state, client, from, to)) found.push(deletion);
  }
  // A struct that arrives already collected counts as deleted, though no delete set says so.
  for (const { client, structs } of news) {
    const clock = clockOf(state, client);
    for (const { kind, from, to } of structs)
      if (kind === "deleted" && to > clock) found.push({ client, from: Math.max(from, clock), to });
  }
  return found;
}
