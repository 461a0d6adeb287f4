// Standing behind a version, over HTTP: what the server records, and what it does not take from anybody.
import { definitionOf, readEndorsements, writeProse } from "@hybrid/documents";
import { createHash } from "node:crypto";
import type { Endorsement, EndorsementRequest, SeatView } from "@hybrid/domain";
import { openStore } from "@hybrid/store";
import { syncFrame } from "@hybrid/sync";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { useDemoGroup } from "../support/demo-group.ts";
import { see, useTown } from "../support/group.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import type { TakenSeat } from "../support/seats.ts";
import { send } from "../support/slips.ts";
import { openStockClient } from "../support/stock-client.ts";
import { databaseIn } from "../support/master-key.ts";
import { until } from "../support/wait.ts";

const demo = useDemoGroup("endorsements");
const { of: seatOf, on: onDocument } = demo;
const town = useTown("endorsing");
const term = "risk";
const of = { kind: "definition", term } as const;

const glossaryOf = ({ view }: { view: SeatView }) => view.documents.find(({ kind }) => kind === "glossary")!;
const accordOf = (seat: TakenSeat, about = glossaryOf(seat).id) =>
  seat.view.documents.find((record) => record.kind === "accord" && record.about === about)!;

const wordsNow = (seat: TakenSeat) =>
  onDocument(seat, glossaryOf(seat), (doc) =>
    definitionOf(doc, term)!
      .toArray()
      .map((block) => (block as Y.XmlElement).get(0))
      .flatMap((text) => (text instanceof Y.XmlText ? text.toJSON().trim() : [])),
  );
const edit = (seat: TakenSeat, words: string) =>
  onDocument(seat, glossaryOf(seat), (doc) => writeProse(definitionOf(doc, term)!, [words]));
const recorded = (seat: TakenSeat, text: string = term): Promise<Endorsement[]> =>
  onDocument(seat, accordOf(seat), (doc) =>
    readEndorsements(doc).flatMap((entry) =>
      entry.readable && entry.value.of.kind === "definition" && entry.value.of.term === text ? entry.value : [],
    ),
  );
const ask = async (seat: TakenSeat, more: Partial<EndorsementRequest> = {}) =>
  send(demo.url, seat, "/api/endorsements", {
    seat: seat.seat,
    document: glossaryOf(seat).id,
    of,
    words: await wordsNow(seat),
    stance: "behind",
    why: "",
    wouldChange: "",
    ...more,
  });

test("[EN6] the server records the words it holds, their hash and their row, in the name of the seat that acts", async () => {
  const [police, social] = [seatOf("police"), seatOf("social")];
  const words = await wordsNow(police);
  expect((await ask(police)).status).toBe(201);
  const [made] = await until("the record is there", async () => {
    const all = await recorded(social);
    return all.length > 0 && all;
  });
  expect(made).toMatchObject({ of, seat: police.seat, holder: "Henrik", stance: "behind", version: { words } });
  expect(made!.version.hash).toBe(createHash("sha256").update(JSON.stringify(words)).digest("hex"));
  expect(made!.version.seq).toBeGreaterThan(0);
});

test("[EN1] [EN2] said twice is recorded once; another stance is another record, with its reason", async () => {
  const police = seatOf("police");
  await ask(police);
  expect((await recorded(police)).map(({ stance }) => stance)).toEqual(["behind"]);
  expect(await ask(police, { stance: "reserved" })).toMatchObject({ status: 400, code: "malformed" });
  expect(await ask(police, { why: "A reason for standing behind it" })).toMatchObject({ status: 400 });
  expect((await ask(police, { stance: "reserved", why: " Too wide. ", wouldChange: "A limit." })).status).toBe(201);
  const last = (await recorded(police)).at(-1);
  expect(last).toMatchObject({ stance: "reserved", why: "Too wide.", wouldChange: "A limit." });
});

test("[EN6] words that the document does not hold are not recorded: forged, older, or not yet saved", async () => {
  const [police, school] = [seatOf("police"), seatOf("school")];
  const before = await wordsNow(school);
  const count = (await recorded(police)).length;
  const forged = [
    ["We all agree that the police decide."],
    [...before, "And one thing more."],
    before.slice(1),
    [""],
    [],
  ];
  for (const words of forged) expect(await ask(school, { words })).toMatchObject({ status: 409, code: "text-changed" });
  await edit(police, "Words that came meanwhile.");
  expect(await ask(school, { words: before })).toMatchObject({ status: 409, code: "text-changed" });
  expect(await recorded(police)).toHaveLength(count);
  expect((await ask(school)).status).toBe(201);
  expect((await recorded(police)).at(-1)!.version.words).toEqual([...before, "Words that came meanwhile."]);
});

test("[EN3] an answer stays with the words it was given to when they are edited, and can be taken back", async () => {
  const [police, school] = [seatOf("police"), seatOf("school")];
  const given = (await recorded(school)).at(-1)!;
  await edit(police, "Yet another sentence.");
  expect((await recorded(school)).at(-1)).toEqual(given);
  expect((await ask(school, { stance: "open", words: [] })).status).toBe(201);
  expect((await recorded(school)).at(-1)).toMatchObject({ seat: school.seat, stance: "open" });
});

test("[EN1] what was taken back is taken back once, and says no words again, so that nobody fills a record by it", async () => {
  const school = seatOf("school");
  const before = await recorded(school);
  for (let n = 0; n < 3; n += 1) expect((await ask(school, { stance: "open", words: [] })).status).toBe(201);
  expect(await recorded(school)).toEqual(before);
  expect(before.at(-1)!.version).toMatchObject({ words: [], hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test("[EN7] the coordinator stands behind nothing, and nobody does in another's name", async () => {
  const [police, social, coordinator] = [seatOf("police"), seatOf("social"), seatOf("coordinator")];
  const count = (await recorded(police)).length;
  const unknown = { status: 404, code: "unknown" };
  expect(await ask(coordinator)).toMatchObject(unknown);
  expect(await ask(coordinator, { seat: police.seat })).toMatchObject(unknown);
  expect(await ask(social, { seat: police.seat })).toMatchObject(unknown);
  expect(await ask({ ...social, cookie: "" })).toMatchObject({ status: 401 });
  expect(await recorded(police)).toHaveLength(count);
});

test("[EN7] what is not there, is of another kind or is not open to the seat looks the same", async () => {
  const [police, civil] = [seatOf("police"), seatOf("civil")];
  const unknown = { status: 404, code: "unknown" };
  const closed = police.view.documents.find(({ title }) => title === "K-17")!;
  expect(await ask(police, { document: "nothing" })).toMatchObject(unknown);
  expect(await ask(police, { document: accordOf(police).id })).toMatchObject(unknown);
  expect(await ask(police, { of: { kind: "aim" } })).toMatchObject(unknown);
  expect(await ask(police, { of: { kind: "definition", term: "missing" } })).toMatchObject(unknown);
  expect(await ask(civil, { document: closed.id, of: { kind: "aim" } })).toMatchObject(unknown);
  expect(await ask(police, { of: { kind: "definition", term: "__proto__" } })).toMatchObject({ status: 400 });
});

test("[EN8] the seats of a picture stand behind its aim sentence in the same way", async () => {
  const health = seatOf("health");
  const picture = health.view.documents.find(({ title }) => title === "K-17")!;
  const words = await onDocument(health, picture, (doc) => [
    doc.getXmlFragment("aim").toString().replaceAll(/<.*?>/g, ""),
  ]);
  const request = { document: picture.id, of: { kind: "aim" } as const, words };
  expect((await ask(health, request)).status).toBe(201);
  const made = await onDocument(health, accordOf(health, picture.id), readEndorsements);
  expect(made).toMatchObject([
    { readable: true, value: { of: { kind: "aim" }, seat: health.seat, version: { words } } },
  ]);
  expect(await ask(health, { ...request, words: ["Another aim."] })).toMatchObject({ code: "text-changed" });
});

test("[EN7] a guest stands behind nothing, and an organisation's seat whose right has gone no longer", async () => {
  const group = await town.found();
  const police = await group.seatHolder(await group.organisation("police", "Police"), "Holder Standing");
  await group.lead.ask("POST", `${group.at}/glossary`, { starter: true });
  const guestSeat = await group.makeGuest(await group.organisation("civil", "Crossroads"), "2026-11-30");
  const guest = await group.settle(guestSeat, "Visiting Reader");
  const view = (await see(police.person, police.seat))!;
  const socket = openStockClient({
    host: town.url.replace(/^http/, "ws"),
    document: glossaryOf({ view }).id,
    epoch: 1,
    seat: police.seat,
    cookie: police.person.cookie,
  });
  await socket.synced();
  const words = [definitionOf(socket.doc, term)!.toString().replaceAll(/<.*?>/g, "")];
  socket.close();
  const body = { document: glossaryOf({ view }).id, of, words, stance: "behind", why: "", wouldChange: "" };
  const post = async (person: typeof guest, seat: string) =>
    (await person.ask("POST", "/api/endorsements", { ...body, seat })).status;
  expect(await post(guest, guestSeat)).toBe(404);
  expect(await post(police.person, police.seat)).toBe(201);
  await group.lead.ask("DELETE", `${group.at}/seats/${police.seat}`);
  expect(await post(police.person, police.seat)).toBe(404);
});

test("[EN1] [AU16] nobody writes into an accord over a socket", async () => {
  const police = seatOf("police");
  const socket = await openRawSocket(police.door(accordOf(police)));
  const doc = new Y.Doc();
  doc.getMap("endorsements").set("forged/made", { stance: "behind" });
  socket.send(syncFrame("update", Y.encodeStateAsUpdate(doc)));
  expect(await socket.closed).toBe(4403);
  expect((await recorded(police)).some(({ id }) => id === "forged")).toBe(false);
});

test("[EN1] the log names the seat that acted as the author of each record", async () => {
  const { id, epoch } = accordOf(seatOf("police"));
  const all = await onDocument(seatOf("police"), { id, epoch }, readEndorsements);
  const rows = await demo.closed(async () => {
    const store = await openStore(databaseIn(demo.path));
    const read = await store.log.readRows({ document: id, epoch }, 0, 1000);
    await store.close();
    return read;
  });
  const made = all.flatMap((entry) => (entry.readable && !entry.id.startsWith("founded-") ? entry.value.seat : []));
  expect(made.length).toBeGreaterThan(3);
  expect(rows.flatMap(({ actor }) => (actor.session === "founding" ? [] : actor.seat)).toSorted()).toEqual(
    made.toSorted(),
  );
});
