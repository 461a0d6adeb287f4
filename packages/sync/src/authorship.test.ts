import { expect, test } from "vitest";
import * as Y from "yjs";
import { openAuthorshipReader } from "./authorship-reader.ts";
import { createAuthorshipRecord, type Attribution } from "./authorship-record.ts";
import type { Piece } from "./authorship-pieces.ts";
import { accept, checkUpdate } from "./check.ts";
import { fold } from "./fold.ts";
import type { Actor, Owner, Row } from "./log.ts";
import { createState } from "./state.ts";
import { createMemoryLog } from "./testing/memory-log.ts";

const actorOf = (name: string): Actor => ({ person: name, seat: `${name}'s seat`, session: `${name}'s session` });
const address = { document: "d", epoch: 1 };
const wholeText = { roots: ["text"], after: 0, from: 0 };

/** A log as the server keeps it: every update goes through the real check, and becomes a row only if it is news. */
function openDesk(now: () => number = () => 0) {
  const state = createState();
  const owners = new Map<number, Owner>();
  const rows: Row[] = [];
  return {
    rows,
    /** the verdict, and the row if there is one */
    send(actor: Actor, update: Uint8Array): string {
      const verdict = checkUpdate(state, (client) => owners.get(client), actor, update);
      if (verdict.kind !== "new") return verdict.kind;
      accept(state, verdict);
      for (const client of verdict.clients) owners.set(client, actor);
      rows.push({ seq: rows.length + 1, update: verdict.update, actor, at: now() });
      return verdict.kind;
    },
  };
}

/** A writer whose edits are sent, as updates, when they are asked for. */
function openWriter(client: number) {
  const doc = new Y.Doc();
  doc.clientID = client;
  return { doc, fragment: doc.getXmlFragment("text"), since: Y.encodeStateVector(doc) };
}

function edit(doc: Y.Doc, deed: () => void): Uint8Array {
  let made: Uint8Array | undefined;
  doc.once("update", (update: Uint8Array) => (made = update));
  doc.transact(deed);
  return made!;
}

function paragraph(...words: string[]): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(
    0,
    words.map((word) => new Y.XmlText(word)),
  );
  return element;
}

const textAt = (fragment: Y.XmlFragment, block: number): Y.XmlText =>
  (fragment.get(block) as Y.XmlElement).get(0) as Y.XmlText;

function read(rows: readonly Row[]): Attribution {
  const record = createAuthorshipRecord();
  record.add(rows);
  return record.answer(wholeText);
}

function piecesOf({ texts }: Attribution): readonly Piece[] {
  const [text] = texts;
  return text?.same === false ? text.pieces : [];
}

function said(answer: Attribution): string[] {
  const who = (actor: number) => answer.actors[actor]!.person;
  return piecesOf(answer).map(
    ({ text, written, struck }) => `${who(written.actor)}: ${text}${struck ? ` (struck by ${who(struck.actor)})` : ""}`,
  );
}

const [eva, omar, lin] = [actorOf("eva"), actorOf("omar"), actorOf("lin")];

test("[AT1] [AT2] words are their first sender's, and a deletion is the deed of who made it first", () => {
  const desk = openDesk();
  const [hers, his] = [openWriter(1), openWriter(2)];
  desk.send(
    eva,
    edit(hers.doc, () => hers.fragment.push([paragraph("absent a third")])),
  );
  Y.applyUpdate(his.doc, desk.rows[0]!.update);
  desk.send(
    omar,
    edit(his.doc, () => textAt(his.fragment, 0).delete(7, 7)),
  );
  desk.send(
    omar,
    edit(his.doc, () => textAt(his.fragment, 0).insert(7, "41 %")),
  );
  // Lin deletes the same words, and sends everything she knows along.
  const hers2 = openWriter(3);
  Y.applyUpdate(hers2.doc, desk.rows[0]!.update);
  edit(hers2.doc, () => textAt(hers2.fragment, 0).delete(0, 14));
  Y.applyUpdate(hers2.doc, desk.rows[2]!.update);
  desk.send(lin, Y.encodeStateAsUpdate(hers2.doc));
  expect(said(read(desk.rows))).toEqual([
    "eva: absent  (struck by lin)",
    "eva: a third (struck by omar)",
    "omar: 41 %",
  ]);
});

test("[AT2] words that came into a paragraph already struck out were struck out with it", () => {
  const desk = openDesk();
  const [hers, his] = [openWriter(1), openWriter(2)];
  desk.send(
    eva,
    edit(hers.doc, () => hers.fragment.push([paragraph("hers")])),
  );
  Y.applyUpdate(his.doc, desk.rows[0]!.update);
  desk.send(
    eva,
    edit(hers.doc, () => hers.fragment.delete(0, 1)),
  );
  desk.send(
    omar,
    edit(his.doc, () => textAt(his.fragment, 0).insert(4, " and his")),
  );
  expect(said(read(desk.rows))).toEqual(["eva: hers (struck by eva)", "omar:  and his (struck by eva)"]);
});

test("[AT3] bytes that carry another's words never change who wrote them", () => {
  const desk = openDesk();
  const hers = openWriter(1);
  desk.send(
    eva,
    edit(hers.doc, () => hers.fragment.push([paragraph("true")])),
  );
  const before = piecesOf(read(desk.rows));
  // The same bytes again, all of her words in his update, other words under her clocks, and a continuation in her name.
  const forger = openWriter(1);
  edit(forger.doc, () => forger.fragment.push([paragraph("lies")]));
  const carrier = openWriter(2);
  Y.applyUpdate(carrier.doc, desk.rows[0]!.update);
  edit(carrier.doc, () => textAt(carrier.fragment, 0).insert(4, " words"));
  const longer = openWriter(1);
  edit(longer.doc, () => longer.fragment.push([paragraph("truelies")]));
  expect(desk.send(omar, desk.rows[0]!.update)).toBe("nothing new");
  expect(desk.send(omar, Y.encodeStateAsUpdate(forger.doc))).toBe("nothing new");
  expect(desk.send(omar, Y.encodeStateAsUpdate(longer.doc))).toBe("foreign");
  expect(desk.send(omar, Y.encodeStateAsUpdate(carrier.doc))).toBe("new");
  const after = read(desk.rows);
  expect(piecesOf(after)[0]).toEqual(before[0]);
  expect(said(after)).toEqual(["eva: true", "omar:  words"]);
});

test("[AT3] even a row that repeats what a row before it holds changes nothing", () => {
  const hers = openWriter(1);
  const update = edit(hers.doc, () => hers.fragment.push([paragraph("true")]));
  const rows: Row[] = [eva, omar].map((actor, at) => ({ seq: at + 1, update, actor, at }));
  expect(said(read(rows))).toEqual(["eva: true"]);
});

test("[AT4] a fold takes nothing away: the rows it covers still say who", () => {
  const desk = openDesk();
  const hers = openWriter(1);
  desk.send(
    eva,
    edit(hers.doc, () => hers.fragment.push([paragraph("one two")])),
  );
  desk.send(
    eva,
    edit(hers.doc, () => textAt(hers.fragment, 0).delete(0, 4)),
  );
  expect(
    fold(
      null,
      desk.rows.map(({ update }) => update),
    ).ok,
  ).toBe(true);
  expect(said(read(desk.rows))).toEqual(["eva: one  (struck by eva)", "eva: two"]);
});

test("[AT5] a long rest begins a new piece, so that a time is never far from the truth", () => {
  let now = 0;
  const desk = openDesk(() => now);
  const hers = openWriter(1);
  const type = (words: string) => edit(hers.doc, () => textAt(hers.fragment, 0).insert(words.length, words));
  desk.send(
    eva,
    edit(hers.doc, () => hers.fragment.push([paragraph("ab")])),
  );
  now = 60_000;
  desk.send(eva, type("cd"));
  now = 3_600_000;
  desk.send(
    eva,
    edit(hers.doc, () => textAt(hers.fragment, 0).insert(4, "ef")),
  );
  const pieces = piecesOf(read(desk.rows));
  expect(pieces.map(({ text, written: { at, until, seq } }) => ({ text, at, until, seq }))).toEqual([
    { text: "abcd", at: 0, until: 60_000, seq: 1 },
    { text: "ef", at: 3_600_000, until: 3_600_000, seq: 3 },
  ]);
});

test("[AT6] a text is paged, and not sent again while nothing in it has changed", () => {
  const desk = openDesk();
  const writers = [openWriter(1), openWriter(2)] as const;
  desk.send(
    eva,
    edit(writers[0].doc, () => writers[0].fragment.push([paragraph("x")])),
  );
  Y.applyUpdate(writers[1].doc, desk.rows[0]!.update);
  for (let i = 0; i < 1200; i++) {
    const [from, to] = i % 2 ? writers : [writers[1], writers[0]];
    const update = edit(from.doc, () => textAt(from.fragment, 0).insert(textAt(from.fragment, 0).length, "y"));
    desk.send(i % 2 ? eva : omar, update);
    Y.applyUpdate(to.doc, update);
  }
  const record = createAuthorshipRecord();
  record.add(desk.rows);
  const [first] = record.answer(wholeText).texts;
  expect(first).toMatchObject({ same: false, next: 1000 });
  const [second] = record.answer({ ...wholeText, from: 1000 }).texts;
  expect(second).toMatchObject({ same: false, next: null });
  expect(second?.same === false && second.pieces.length).toBe(201);

  const seq = desk.rows.length;
  expect(record.answer({ ...wholeText, after: seq }).texts).toEqual([{ root: "text", same: true }]);
  const elsewhere = edit(writers[0].doc, () => writers[0].doc.getXmlFragment("other").push([paragraph("z")]));
  desk.send(eva, elsewhere);
  record.add(desk.rows.slice(seq));
  expect(record.answer({ ...wholeText, after: seq })).toMatchObject({ seq: seq + 1, texts: [{ same: true }] });
  desk.send(
    eva,
    edit(writers[0].doc, () => writers[0].fragment.delete(0, 1)),
  );
  record.add(desk.rows.slice(seq + 1));
  expect(record.answer({ ...wholeText, after: seq + 1 }).texts[0]?.same).toBe(false);
  expect(record.answer({ roots: ["never"], after: 0, from: 0 }).texts).toMatchObject([{ pieces: [], next: null }]);
});

test("[AT6] the reader feeds its thread only what is new, forgets, and answers the same", async () => {
  const log = createMemoryLog();
  log.seed(address);
  const reads: number[] = [];
  const readRows: typeof log.readRows = (where, after, limit) => {
    reads.push(after);
    return log.readRows(where, after, limit);
  };
  const reader = openAuthorshipReader({ log: { readRows }, keep: 1 });
  const hers = openWriter(1);
  const append = (seq: number, update: Uint8Array) => log.append({ address, seq, update, actor: eva, clients: [] });
  await append(
    1,
    edit(hers.doc, () => hers.fragment.push([paragraph("a")])),
  );
  const [one, same] = await Promise.all([reader.read(address, wholeText), reader.read(address, wholeText)]);
  expect(said(one)).toEqual(["eva: a"]);
  expect(same).toEqual(one);
  await append(
    2,
    edit(hers.doc, () => textAt(hers.fragment, 0).insert(1, "b")),
  );
  expect(said(await reader.read(address, wholeText))).toEqual(["eva: ab"]);
  expect(reads).toEqual([0, 1, 1]);
  expect(reader.progress(address)).toBe(2);
  log.seed({ document: "other", epoch: 1 });
  await reader.read({ document: "other", epoch: 1 }, wholeText);
  expect(reader.progress(address)).toBe(0);
  expect(said(await reader.read(address, wholeText))).toEqual(["eva: ab"]);
  await reader.close();
  await expect(reader.read(address, wholeText)).rejects.toMatchObject({ code: "unavailable" });
});

test("[AT1] a row left out is a bug, not a guess", () => {
  const hers = openWriter(1);
  const update = edit(hers.doc, () => hers.fragment.push([paragraph("a")]));
  expect(() => createAuthorshipRecord().add([{ seq: 2, update, actor: eva, at: 0 }])).toThrow(RangeError);
});
