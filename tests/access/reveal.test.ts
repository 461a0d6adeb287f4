// Silent first perspectives against a live server: nobody reads what another seat writes unseen, and what is shown is
// shown of everybody at once, in one commit.
import {
  blocksOf,
  firstProse,
  readFirstThoughts,
  readPerspectives,
  readProse,
  readReveals,
  readRounds,
  unshown,
  wordsOf,
  writePerspective,
  writeProse,
} from "@hybrid/documents";
import { RoundView, type DocumentKind } from "@hybrid/domain";
import { openStore } from "@hybrid/store";
import { syncFrame } from "@hybrid/sync";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { kindOf, useDemoGroup } from "../support/demo-group.ts";
import { databaseIn } from "../support/master-key.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import { writeRich } from "../support/rich-prose.ts";
import type { TakenSeat } from "../support/seats.ts";
import { until } from "../support/wait.ts";

const group = useDemoGroup("reveal");
const { of, on, opened } = group;
const title = "K-17";
const secret = "canary-unseen";

const pictureOf = ({ view }: TakenSeat) =>
  view.documents.find((record) => record.kind === "picture" && record.title === title)!;
const shared: readonly DocumentKind[] = ["accord", "thoughts"];
const recordOf = (seat: TakenSeat, kind: DocumentKind, own = seat.seat) =>
  seat.view.documents.find(
    (record) =>
      record.kind === kind && record.about === pictureOf(seat).id && (shared.includes(kind) || record.seat === own),
  )!;
const silence = (seat: TakenSeat) => `/api/seats/${seat.seat}/pictures/${pictureOf(of("police")).id}/silence`;

async function post(seat: TakenSeat, path = "", body: object = {}) {
  const headers = { "content-type": "application/json", origin: group.url, cookie: seat.cookie };
  const url = `${group.url}${silence(seat)}${path}`;
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  const text = await response.text();
  return {
    status: response.status,
    text,
    code: text === "" ? undefined : (JSON.parse(text) as { code?: string }).code,
  };
}
const begin = (seat: TakenSeat, ...asked: string[]) => post(seat, "", { asked: asked.map((kind) => of(kind).seat) });
const ready = (kind: string, is = true) => post(of(kind), "/ready", { ready: is });

const writeFirst = (kind: string, factor: string, words: string) =>
  on(of(kind), recordOf(of(kind), "first"), (doc) => {
    writePerspective(doc, factor, { sight: "concern", beingARisk: "strong" });
    writeProse(wordsOf(doc, factor)!, [words]);
  });
const voiceOf = <T>(reader: string, kind: string, look: (doc: Y.Doc) => T) =>
  on(of(reader), recordOf(of(reader), "voice", of(kind).seat), look);
const spoken = (reader: string, kind: string, factor: string) =>
  voiceOf(reader, kind, (doc) => readProse(wordsOf(doc, factor) ?? new Y.XmlFragment()).join(" "));
const thoughtsFor = (reader: string) =>
  on(of(reader), recordOf(of(reader), "thoughts"), (doc) =>
    readFirstThoughts(doc).flatMap((entry) => {
      if (!entry.readable) return [];
      const { seat, factor } = entry.value;
      return { ...entry.value, words: readProse(firstProse(doc, seat, factor)!.words) };
    }),
  );
const accord = <T>(look: (doc: Y.Doc) => T) => on(of("coordinator"), recordOf(of("coordinator"), "accord"), look);

/** Every byte another seat is sent: all its documents, the round, its logs. */
async function everythingSentTo(seat: TakenSeat): Promise<string> {
  const parts: string[] = [];
  for (const record of seat.view.documents) {
    const socket = await openRawSocket(seat.door(record));
    socket.send(syncFrame("step1", Y.encodeStateVector(new Y.Doc())));
    await until("the document is here", () => socket.frames.some(([type, sub]) => type === 0 && sub === 1));
    parts.push(...socket.frames.map((frame) => Buffer.from(frame).toString("utf8")));
    await socket.close();
  }
  for (const path of [
    silence(seat),
    `/api/journals/disclosure?seat=${seat.seat}`,
    `/api/journals/read?seat=${seat.seat}`,
  ])
    parts.push(await (await fetch(`${group.url}${path}`, { headers: { cookie: seat.cookie } })).text());
  return parts.join("\n");
}

test("[SI2] a round is begun by who writes the picture, for seats that have a voice there, and one at a time", async () => {
  expect(await begin(of("civil"), "police")).toMatchObject({ status: 404, code: "unknown" });
  expect(await begin(of("police"), "civil")).toMatchObject({ status: 409, code: "changed" });
  expect(await begin(of("police"), "coordinator")).toMatchObject({ code: "changed" });
  expect(await begin(of("police"))).toMatchObject({ code: "malformed" });
  expect(await ready("police")).toMatchObject({ code: "changed" });
  expect((await begin(of("coordinator"), "police", "social", "school")).status).toBe(201);
  expect(await begin(of("police"), "police")).toMatchObject({ code: "changed" });
  expect(await accord((doc) => readRounds(doc))).toMatchObject([
    {
      value: {
        by: of("coordinator").seat,
        asked: ["police", "social", "school"].map((kind) => of(kind).seat),
        ready: 0,
      },
    },
  ]);
});

test("[SI1] what a seat writes unseen reaches nobody else, the coordinator included", async () => {
  await writeFirst("police", "sealed", `${secret}-police`);
  await writeFirst("social", "sealed", `${secret}-social`);
  for (const seat of group.seats) {
    const heard = await everythingSentTo(seat);
    const own = kindOf(seat);
    for (const kind of ["police", "social"])
      expect([own, heard.includes(`${secret}-${kind}`)]).toEqual([own, kind === own]);
    for (const kind of ["police", "social"]) {
      if (kind === own) continue;
      const socket = await openRawSocket(seat.door(recordOf(of(kind), "first")));
      expect(await socket.closed).toBe(4404);
      expect(socket.frames).toEqual([]);
    }
  }
});

test("[SI3] the others are told how many are ready, and neither who nor what", async () => {
  expect((await ready("police")).status).toBe(204);
  expect((await ready("police")).status).toBe(204);
  expect(await ready("youth")).toMatchObject({ code: "changed" });
  const told = await (
    await fetch(`${group.url}${silence(of("social"))}`, { headers: { cookie: of("social").cookie } })
  ).text();
  expect(RoundView.parse(JSON.parse(told)).round).toEqual({ id: expect.any(String), asked: 3, ready: 1 });
  expect(told).not.toContain(of("police").seat);
  await until("the count is in the accord", () =>
    accord((doc) => readRounds(doc).some((entry) => entry.readable && entry.value.ready === 1)),
  );
  await ready("police", false);
  await until("one is not ready after all", () =>
    accord((doc) => readRounds(doc).some((entry) => entry.readable && entry.value.ready === 0)),
  );
});

test("[SI2] only the coordinator shows before all are ready", async () => {
  for (const kind of ["police", "school", "civil"])
    expect(await post(of(kind), "/reveal")).toMatchObject({ status: 404, code: "unknown" });
  expect(await accord((doc) => readReveals(doc))).toEqual([]);
});

test("[SI4] [SI5] shown, everybody reads what all wrote, each in its own voice, and it stays as a first thought", async () => {
  expect((await post(of("coordinator"), "/reveal")).status).toBe(204);
  for (const kind of ["police", "social"]) {
    expect(await spoken("school", kind, "sealed")).toBe(`${secret}-${kind}`);
    const thoughts = (await thoughtsFor("school")).filter(({ seat }) => seat === of(kind).seat);
    expect(thoughts).toMatchObject([{ factor: "sealed", words: [`${secret}-${kind}`], beingARisk: "strong" }]);
  }
  const [reveal] = await accord(readReveals);
  expect(reveal).toMatchObject({
    value: { by: of("coordinator").seat, seats: ["police", "social"].map((kind) => of(kind).seat) },
  });
  await voiceOf("police", "police", (doc) => writePerspective(doc, "sealed", { beingARisk: "slight" }));
  expect(await thoughtsFor("social")).toMatchObject([{ beingARisk: "strong" }, { beingARisk: "strong" }]);
  expect(await post(of("coordinator"), "/reveal")).toMatchObject({ code: "changed" });
});

test("[SI7] [AU19] a forged client changes no first thought, its own seat's neither", async () => {
  const before = await thoughtsFor("school");
  const police = of("police");
  const forged = { factor: "sealed", seat: police.seat, sight: "protective", beingARisk: "not-seen", logic: null };
  const key = `${police.seat} sealed/made`;
  await voiceOf("police", "police", (doc) => {
    for (const each of [key, "sealed/made"]) doc.getMap("first-thoughts").set(each, forged);
  });
  await voiceOf("police", "police", (doc) => doc.getMap("first-thoughts").clear());
  const copy = await on(police, recordOf(police, "thoughts"), (doc) => Y.encodeStateAsUpdate(doc));
  const overwrite = (doc: Y.Doc) => void doc.getMap("first-thoughts").set(key, forged);
  for (const write of [overwrite, (doc: Y.Doc) => doc.getMap("first-thoughts").clear()]) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, copy);
    const had = Y.encodeStateVector(doc);
    write(doc);
    const socket = await openRawSocket(police.door(recordOf(police, "thoughts")));
    socket.send(syncFrame("update", Y.encodeStateAsUpdate(doc, had)));
    expect(await socket.closed).toBe(4403);
  }
  expect(await thoughtsFor("school")).toEqual(before);
});

test("[SI2] [SI4] when all who were asked are ready, all is shown at once, while one of them types on", async () => {
  expect((await begin(of("police"), "police", "social")).status).toBe(201);
  const typist = await opened(of("police"), recordOf(of("police"), "first"));
  writePerspective(typist.doc, "typed", { sight: "both" });
  const sent: string[] = [];
  const typing = setInterval(() => {
    sent.push(`w${sent.length}`);
    writeProse(wordsOf(typist.doc, "typed")!, [sent.at(-1)!]);
  }, 15);
  await writeFirst("social", "typed", "at once");
  const answers = await Promise.all([ready("police"), ready("social")]);
  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  clearInterval(typing);
  await until("what was typed is saved", () => typist.acked >= typist.written);
  const shown = (await spoken("social", "police", "typed")).split(" ");
  expect(shown.length).toBeGreaterThan(0);
  expect(shown).toEqual(sent.slice(0, shown.length));
  const kept = readProse(wordsOf(typist.doc, "typed")!);
  expect(kept).toEqual(sent);
  typist.close();
  expect(await spoken("police", "social", "typed")).toBe("at once");
  expect((await accord(readReveals)).at(-1)).toMatchObject({ value: { by: null } });
});

test("[SI6] what came after it was shown is not shown, and its seat still has it", async () => {
  await writeFirst("social", "late", `${secret}-late`);
  const copies = await Promise.all(
    (["first", "voice", "thoughts"] as const).map(async (kind) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, await on(of("social"), recordOf(of("social"), kind), (each) => Y.encodeStateAsUpdate(each)));
      return [kind, doc] as const;
    }),
  );
  const docs = Object.fromEntries(copies) as Record<"first" | "voice" | "thoughts", Y.Doc>;
  expect(unshown({ seat: of("social").seat, ...docs })).toMatchObject([{ factor: "late" }]);
  expect(await voiceOf("police", "social", (doc) => readPerspectives(doc).some(({ id }) => id === "late"))).toBe(false);
});

/** More structs than the engine would take in one update, frame by frame. */
function writeMuch(doc: Y.Doc, factor: string): void {
  writePerspective(doc, factor, { sight: "both" });
  for (let frame = 0; frame < 5; frame += 1)
    writeProse(
      wordsOf(doc, factor)!,
      Array.from({ length: 2000 }, () => "x"),
    );
}

test("[SI8] what is shown is what was written, lists, marks and links and all, and nothing that is hostile stops it", async () => {
  expect((await begin(of("police"), "police", "social", "school")).status).toBe(201);
  const read = (fragment: Y.XmlFragment | null | undefined) => fragment && blocksOf(fragment);
  const written = await on(of("school"), recordOf(of("school"), "first"), (doc) => {
    writePerspective(doc, "rich", { sight: "concern" });
    writeRich(wordsOf(doc, "rich")!);
    return read(wordsOf(doc, "rich"));
  });
  await on(of("social"), recordOf(of("social"), "first"), (doc) => {
    writePerspective(doc, "deep", { sight: "both" });
    let inner: Y.XmlFragment = wordsOf(doc, "deep")!;
    doc.transact(() => {
      // As deep as the engine takes, and deeper than the editor reads.
      for (let n = 0; n < 60; n += 1) {
        const next = new Y.XmlElement("blockquote");
        inner.insert(0, [next]);
        inner = next;
      }
      inner.insert(0, [new Y.XmlText("at the bottom")]);
    });
    writePerspective(doc, "odd", { sight: "both" });
    wordsOf(doc, "odd")!.insert(0, [new Y.Map() as never, new Y.XmlHook("hook") as never]);
    doc.getMap("perspectives").set("bad/sight", { nobody: "reads this" });
    for (let n = 0; n < 3; n += 1) writeMuch(doc, `much-${n}`);
  });
  for (const kind of ["police", "social", "school"]) expect((await ready(kind)).status).toBe(204);
  const school = of("school").seat;
  expect(await voiceOf("police", "school", (doc) => read(wordsOf(doc, "rich")))).toEqual(written);
  const kept = (doc: Y.Doc) => read(firstProse(doc, school, "rich")?.words);
  expect(await on(of("police"), recordOf(of("police"), "thoughts"), kept)).toEqual(written);
  expect(await spoken("police", "social", "deep")).toBe("at the bottom");
  expect(await voiceOf("police", "social", (doc) => readPerspectives(doc).some(({ id }) => id === "much-2"))).toBe(
    false,
  );
  expect(await voiceOf("police", "social", (doc) => readPerspectives(doc).some(({ id }) => id === "odd"))).toBe(true);
});

test("[SI4] the rows of a reveal are one commit, each by the seat whose words it holds", async () => {
  const [records, round] = [
    ["police", "social"].map((kind) => ({ seat: of(kind).seat, record: recordOf(of(kind), "voice") })),
    [recordOf(of("coordinator"), "accord"), recordOf(of("coordinator"), "thoughts")],
  ];
  await writeFirst("police", "commit", "one");
  await writeFirst("social", "commit", "two");
  expect((await begin(of("police"), "police", "social")).status).toBe(201);
  for (const kind of ["police", "social"]) expect((await ready(kind)).status).toBe(204);
  await group.closed(async () => {
    const store = await openStore({ ...databaseIn(group.path), now: Date.now });
    const lastOf = async ({ id, epoch }: { id: string; epoch: number }) =>
      (await store.log.readRows({ document: id, epoch }, 0, 1000)).at(-1)!;
    const recorded = await Promise.all(round.map(lastOf));
    for (const { seat, record } of records) {
      const row = await lastOf(record);
      expect(row.actor.seat).toBe(seat);
      for (const last of recorded) expect(row.at).toBe(last.at);
    }
    await store.close();
  });
});
