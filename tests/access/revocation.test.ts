// A right that is taken away while people type: how soon open sockets know, and that nothing is committed after it.
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { openStockClient, type StockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until, within } from "../support/wait.ts";

let folder: TempFolder;
let server: RunningServer;
let [police, social, coordinator]: TakenSeat[] = [];

beforeAll(async () => {
  folder = openTempFolder("revocation");
  server = await startServer(folder.path);
  const seats = (await readDemo(server.url)).spaces[0]!.seats;
  const take = (kind: string | undefined) =>
    takeSeat(server.url, seats.find(({ organisation }) => organisation?.kind === kind)!.id);
  [police, social, coordinator] = await Promise.all([take("police"), take("social"), take(undefined)]);
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const pictureOf = ({ view }: TakenSeat) => view.documents.find(({ title }) => title === "K-17")!;

function admission(other: TakenSeat, method: "PUT" | "DELETE"): Promise<Response> {
  const address = `${server.url}/api/seats/${coordinator!.seat}/pictures/${pictureOf(coordinator!).id}/admissions/${other.seat}`;
  return fetch(address, {
    method,
    headers: { cookie: coordinator!.cookie, origin: server.url, "content-type": "application/json" },
    body: method === "PUT" ? JSON.stringify({ kinds: ["picture", "voice", "notes"], cautionRead: true }) : "{}",
  });
}

/** Types until it is closed out; how many words the server has called saved. */
function typing(client: StockClient): () => void {
  let on = true;
  const text = client.doc.getText("typed");
  const strike = (): void => {
    if (!on) return;
    text.insert(text.length, "x");
    setImmediate(strike);
  };
  strike();
  return () => (on = false);
}

test("[RE1] [RE3] [RE4] a hundred sockets know within a second, and nothing is committed after the change", async () => {
  const picture = pictureOf(police!);
  // One session may open so many windows of a document and no more, so these are of two.
  const elsewhere = await takeSeat(server.url, police!.seat);
  const doors = Array.from({ length: 100 }, (_, i) => (i % 2 ? police! : elsewhere).door(picture));
  const sockets = await Promise.all(doors.map((door) => openRawSocket(door)));
  const writer = openStockClient(police!.door(picture), { acks: true });
  await writer.synced();
  let acked = 0;
  writer.onAck = () => (acked = Math.max(acked, writer.acked));
  const stop = typing(writer);
  await until("some words are saved", () => acked > 20);

  const asked = performance.now();
  const times = sockets.map(async (socket) => {
    expect(await socket.closed).toBe(4403);
    return performance.now() - asked;
  });
  expect((await admission(police!, "DELETE")).status).toBe(204);
  const told = (await within(5000, "every socket is closed", Promise.all(times))).toSorted((a, b) => a - b);
  expect(told[98]).toBeLessThan(1000);
  // An append on its way when the right went is refused in its commit, and its writer at the door.
  const last = await until("the writer is out for good", () =>
    writer.closes.find((code) => code === 4403 || code === 4404),
  );
  expect([4403, 4404]).toContain(last);
  stop();

  const reader = openStockClient(social!.door(pictureOf(social!)));
  await reader.synced();
  const saved = reader.doc.getText("typed").length;
  // One frame is a word typed, but the first, which answered the server's question.
  expect(saved).toBeGreaterThanOrEqual(acked - 1);
  // What was still typed stays with its author, and does not arrive by coming back.
  const back = await openRawSocket(police!.door(picture));
  back.send(Y.encodeStateAsUpdate(writer.doc));
  expect(await back.closed).toBe(4404);
  await server.close();
  server = await startServer(folder.path);
  const after = openStockClient({ ...social!.door(pictureOf(social!)), host: server.url.replace("http", "ws") });
  await after.synced();
  expect(after.doc.getText("typed").length).toBe(saved);
  for (const client of [writer, reader, after]) client.close();
  console.log(`revocation: 100 sockets closed, p50 ${Math.round(told[49]!)} ms, p99 ${Math.round(told[98]!)} ms`);
});

test("[RE1] being let in again opens what was closed", async () => {
  expect((await admission(police!, "PUT")).status).toBe(204);
  const client = openStockClient({ ...police!.door(pictureOf(police!)), host: server.url.replace("http", "ws") });
  await client.synced();
  expect(client.doc.getText("typed").length).toBeGreaterThan(0);
  client.close();
});
