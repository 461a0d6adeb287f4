// Every role × every document × every frame, on a live server. What each cell must be is asked of the audience table;
// whether the table is right is the business of packages/domain/src/audience.mutation.test.ts and of
// ../authorisation.test.ts, which spells the rules out by hand.
import type { DocumentRecord } from "@hybrid/domain";
import { syncFrame } from "@hybrid/sync";
import * as encoding from "lib0/encoding";
import { beforeAll, expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { useTown } from "../../support/group.ts";
import { openRawSocket, type RawSocket } from "../../support/raw-socket.ts";
import { until } from "../../support/wait.ts";
import { canaryOf, foundWorld, isRecorded, newsOf, type Actor, type World } from "./world.ts";

const town = useTown("frames");
let world: World;
beforeAll(async () => {
  world = await foundWorld(town);
});

/** "asks" changes nothing, "writes" needs the right to write, "breaks" is no message of ours and closes the socket. */
type Frame = { readonly is: "asks" | "writes" | "breaks"; readonly make: (word: string) => Uint8Array | string };

const bytes = (...numbers: number[]) => Uint8Array.from(numbers);
const step1 = syncFrame("step1", Y.encodeStateVector(new Y.Doc()));

function presence(): Uint8Array {
  const awareness = new Awareness(new Y.Doc());
  awareness.setLocalState({ user: { name: "somebody else" } });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, encodeAwarenessUpdate(awareness, [awareness.clientID]));
  awareness.destroy();
  return encoding.toUint8Array(encoder);
}

const frames: Readonly<Record<string, Frame>> = {
  presence: { is: "asks", make: presence },
  "a question for presence": { is: "asks", make: () => bytes(3) },
  "step 2": { is: "writes", make: (word) => syncFrame("step2", newsOf(word)) },
  update: { is: "writes", make: (word) => syncFrame("update", newsOf(word)) },
  "step 1": { is: "asks", make: () => step1 },
  auth: { is: "breaks", make: () => bytes(2, 0, 0) },
  "an unknown type": { is: "breaks", make: () => bytes(4) },
  "an unknown sync type": { is: "breaks", make: () => bytes(0, 3, 0) },
  "our ack, back at us": { is: "breaks", make: () => bytes(64, 1) },
  "our right, back at us": { is: "breaks", make: () => bytes(65, 1) },
  "an extension nobody has": { is: "breaks", make: () => bytes(120, 1) },
  "bytes after the end": { is: "breaks", make: () => Uint8Array.from([...step1, 0]) },
  "an empty frame": { is: "breaks", make: () => bytes() },
  text: { is: "breaks", make: () => "0" },
};
const named = Object.entries(frames);
const [going, breaking] = [
  named.filter(([, { is }]) => is !== "breaks"),
  named.filter(([, { is }]) => is === "breaks"),
];
const wordOf = (word: string, frame: string) => `${word}${frame.replace(" ", "")}-end`;

type Cell = {
  readonly actor: string;
  readonly document: string;
  readonly frame: string;
  readonly got: string | number;
};
const cell = (actor: Actor, { kind, title }: DocumentRecord, frame: string, got: string | number): Cell => ({
  actor: actor.name,
  document: `${kind} ${title ?? ""}`,
  frame,
  got,
});

const isAnswered = (socket: RawSocket) => socket.frames.some((frame) => frame[0] === 0 && frame[1] === 1);
const ackedBy = (socket: RawSocket) => Math.max(0, ...socket.frames.map((frame) => (frame[0] === 64 ? frame[1]! : 0)));

const heard = new Map<Actor, RawSocket["frames"][number][]>();
const open = (actor: Actor, record: DocumentRecord) =>
  openRawSocket(world.doorOf(actor, record), { query: { ack: "1" } });

async function keep(actor: Actor, socket: RawSocket): Promise<void> {
  heard.set(actor, [...(heard.get(actor) ?? []), ...socket.frames]);
  await socket.close();
}

/** Everything is thrown at a door that is closed: one code, and not one byte. */
async function tryClosed(actor: Actor, record: DocumentRecord, word: string): Promise<Cell[]> {
  const socket = await open(actor, record);
  for (const [frame, { make }] of named) socket.send(make(wordOf(word, frame)));
  const code = await socket.closed;
  await keep(actor, socket);
  return named.map(([frame]) => cell(actor, record, frame, socket.frames.length > 0 ? "bytes" : code));
}

/**
 * Frames are handled in order: once the last one, step 1, is answered, all have been; what was written is acked then.
 */
async function tryOpen(actor: Actor, record: DocumentRecord, word: string): Promise<Cell[]> {
  const cells: Cell[] = [];
  const socket = await open(actor, record);
  for (const [frame, { make }] of going) socket.send(make(wordOf(word, frame)));
  await until(`${actor.name} is answered`, () => !socket.open || isAnswered(socket));
  const writing = going.filter(([, { is }]) => is === "writes");
  if (world.rightOf(actor, record) === "write")
    await until(`what ${actor.name} wrote is kept`, () => !socket.open || ackedBy(socket) === writing.length);
  const kept = (frame: string) => writing.slice(0, ackedBy(socket)).some(([name]) => name === frame);
  for (const [frame] of going)
    cells.push(cell(actor, record, frame, !socket.open ? "closed" : kept(frame) ? "kept" : "answered"));
  await keep(actor, socket);
  for (const [frame, { make }] of breaking) {
    const broken = await open(actor, record);
    broken.send(make(word));
    cells.push(cell(actor, record, frame, await broken.closed));
    await keep(actor, broken);
  }
  return cells;
}

function expected(actor: Actor, record: DocumentRecord): Cell[] {
  const right = world.rightOf(actor, record);
  const closed = actor.person.cookie === "" ? 4401 : 4404;
  return named.map(([frame, { is }]) => {
    if (right === "none") return cell(actor, record, frame, closed);
    if (is === "breaks") return cell(actor, record, frame, 4400);
    return cell(actor, record, frame, is === "writes" && right === "write" ? "kept" : "answered");
  });
}

test("[AU18] the world has every role, and every kind of document open and closed to some", () => {
  const rights = new Map<string, Set<string>>();
  for (const actor of world.actors)
    for (const record of world.documents)
      rights.set(record.kind, (rights.get(record.kind) ?? new Set()).add(world.rightOf(actor, record)));
  const every = ["none", "read", "write"];
  expect(Object.fromEntries([...rights].map(([kind, seen]) => [kind, [...seen].toSorted()]))).toEqual({
    accord: ["none", "read"],
    first: ["none", "write"],
    glossary: every,
    notes: ["none", "write"],
    pattern: every,
    picture: every,
    thoughts: ["none", "read"],
    voice: every,
  });
  expect(world.actors.length).toBe(19);
});

test("[AU18] [AU1] [SY8] [SY9] every role, every document, every frame: what the table says", async () => {
  const [got, wanted]: [Cell[], Cell[]] = [[], []];
  const words = new Map<string, { readonly record: DocumentRecord; readonly kept: boolean }>();
  let number = 0;
  for (const actor of world.actors) {
    const cells = await Promise.all(
      world.documents.map((record) => {
        const word = `word-${++number}-`;
        const right = world.rightOf(actor, record);
        for (const frame of ["step 2", "update"]) words.set(wordOf(word, frame), { record, kept: right === "write" });
        return right === "none" ? tryClosed(actor, record, word) : tryOpen(actor, record, word);
      }),
    );
    got.push(...cells.flat());
    wanted.push(...world.documents.flatMap((record) => expected(actor, record)));
  }
  const text = ({ actor, document, frame, got: what }: Cell) => `${actor} | ${document} | ${frame} | ${what}`;
  const [seen, should] = [got.map(text).toSorted(), wanted.map(text).toSorted()];
  expect(seen.filter((line, at) => line !== should[at])).toEqual([]);
  expect(got.length).toBe(world.actors.length * world.documents.length * named.length);
  await findWords(words);
});

/** What was kept is there for a writer, and nothing else is. */
async function findWords(words: ReadonlyMap<string, { record: DocumentRecord; kept: boolean }>): Promise<void> {
  const texts = new Map<string, string>();
  for (const record of world.documents) {
    const reader = world.actors.find((actor) => world.rightOf(actor, record) !== "none");
    if (!reader) continue; // its only readers have left
    const socket = await open(reader, record);
    socket.send(step1);
    await until("the document is read", () => isAnswered(socket));
    texts.set(record.id, textOf(socket.frames));
    await socket.close();
  }
  for (const [word, { record, kept }] of words)
    if (texts.has(record.id)) expect([word, texts.get(record.id)!.includes(word)]).toEqual([word, kept]);
}

const textOf = (all: readonly Uint8Array[]) => all.map((frame) => Buffer.from(frame).toString("latin1")).join("\n");

test("[AU18] [SY9] no byte of a document has come to anybody who may not read it", () => {
  let [closed, open_] = [0, 0];
  for (const actor of world.actors) {
    const text = textOf(heard.get(actor) ?? []);
    for (const record of world.documents) {
      const may = world.rightOf(actor, record) !== "none";
      const planted = may && !isRecorded(record);
      expect([actor.name, record.kind, text.includes(canaryOf(record))]).toEqual([actor.name, record.kind, planted]);
      if (may) open_ += 1;
      else closed += 1;
    }
    const reads = (id: string) =>
      world.documents.some((each) => each.id === id && world.rightOf(actor, each) !== "none");
    expect([actor.name, text.includes(world.slip.words)]).toEqual([actor.name, reads(world.slip.picture)]);
  }
  expect(closed).toBeGreaterThan(open_);
});
