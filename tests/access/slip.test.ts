// The share slip against a live server: what may leave own notes, who may let it, and that nothing else ever does.
import { narrativeOf, readFactors, readProse } from "@hybrid/documents";
import { emptyBasis, type DisclosureLog } from "@hybrid/domain";
import { syncFrame } from "@hybrid/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { pairOf, read, send, slipOf, writeNotes } from "../support/slips.ts";
import { openStockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

let folder: TempFolder;
let server: RunningServer;
let seats: Map<string, TakenSeat>;

const secret = "canary-secret the aunt is short of money";
const shared = "canary-shared the aunt wants K-17 home by ten";
const title = "K-17";

beforeAll(async () => {
  folder = openTempFolder("slip");
  server = await startServer(folder.path);
  const space = (await readDemo(server.url)).spaces.find(({ language }) => language === "en")!;
  const taken = await Promise.all(space.seats.map(({ id }) => takeSeat(server.url, id)));
  seats = new Map(taken.map((seat) => [kindOf(seat), seat]));
  await writeNotes(of("social"), title, [`First. ${shared}, she said.`, secret, "Third paragraph."]);
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const kindOf = ({ seat, view }: TakenSeat) =>
  view.seats.find(({ id }) => id === seat)?.organisation?.kind ?? "coordinator";
const of = (kind: string) => seats.get(kind)!;
const post = (seat: TakenSeat, body: object) => send(server.url, seat, "/api/slips", body);
const logOf = (seat: TakenSeat) => read<DisclosureLog>(server.url, seat, `/api/journals/disclosure?seat=${seat.seat}`);

async function narrative(seat: TakenSeat): Promise<string[]> {
  const client = openStockClient(seat.door(pairOf(seat, title).picture));
  await client.synced();
  const blocks = readProse(narrativeOf(client.doc));
  client.close();
  return blocks;
}

/** Every byte that every other seat receives: all its documents by socket, all its logs by HTTP. */
async function everythingReceived(): Promise<Map<string, string>> {
  const heard = new Map<string, string>();
  for (const seat of seats.values()) {
    if (kindOf(seat) === "social") continue;
    const parts: string[] = [];
    for (const record of seat.view.documents) {
      const socket = await openRawSocket(seat.door(record));
      socket.send(syncFrame("step1", Y.encodeStateVector(new Y.Doc())));
      await until("the document is here", () => socket.frames.some(([type, sub]) => type === 0 && sub === 1));
      parts.push(...socket.frames.map((frame) => Buffer.from(frame).toString("utf8")));
      await socket.close();
    }
    for (const path of ["disclosure", "read", "disclosure/export.csv", "disclosure/export.json", "read/export.csv"]) {
      const response = await fetch(`${server.url}/api/journals/${path}?seat=${seat.seat}`, {
        headers: { cookie: seat.cookie },
      });
      expect(response.status).toBe(200);
      parts.push(await response.text());
    }
    heard.set(kindOf(seat), parts.join("\n"));
  }
  return heard;
}

test("[SL3] a passage that does not stand in the saved notes is refused", async () => {
  const social = of("social");
  for (const passage of ["words nobody wrote", "First.  canary", `${secret}\nThird paragraph.`, "   "])
    expect(await post(social, slipOf(social, title, { passages: [passage] }))).toMatchObject({
      status: 409,
      code: "not-in-notes",
    });
  expect(await post(social, slipOf(social, title, { passages: [] }))).toMatchObject({ code: "malformed" });
  expect((await logOf(social)).slips).toEqual([]);
});

test("[SL2] recipients that are not exactly the readers are refused", async () => {
  const social = of("social");
  const { recipients } = slipOf(social, title);
  const wrong = [recipients.slice(1), [...recipients, of("civil").seat], [...recipients, recipients[0]!], ["nobody"]];
  for (const each of wrong)
    expect(await post(social, slipOf(social, title, { passages: [shared], recipients: each }))).toMatchObject({
      code: "readers-changed",
    });
});

test("[SL6] [SL7] a closed ground, an unknown one, an unread menu and an unanswered question are refused", async () => {
  const social = of("social");
  const slip = slipOf(social, title, { passages: [shared] });
  const ask = async (known: object) => (await post(social, { ...slip, ...known })).code;
  expect(await ask({ ground: "general-clause" })).toBe("ground-closed");
  expect(await ask({ ground: "future-crime" })).toBe("ground-closed");
  expect(await ask({ ground: "none" })).toBe("ground-closed");
  expect(await ask({ menu: "older" })).toBe("changed");
  for (const missing of slip.yes)
    expect(await ask({ yes: slip.yes.filter((id) => id !== missing) })).toBe("unanswered");
});

test("[SL5] no stranger, no other organisation, not the coordinator shares from these notes", async () => {
  const slip = slipOf(of("social"), title, { passages: [shared] });
  for (const [kind, seat] of seats) {
    if (kind === "social") continue;
    // Naming the other's seat, and naming one's own.
    for (const claimed of [slip.seat, seat.seat])
      expect({ kind, ...(await post(seat, { ...slip, seat: claimed })) }).toMatchObject({
        status: 404,
        code: "unknown",
      });
  }
  expect(await post({ ...of("social"), cookie: "" }, slip)).toMatchObject({ status: 401 });
  expect((await logOf(of("social"))).slips).toEqual([]);
});

test("[SL1] [SL12] until it is shared, no byte of the notes reaches another seat; then the passage does, and no more", async () => {
  for (const [kind, heard] of await everythingReceived())
    expect({ kind, leaks: /canary-(?:secret|shared)/.test(heard) }).toEqual({ kind, leaks: false });

  const social = of("social");
  const answer = await post(social, slipOf(social, title, { passages: [shared] }));
  expect(answer).toMatchObject({ status: 201 });
  expect((await narrative(of("police"))).at(-1)).toBe(shared);

  for (const [kind, heard] of await everythingReceived()) {
    expect({ kind, leaks: heard.includes("canary-secret") }).toEqual({ kind, leaks: false });
    expect({ kind, reads: heard.includes(shared) }).toEqual({ kind, reads: kind !== "civil" });
    expect(heard).not.toContain("she said.");
  }
  const [slip] = (await logOf(social)).slips;
  expect(slip).toMatchObject({ own: true, withdrawn: null, disclosure: { slip: answer.slip, passages: [shared] } });
  expect(slip!.disclosure.recipients.map(({ seat }) => seat)).toEqual(slipOf(social, title).recipients);
});

test("[LO6] those it was disclosed to read the entry, the coordinator all, and who was not named nothing", async () => {
  for (const kind of ["police", "school", "coordinator"]) {
    const [slip] = (await logOf(of(kind))).slips;
    expect(slip).toMatchObject({ own: false, disclosure: { passages: [shared] } });
  }
  expect((await logOf(of("civil"))).slips).toEqual([]);
});

test("[SL8] a slip can become a factor, whose basis names the seat that shares", async () => {
  const social = of("social");
  const basis = { ...emptyBasis, kind: "told" as const, toldBy: "the aunt", seat: of("police").seat };
  const target = { kind: "factor" as const, domain: "home" as const, basis };
  const { slip } = await post(social, slipOf(social, title, { passages: ["Third paragraph."], target }));
  const client = openStockClient(of("school").door(pairOf(of("school"), title).picture));
  await client.synced();
  const factor = readFactors(client.doc).find(({ id }) => id === slip);
  client.close();
  expect(factor).toMatchObject({
    readable: true,
    value: { domain: "home", basis: { toldBy: "the aunt", seat: social.seat } },
  });
});

test("[SL9] [SL10] withdrawing is a new entry and a sentence beside the words, and stops further sharing", async () => {
  const [social, police] = [of("social"), of("police")];
  const slip = (await logOf(social)).slips.find(({ disclosure }) => disclosure.passages.includes(shared))!;
  const path = `/api/slips/${slip.disclosure.slip}/withdrawal`;
  const reason = "K-17 has taken the consent back";
  for (const seat of [police, of("coordinator"), of("civil")])
    expect(await send(server.url, seat, path, { seat: seat.seat, reason })).toMatchObject({ status: 404 });
  const twice = await Promise.all([1, 2].map(() => send(server.url, social, path, { seat: social.seat, reason })));
  expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  expect(await send(server.url, social, path, { seat: social.seat, reason })).toMatchObject({
    code: "withdrawn-already",
  });

  const blocks = await narrative(police);
  expect(blocks[blocks.indexOf(shared) + 1]).toMatch(/^\(Social services withdrew this on \d{4}-\d\d-\d\d\./);
  const seen = (await logOf(police)).slips.find(({ seq }) => seq === slip.seq)!;
  expect(seen).toEqual({ ...slip, own: false, withdrawn: expect.anything() });
  expect(seen.withdrawn!.withdrawal.reason).toBe(reason);
  const again = slipOf(social, title, { passages: [shared.slice(0, 30)] });
  expect(await post(social, again)).toMatchObject({ code: "withdrawn" });
});

test("[SL13] a slip that is sent twice, at once or again, is one slip; a crowd of them waits for nobody", async () => {
  const social = of("social");
  await writeNotes(social, title, ["canary-shared sent twice"]);
  const before = (await logOf(social)).slips.length;
  const slip = slipOf(social, title, { passages: ["canary-shared sent twice"] });
  const both = await Promise.all([post(social, slip), post(social, slip)]);
  const again = await post(social, slip);
  expect(new Set([...both, again].map((answer) => `${answer.status} ${answer.slip}`)).size).toBe(1);
  expect(both[0]!.status).toBe(201);
  expect((await logOf(social)).slips).toHaveLength(before + 1);
  expect((await narrative(social)).filter((block) => block.includes("sent twice"))).toHaveLength(1);

  const crowd = await Promise.all(Array.from({ length: 30 }, () => post(social, slip)));
  expect(new Set(crowd.map(({ status }) => status))).toEqual(new Set([201, 429]));
  expect(crowd.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
  expect((await logOf(social)).slips).toHaveLength(before + 1);
});
