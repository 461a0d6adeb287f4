// When words came to stand where they stand, asked of a live server by those who may know and by those who may not.
import { GrowthView } from "@hybrid/domain";
import { addTerm, editTerm, retireTerm } from "@hybrid/documents";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { openStockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

let folder: TempFolder;
let server: RunningServer;
let one: TakenSeat;
let elsewhere: TakenSeat;

beforeAll(async () => {
  folder = openTempFolder("growth");
  server = await startServer(folder.path);
  const { spaces } = await readDemo(server.url);
  one = await takeSeat(server.url, spaces[0]!.seats[0]!.id);
  elsewhere = await takeSeat(server.url, spaces[1]!.seats[0]!.id);
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const glossaryOf = ({ view }: TakenSeat) => view.documents.find(({ kind }) => kind === "glossary")!;

const ask = (by: TakenSeat, document: string, cookie = by.cookie): Promise<Response> =>
  fetch(`${server.url}/api/documents/${document}/growth?seat=${by.seat}`, { headers: cookie ? { cookie } : {} });

test("[GW1] every turn of a word is told with the server's clock and the seat whose row it was", async () => {
  const before = Date.now();
  const client = openStockClient(one.door(glossaryOf(one)), { acks: true });
  await client.synced();
  addTerm(client.doc, { id: "fresh", headword: { sv: "ny" }, definition: "Ny." });
  editTerm(client.doc, "fresh", { status: "in-talk" });
  retireTerm(client.doc, "fresh", "Prövad.");
  client.doc.getMap("terms").set("__proto__/headword.sv", "x");
  client.doc.getMap("terms").set("odd", 7);
  await until("all is durable", () => client.durable === client.own.length);
  client.close();
  const { turnings } = GrowthView.parse(await (await ask(one, glossaryOf(one).id)).json());
  const own = turnings.filter(({ term }) => term === "fresh");
  expect(own.map(({ what }) => what).toSorted()).toEqual(["in-talk", "retired", "unlike", "words"]);
  for (const { at, seat } of own) {
    expect(seat).toBe(one.seat);
    expect(at).toBeGreaterThanOrEqual(before);
    expect(at).toBeLessThanOrEqual(Date.now());
  }
  expect(new Set(turnings.map(({ term }) => term)).size).toBe(18);
});

test("[GW3] to anybody who does not read the glossary it looks as if it did not exist", async () => {
  const { id } = glossaryOf(one);
  expect((await ask(one, id, "")).status).toBe(401);
  for (const answer of [ask(elsewhere, id), ask(one, "nothing"), ask(one, glossaryOf(elsewhere).id)])
    expect((await answer).status).toBe(404);
  const picture = one.view.documents.find(({ kind }) => kind === "picture")!;
  expect((await ask(one, picture.id)).status).toBe(404);
});
