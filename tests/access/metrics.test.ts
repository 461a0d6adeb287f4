// Who reads the figures, and that they and the logs say nothing of what people write.
import { createServer, type Server } from "server/app";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readDemo, takeSeat } from "../support/seats.ts";
import { openStockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

let folder: TempFolder;
let server: Server;
beforeEach(() => (folder = openTempFolder("metrics")));
afterEach(async () => {
  await server.close();
  folder.close();
});

const start = async (metricsToken?: string) =>
  (server = await createServer({
    dataDir: folder.path,
    port: 0,
    host: "127.0.0.1",
    demo: true,
    origins: [],
    metricsToken,
  }));
const figures = (headers: Record<string, string> = {}) => fetch(`${server.url}/metrics`, { headers });

test("[OB1] [OB2] the figures move with the work, and hold no name, no id and no word", async () => {
  await start();
  const seat = (await readDemo(server.url)).spaces[0]!.seats[0]!;
  const taken = await takeSeat(server.url, seat.id);
  const record = taken.view.documents.find(({ right, kind }) => right === "write" && kind === "picture")!;
  const client = openStockClient(taken.door(record), { acks: true });
  await client.synced();
  client.doc.getText("words").insert(0, "kanariefågel");
  await until("it is saved", () => client.durable === client.own.length);
  const text = await (await figures()).text();
  expect(text).toMatch(/^hybrid_commit_seconds_count [1-9]/m);
  expect(text).toMatch(/^hybrid_ack_seconds_count [1-9]/m);
  expect(text).toMatch(/^hybrid_open_lines 1$/m);
  expect(text).toMatch(/^hybrid_nodejs_eventloop_lag_seconds \d/m);
  const secret = [...taken.view.documents.map(({ id }) => id), seat.id, taken.cookie.split("=")[1]!, "kanarie", "K-17"];
  for (const word of secret) expect(text).not.toContain(word);
  client.close();
});

test("[OB2] from elsewhere, or through a proxy, the figures are not there without the token", async () => {
  await start();
  expect((await figures()).status).toBe(200);
  expect((await figures({ "x-forwarded-for": "192.0.2.7" })).status).toBe(404);
  expect((await figures({ forwarded: "for=192.0.2.7" })).status).toBe(404);
  await server.close();
  await start("a token of some length");
  expect((await figures()).status).toBe(404);
  expect((await figures({ authorization: "Bearer a token of some lengtH" })).status).toBe(404);
  expect((await figures({ authorization: "Bearer a token of some length" })).status).toBe(200);
});

test("[OB3] it is ready while the store answers, and not when it closes", async () => {
  await start();
  expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  const closing = server.close();
  const answer = await fetch(`${server.url}/readyz`).then(
    ({ status }) => status,
    () => "gone",
  );
  expect([503, "gone"]).toContain(answer);
  await closing;
});
