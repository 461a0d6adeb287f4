import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createServer } from "server/app";
import { WebSocket } from "ws";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat } from "../support/seats.ts";
import { startServer, type RunningServer } from "../support/server.ts";
import { openStockClient } from "../support/stock-client.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until, within } from "../support/wait.ts";

let folder: TempFolder;
let server: RunningServer;
let police: string;

beforeAll(async () => {
  folder = openTempFolder("http");
  server = await startServer(folder.path);
  police = (await readDemo(server.url)).spaces[0]!.seats[0]!.id;
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const json = { "content-type": "application/json" };
const take = (headers: Record<string, string>, body = "{}") =>
  fetch(`${server.url}/api/demo/seats/${police}`, { method: "POST", headers, body });

/** fetch does not let a test say which Host it asks for. */
function getAs(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}/api/demo`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on("error", reject);
    asked.end();
  });
}

function upgrade(headers: Record<string, string>): Promise<number | "open"> {
  const socket = new WebSocket(`${server.url.replace("http", "ws")}/sync/x/1`, { headers });
  return within(
    5000,
    "the upgrade is answered",
    new Promise((resolve) => {
      socket.on("open", () => {
        socket.terminate();
        resolve("open");
      });
      socket.on("unexpected-response", (_, response) => resolve(response.statusCode ?? 0));
      socket.on("error", () => {});
    }),
  );
}

describe("where a request comes from", () => {
  test("[SE4] pages of other sites are refused, whatever they look like", async () => {
    const own = new URL(server.url);
    const hostile = [
      "null",
      "http://evil.example",
      `http://evil.example:${own.port}`,
      `${server.url}.evil.example`,
      `http://127.0.0.1:${Number(own.port) + 1}`,
      `https://127.0.0.1:${own.port}`,
    ];
    for (const origin of hostile) {
      expect({ origin, status: (await take({ ...json, origin })).status }).toEqual({ origin, status: 403 });
      expect({ origin, answer: await upgrade({ origin }) }).toEqual({ origin, answer: 403 });
    }
    for (const origin of [server.url, `http://localhost:${own.port}`]) {
      expect((await take({ ...json, origin })).status).toBe(200);
      expect(await upgrade({ origin })).toBe("open");
    }
  });

  test("[SE4] a name that was bound to this machine from outside is refused", async () => {
    expect(await getAs("evil.example")).toBe(403);
    expect(await getAs(new URL(server.url).host)).toBe(200);
  });

  test("[SE4] a request that changes something carries JSON and comes from the same site", async () => {
    expect((await take({ "content-type": "text/plain" })).status).toBe(415);
    expect((await take({ ...json, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await take(json, "{")).status).toBe(400);
  });

  test("[SE4] a page elsewhere may lead to a page here, and reads nothing else, not from another port either", async () => {
    const answer = async (path: string, site: string) =>
      (await fetch(server.url + path, { headers: { "sec-fetch-site": site } })).status;
    for (const site of ["cross-site", "same-site"]) {
      expect(await answer("/api/sign-in", site)).toBe(403);
      expect(await answer("/invitation", site)).not.toBe(403);
    }
    for (const site of ["same-origin", "none"]) expect(await answer("/api/sign-in", site)).toBe(200);
  });
});

describe("sessions", () => {
  test("[SE3] the cookie is for the server alone, and the token is in no answer", async () => {
    const response = await take(json);
    const cookie = response.headers.getSetCookie()[0]!;
    expect(cookie).toMatch(/^session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const token = cookie.slice("session=".length, cookie.indexOf(";"));
    expect(await response.text()).not.toContain(token);
  });

  test("[DE3] one session holds two seats, and acts for no third", async () => {
    const seats = (await readDemo(server.url)).spaces[0]!.seats;
    const first = await takeSeat(server.url, seats[0]!.id);
    const second = await takeSeat(server.url, seats[1]!.id, first.cookie);
    expect(second.cookie).toBe(first.cookie);
    const view = (await (await fetch(`${server.url}/api/session`, { headers: { cookie: first.cookie } })).json()) as {
      seats: { seat: string }[];
    };
    expect(view.seats.map(({ seat }) => seat).toSorted()).toEqual([seats[0]!.id, seats[1]!.id].toSorted());
    const third = await fetch(`${server.url}/api/seats/${seats[2]!.id}`, { headers: { cookie: first.cookie } });
    const unknown = await fetch(`${server.url}/api/seats/nobody`, { headers: { cookie: first.cookie } });
    expect([third.status, await third.text()]).toEqual([unknown.status, await unknown.text()]);
    expect(third.status).toBe(404);
  });

  test("[DE3] taking a second seat in the same browser leaves the first one's sockets as they are", async () => {
    const seats = (await readDemo(server.url)).spaces[0]!.seats;
    const first = await takeSeat(server.url, seats[0]!.id);
    const picture = first.view.documents.find(({ kind }) => kind === "picture")!;
    const client = openStockClient(first.door(picture), { acks: true });
    await client.synced();
    await takeSeat(server.url, seats[1]!.id, first.cookie);
    client.doc.getText("after").insert(0, "still writing");
    await until("the first seat's words are saved", () => client.written > 0 && client.acked === client.written);
    expect(client.closes).toEqual([]);
    client.close();
  });

  test("[SE5] without a session there is no seat and no socket", async () => {
    expect((await fetch(`${server.url}/api/seats/${police}`)).status).toBe(401);
    const seat = await takeSeat(server.url, police);
    const strangers = await openRawSocket({ ...seat.door(seat.view.documents[0]!), cookie: "session=made-up" });
    expect(await strangers.closed).toBe(4401);
  });

  test("[SE6] signing out ends the session and closes its sockets within a second", async () => {
    const seat = await takeSeat(server.url, police);
    const socket = await openRawSocket(seat.door(seat.view.documents[0]!));
    const out = await fetch(`${server.url}/api/session`, { method: "DELETE", headers: { cookie: seat.cookie } });
    expect(out.status).toBe(204);
    expect(await within(1000, "the socket closes", socket.closed)).toBe(4401);
    expect((await fetch(`${server.url}/api/seats/${police}`, { headers: { cookie: seat.cookie } })).status).toBe(401);
  });
});

test("[SE6] a session that is signed out while it is being looked up stays signed out", async () => {
  for (let round = 0; round < 6; round++) {
    const seat = await takeSeat(server.url, police);
    await server.close();
    server = await startServer(folder.path);
    const headers = { cookie: seat.cookie };
    const look = () => fetch(`${server.url}/api/seats/${police}`, { headers });
    const out = fetch(`${server.url}/api/session`, { method: "DELETE", headers });
    await Promise.all([...Array.from({ length: 8 }, look), out]);
    expect((await look()).status).toBe(401);
  }
});

describe("the demo", () => {
  test("[DE1] [DE2] without the demo its addresses answer like unknown ones, and its seats are closed", async () => {
    const { cookie } = await takeSeat(server.url, police);
    await server.close();
    const quiet = await createServer({ dataDir: folder.path, port: 0, host: "127.0.0.1", demo: false, origins: [] });
    try {
      const [demo, unknown] = await Promise.all(["/api/demo", "/api/none"].map((path) => fetch(quiet.url + path)));
      expect([demo!.status, await demo!.text()]).toEqual([unknown!.status, await unknown!.text()]);
      expect((await fetch(`${quiet.url}/api/seats/${police}`, { headers: { cookie } })).status).toBe(404);
    } finally {
      await quiet.close();
      server = await startServer(folder.path);
    }
  });

  test("[DE4] a restart finds the group as it was", async () => {
    const before = await readDemo(server.url);
    const { view } = await takeSeat(server.url, police);
    await server.close();
    server = await startServer(folder.path);
    expect(await readDemo(server.url)).toEqual(before);
    expect((await takeSeat(server.url, police)).view.documents).toEqual(view.documents);
  });
});

test("[SE7] what is not there is a code, for a person's language to word", async () => {
  const response = await fetch(`${server.url}/api/none`);
  expect([response.status, await response.json()]).toEqual([404, { code: "unknown" }]);
});

test("[SE3] every page is under the content security policy", async () => {
  const policy = (await fetch(`${server.url}/healthz`)).headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain("unsafe");
});
