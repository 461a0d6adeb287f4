// Random editing by several people, live, offline and hostile, through the real check. A naive model looks at the whole
// document after every row: whatever was not there before was written by that row's actor, and whatever went, went by
// that row's actor. SEED=… runs one seed again,
// SEEDS=… as many as that.
import { expect, test } from "vitest";
import * as Y from "yjs";
import { createAuthorshipRecord } from "./authorship-record.ts";
import { accept, checkUpdate } from "./check.ts";
import type { Actor, Owner, Row } from "./log.ts";
import { createState } from "./state.ts";

const given = Number(process.env["SEED"]);
const first = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 1e9);
const seeds = Number(process.env["SEEDS"] ?? (given > 0 ? 1 : 60));

function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Desk = { readonly actor: Actor; readonly doc: Y.Doc; readonly unsent: Uint8Array[]; readonly undo: Y.UndoManager };

function openDesk(at: number): Desk {
  const doc = new Y.Doc({ gc: at % 2 === 0 });
  doc.clientID = at + 1;
  const unsent: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "server" && void unsent.push(update));
  const undo = new Y.UndoManager(doc.getXmlFragment("text"), { captureTimeout: 0 });
  return { actor: { person: `p${at}`, seat: `s${at % 3}`, session: "x" }, doc, unsent, undo };
}

/** One thing a person does: types, pastes, strikes out, makes bold, splits or joins paragraphs, takes it back. */
function doSomething({ doc, undo }: Desk, random: (below: number) => number): void {
  const fragment = doc.getXmlFragment("text");
  const block = fragment.length > 0 ? fragment.get(random(fragment.length)) : undefined;
  const text = block instanceof Y.XmlElement && block.length > 0 ? block.get(random(block.length)) : undefined;
  const choice = random(12);
  if (choice === 0 || !block) return fragment.insert(random(fragment.length + 1), [newParagraph(random)]);
  if (choice === 1 && fragment.length > 1) return fragment.delete(random(fragment.length), 1);
  if (choice === 2) return void undo.undo();
  if (!(block instanceof Y.XmlElement)) return;
  if (choice === 3) return block.insert(block.length, [new Y.XmlElement("hardBreak"), new Y.XmlText("after")]);
  if (!(text instanceof Y.XmlText)) return;
  const place = random(text.length + 1);
  const length = random(text.length - place + 1);
  if (choice === 4 && length > 0) return text.format(place, length, { bold: {} });
  if (choice < 8 && length > 0) return text.delete(place, length);
  text.insert(place, "😀åäö words ".slice(0, 2 + random(9)));
}

function newParagraph(random: (below: number) => number): Y.XmlElement {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("a new paragraph".slice(0, 1 + random(14)))]);
  return paragraph;
}

type Chain = { readonly _start: Y.Item | null };
type Unit = { id: string; text: string; deleted: boolean; within: string | null };

/** Every unit of words in order, as a reader would walk it. */
function unitsOf(type: Chain, within: string | null = null): Unit[] {
  const units: Unit[] = [];
  for (let item = type._start; item; item = item.right as Y.Item | null) {
    const id = (i: number) => `${item!.id.client}:${item!.id.clock + i}`;
    if (item.content instanceof Y.ContentString)
      for (const [i, text] of item.content.str.split("").entries())
        units.push({ id: id(i), text, deleted: item.deleted, within });
    if (!(item.content instanceof Y.ContentType)) continue;
    const inner = item.content.type as unknown as Chain;
    const isBreak = inner instanceof Y.XmlElement && inner.nodeName === "hardBreak";
    units.push({ id: id(0), text: isBreak ? "\n" : "", deleted: item.deleted, within });
    units.push(...unitsOf(inner, item.deleted ? id(0) : within));
  }
  return units;
}

/** What the naive model says of every unit, in order. */
function nameAuthors(rows: readonly Row[]): string[] {
  const doc = new Y.Doc({ gc: false });
  const writers = new Map<string, string>();
  const strikers = new Map<string, string>();
  for (const { update, actor } of rows) {
    Y.applyUpdate(doc, update);
    for (const { id, deleted, within } of unitsOf(doc.getXmlFragment("text"))) {
      const isNew = !writers.has(id);
      if (isNew) writers.set(id, actor.person);
      if (!deleted || strikers.has(id)) continue;
      strikers.set(id, isNew && within !== null ? strikers.get(within)! : actor.person);
    }
  }
  return unitsOf(doc.getXmlFragment("text"))
    .filter(({ text }) => text !== "")
    .map(
      ({ id, text, deleted }) => `${id} ${text} by ${writers.get(id)}${deleted ? ` gone by ${strikers.get(id)}` : ""}`,
    );
}

function readAuthors(rows: readonly Row[], random: (below: number) => number): string[] {
  const record = createAuthorshipRecord();
  // In portions of any size: what is read once is not read again.
  for (let at = 0; at < rows.length;) {
    const end = at + 1 + random(rows.length);
    record.add(rows.slice(at, end));
    record.answer({ roots: ["text"], after: 0, from: 0 });
    at = end;
  }
  const units: string[] = [];
  for (let from: number | null = 0; from !== null;) {
    const { texts, actors } = record.answer({ roots: ["text"], after: 0, from });
    const text = texts[0]!;
    if (text.same) throw new Error("the whole text was asked for");
    for (const { client, clock, text: words, written, struck } of text.pieces)
      for (const [i, unit] of words.split("").entries()) {
        const gone = struck ? ` gone by ${actors[struck.actor]!.person}` : "";
        units.push(`${client}:${clock + i} ${unit} by ${actors[written.actor]!.person}${gone}`);
      }
    from = text.next;
  }
  return units;
}

function play(seed: number): { rows: Row[]; random: (below: number) => number; refused: number } {
  const random = createRandom(seed);
  const desks = Array.from({ length: 2 + random(4) }, (_, at) => openDesk(at));
  const state = createState();
  const owners = new Map<number, Owner>();
  const rows: Row[] = [];
  let refused = 0;

  const send = (actor: Actor, update: Uint8Array): void => {
    const verdict = checkUpdate(state, (client) => owners.get(client), actor, update);
    if (verdict.kind !== "new") return void (refused += verdict.kind === "foreign" ? 1 : 0);
    accept(state, verdict);
    for (const client of verdict.clients) owners.set(client, actor);
    rows.push({ seq: rows.length + 1, update: verdict.update, actor, at: random(1_000_000) });
  };
  const sync = (desk: Desk): void => {
    // Either what was typed, update by update, or all of it at once as after a reconnect, colleagues' words included.
    if (random(4) === 0) send(desk.actor, Y.encodeStateAsUpdate(desk.doc));
    else for (const update of desk.unsent) send(desk.actor, update);
    desk.unsent.length = 0;
    for (const { update } of rows) Y.applyUpdate(desk.doc, update, "server");
  };

  for (let step = 0; step < 120; step++) {
    const desk = desks[random(desks.length)]!;
    doSomething(desk, random);
    if (random(3) === 0) sync(desk);
    if (random(10) === 0) send(desk.actor, Y.encodeStateAsUpdate(desks[random(desks.length)]!.doc));
  }
  for (const desk of desks) sync(desk);
  return { rows, random, refused };
}

test("[AT1] [AT2] [AT3] every character's author and striker are a naive model's", { timeout: 60_000 }, () => {
  console.log(`authorship: SEED=${first}, ${seeds} seeds`);
  let units = 0;
  let refused = 0;
  for (let seed = first; seed < first + seeds; seed++) {
    const game = play(seed);
    const expected = nameAuthors(game.rows);
    expect({ seed, units: readAuthors(game.rows, game.random) }).toEqual({ seed, units: expected });
    units += expected.length;
    refused += game.refused;
  }
  console.log(`authorship: ${units} characters agreed, ${refused} forged updates refused`);
});
