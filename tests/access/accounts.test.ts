import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { AccountView, EnrolmentView, SessionListView } from "@hybrid/domain";
import { createServer, type Server, type ServerOptions } from "server/app";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ask, cookieOf, makeAdministrator, openSetup, password, signIn } from "../support/account.ts";
import { enrol } from "../support/people.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat } from "../support/seats.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { within } from "../support/wait.ts";

let folder: TempFolder;
let server: Server;
let clock = 0;
let notes: { what: string; person?: string; address?: string; detail?: string }[] = [];

const hour = 3_600_000;

async function start(more: Partial<ServerOptions> = {}): Promise<Server> {
  const log = { note: (event: (typeof notes)[number]) => void notes.push(event) };
  const place = { dataDir: folder.path, port: 0, host: "127.0.0.1", demo: true, origins: [] };
  return createServer({ ...place, now: () => Date.now() + clock, securityLog: log, ...more });
}

beforeEach(async () => {
  folder = openTempFolder("accounts");
  clock = 0;
  notes = [];
  server = await start();
});
afterEach(async () => {
  await server.close();
  folder.close();
});

const told = () => notes.map(({ what }) => what);
const tryPassword = (email: string, secret: string) =>
  ask(server, "POST", "/api/sign-in/password", { email, password: secret });
async function codeOf(answer: Response): Promise<[number, string]> {
  const body = (await answer.json()) as { code: string };
  return [answer.status, body.code];
}

describe("the first administrator", () => {
  const enrol = (secret: string, more = {}) =>
    ask(server, "POST", "/api/enrolment", {
      door: "setup",
      secret,
      name: "Rut Ek",
      email: "Rut@Example.org ",
      password,
      passkey: null,
      ...more,
    });
  const read = (secret: string) => ask(server, "POST", "/api/enrolment/read", { door: "setup", secret });

  test("[AC1] a setup address makes one administrator, once", async () => {
    const secret = await openSetup(server);
    const view = EnrolmentView.parse(await (await read(secret)).json());
    expect(view).toEqual({ kind: "setup", name: "", email: "" });
    const both = await Promise.all([enrol(secret), enrol(secret, { email: "other@example.org" })]);
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(["204", "410"]);
    expect(await codeOf(await enrol(secret))).toEqual([410, "expired"]);
    expect(await server.openSetup()).toBeUndefined();

    const won = both.find(({ status }) => status === 204)!;
    const account = await ask({ url: server.url, cookie: cookieOf(won) }, "GET", "/api/account");
    expect(AccountView.parse(await account.json())).toMatchObject({ administrator: true, password: true });
    expect(told()).toContain("setup refused");
  });

  test("[AC1] an old address, a replaced one and a made-up one answer alike", async () => {
    const replaced = await openSetup(server);
    const secret = await openSetup(server);
    const answers = [await read(replaced), await read("made-up"), await enrol(replaced)];
    clock = hour + 1000;
    answers.push(await read(secret), await enrol(secret));
    for (const answer of answers) expect(await codeOf(answer)).toEqual([410, "expired"]);
  });

  test("[AC2] a password too easy to guess is refused, a long one of any kind is not", async () => {
    const secret = await openSetup(server);
    for (const weak of ["short", "password1234!", "aaaaaaaaaaaaaa", "123456789012", "rut ek rut ek rut"])
      expect({ weak, answer: await codeOf(await enrol(secret, { password: weak })) }).toEqual({
        weak,
        answer: [400, "weak"],
      });
    const long = "hästar och åskväder ".repeat(10);
    expect((await enrol(secret, { password: long })).status).toBe(204);
    expect((await tryPassword("rut@example.org", long)).status).toBe(204);
  });
});

describe("signing in with a password", () => {
  test("[AC3] an unknown account and a wrong password get the same answer after the same work", async () => {
    await makeAdministrator(server);
    const time = async (email: string): Promise<number> => {
      const before = performance.now();
      expect(await codeOf(await tryPassword(email, "wrong and wrong again"))).toEqual([401, "wrong"]);
      return performance.now() - before;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    await time("warm@example.org");
    for (let round = 0; round < 6; round += 1) {
      known.push(await time("rut@example.org"));
      unknown.push(await time(`nobody${round}@example.org`));
    }
    const middle = (all: number[]) => all.toSorted((a, b) => a - b)[3]!;
    expect(middle(unknown) / middle(known)).toBeGreaterThan(0.5);
    expect(middle(unknown) / middle(known)).toBeLessThan(2);
    expect(told().filter((what) => what === "sign-in refused")).toHaveLength(13);
  });

  test("[AC4] after too many wrong passwords the account waits, whether it exists or not", async () => {
    await makeAdministrator(server);
    for (const email of ["rut@example.org", "nobody@example.org"]) {
      const answers = await Promise.all(Array.from({ length: 12 }, () => tryPassword(email, "wrong and wrong")));
      const codes = answers.map(({ status }) => status);
      expect(codes.filter((status) => status === 401)).toHaveLength(8);
      const locked = await tryPassword(email, password);
      expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(60);
      expect(await codeOf(locked)).toEqual([429, "locked"]);
    }
    expect(told()).toContain("sign-in locked");
    clock = 15 * 60_000 + 1000;
    expect((await tryPassword("rut@example.org", password)).status).toBe(204);
  });

  test("[AC4] one address that tries many accounts waits too", async () => {
    const answers: number[] = [];
    for (let each = 0; each < 62; each += 1) answers.push((await tryPassword(`${each}@example.org`, "x")).status);
    expect(answers.slice(0, 60).every((status) => status === 401)).toBe(true);
    expect(answers.slice(60)).toEqual([429, 429]);
  });

  test("[AC5] the token is new at every sign-in, and the one before is over", async () => {
    const first = await makeAdministrator(server);
    const again = await ask(first, "POST", "/api/sign-in/password", { email: "rut@example.org", password });
    expect(cookieOf(again)).not.toBe(first.cookie);
    expect((await ask(first, "GET", "/api/account")).status).toBe(401);
  });

  test("[AC5] a cookie put in place beforehand is not taken over", async () => {
    await makeAdministrator(server);
    const planted = { url: server.url, cookie: `session=${"A".repeat(43)}` };
    const answer = await ask(planted, "POST", "/api/sign-in/password", { email: "rut@example.org", password });
    expect(cookieOf(answer)).not.toBe(planted.cookie);
    expect((await ask(planted, "GET", "/api/account")).status).toBe(401);
  });
});

describe("sessions", () => {
  test("[AC6] a session ends when nobody uses it, and in any case after a week", async () => {
    const idle = await makeAdministrator(server);
    clock = 8 * hour + 1000;
    expect((await ask(idle, "GET", "/api/account")).status).toBe(401);

    const busy = await signIn(server.url);
    for (let day = 0; day < 7 * 4; day += 1) {
      expect((await ask(busy, "GET", "/api/account")).status).toBe(200);
      clock += 6 * hour;
    }
    clock += 1000;
    expect((await ask(busy, "GET", "/api/account")).status).toBe(401);
  });

  test("[AC6] [SE2] open sockets close within a second of the end, whoever brings it about", async () => {
    const demo = await takeSeat(server.url, (await readDemo(server.url)).spaces[0]!.seats[0]!.id);
    const seat = demo.view.me.seat;
    const rut = await makeAdministrator(server);
    const { person } = AccountView.parse(await (await ask(rut, "GET", "/api/account")).json());
    await server.close();
    const database = new DatabaseSync(join(folder.path, "space.sqlite"));
    database.prepare("update holdings set person = ? where seat = ?").run(person.id, seat);
    database.close();
    server = await start();
    const open = async () => {
      const { cookie } = await signIn(server.url);
      const { id, epoch } = demo.view.documents[0]!;
      const socket = await openRawSocket({ host: server.url.replace("http", "ws"), document: id, epoch, seat, cookie });
      expect(socket.open).toBe(true);
      return { signed: { url: server.url, cookie }, socket };
    };
    const [first, second, third] = [await open(), await open(), await open()];
    await ask(first.signed, "DELETE", "/api/account/sessions");
    for (const { socket } of [first, second, third])
      expect(await within(1000, "the socket closes", socket.closed)).toBe(4401);
    const late = await open();
    clock = 8 * hour + 1000;
    expect(await within(1000, "the socket closes", late.socket.closed)).toBe(4401);
  });

  test("[AC6] a restart brings back neither what was ended nor what is too old", async () => {
    const kept = await makeAdministrator(server);
    const ended = await signIn(server.url);
    await ask(ended, "DELETE", "/api/session");
    await server.close();
    server = await start();
    const here = ({ cookie }: { cookie: string }) => ask({ url: server.url, cookie }, "GET", "/api/account");
    expect((await here(kept)).status).toBe(200);
    expect((await here(ended)).status).toBe(401);
    clock = 9 * hour;
    expect((await here(kept)).status).toBe(401);
  });

  test("[AC7] one sees where one is signed in, and ends one of them or all", async () => {
    const [first, second] = [await makeAdministrator(server), await signIn(server.url)];
    const list = async () =>
      SessionListView.parse(await (await ask(second, "GET", "/api/account/sessions")).json()).sessions;
    expect((await list()).filter(({ current }) => current)).toHaveLength(1);
    expect(await list()).toHaveLength(2);
    const other = (await list()).find(({ current }) => !current)!;
    expect((await ask(second, "DELETE", `/api/account/sessions/${other.id}`)).status).toBe(204);
    expect((await ask(first, "GET", "/api/account")).status).toBe(401);
    expect(await list()).toHaveLength(1);

    const out = await ask(second, "DELETE", "/api/account/sessions");
    expect([out.status, out.headers.get("clear-site-data")]).toEqual([204, '"cache", "storage"']);
    expect((await ask(second, "GET", "/api/account")).status).toBe(401);
  });

  test("[AC7] nobody ends or sees another person's sessions", async () => {
    const rut = await makeAdministrator(server);
    const demo = await takeSeat(server.url, (await readDemo(server.url)).spaces[0]!.seats[0]!.id);
    const { sessions } = SessionListView.parse(await (await ask(rut, "GET", "/api/account/sessions")).json());
    const stranger = { url: server.url, cookie: demo.cookie };
    expect((await ask(stranger, "DELETE", `/api/account/sessions/${sessions[0]!.id}`)).status).toBe(401);
    expect((await ask(stranger, "GET", "/api/account/sessions")).status).toBe(401);
    expect((await ask(rut, "GET", "/api/account")).status).toBe(200);
  });

  test("[AC8] a new password ends all other sessions", async () => {
    const [old, mine] = [await makeAdministrator(server), await signIn(server.url)];
    const change = (current: string, next: string) =>
      ask(mine, "PUT", "/api/account/password", { current, password: next });
    expect(await codeOf(await change("not this one", "fyra svarta får på ängen"))).toEqual([401, "wrong"]);
    expect(await codeOf(await change(password, "hemligt12345"))).toEqual([400, "weak"]);
    expect((await change(password, "fyra svarta får på ängen")).status).toBe(204);
    expect((await ask(mine, "GET", "/api/account")).status).toBe(200);
    expect((await ask(old, "GET", "/api/account")).status).toBe(401);
    expect((await tryPassword("rut@example.org", password)).status).toBe(401);
    expect((await tryPassword("rut@example.org", "fyra svarta får på ängen")).status).toBe(204);
  });

  test("[AC9] changing a way in asks who one is, when that was some time ago", async () => {
    const rut = await makeAdministrator(server);
    clock = 16 * 60_000;
    const email = () => ask(rut, "PUT", "/api/account", { name: "Rut Ek", email: "rut.ek@example.org" });
    expect(await codeOf(await email())).toEqual([403, "confirm"]);
    expect((await ask(rut, "PUT", "/api/account", { name: "Rut E", email: "rut@example.org" })).status).toBe(200);
    expect(await codeOf(await ask(rut, "POST", "/api/account/passkeys/options"))).toEqual([403, "confirm"]);
    expect(await codeOf(await ask(rut, "POST", "/api/account/confirm", { password: "guess" }))).toEqual([401, "wrong"]);
    expect((await ask(rut, "POST", "/api/account/confirm", { password })).status).toBe(204);
    expect((await email()).status).toBe(200);
  });

  test("[GR1] an account that sits down in the demo as its coordinator founds nothing by that", async () => {
    const rut = await makeAdministrator(server);
    const space = { name: "Lindhamra", language: "en", email: null };
    const made = (await (await ask(rut, "POST", "/api/spaces", space)).json()) as { invitation: { secret: string } };
    const guest = await enrol(server.url, "invitation", made.invitation.secret, "Nobody yet");
    const demo = (await readDemo(server.url)).spaces[0]!.seats.find(({ organisation }) => organisation === null)!;
    await takeSeat(server.url, demo.id, guest.cookie);
    expect((await guest.ask("GET", "/api/founding")).body).toEqual({ may: null, mail: false });
    expect(await guest.ask("POST", "/api/spaces", space)).toMatchObject({ status: 404 });
  });

  test("[AC10] with one invitation one cannot try out who has an account, nor make accounts without end", async () => {
    const rut = await makeAdministrator(server);
    const space = { name: "Lindhamra", language: "en", email: null };
    const made = (await (await ask(rut, "POST", "/api/spaces", space)).json()) as { invitation: { secret: string } };
    const { secret } = made.invitation;
    const attempt = async (email: string) => {
      const body = { door: "invitation", secret, name: "Probe", email, password, passkey: null };
      return (await ask(server, "POST", "/api/enrolment", body)).status;
    };
    const answers: number[] = [];
    for (const name of ["rut", "a", "b", "c", "d", "e"]) answers.push(await attempt(`${name}@example.org`));
    expect(answers).toEqual([409, 204, 204, 204, 204, 429]);
    expect(await attempt("rut@example.org")).toBe(429);

    const probe = async (name: string) =>
      (await ask(rut, "PUT", "/api/account", { name: "Rut Ek", email: `${name}@example.org` })).status;
    const changes: number[] = [];
    for (const name of ["a", "b", "c", "d", "e", "a", "b"]) changes.push(await probe(name));
    expect(changes).toEqual([409, 409, 409, 409, 200, 429, 429]);
  });

  test("[DE3] the demo goes on beside accounts; signing in ends the browser's demo session and its sockets", async () => {
    await makeAdministrator(server);
    const seat = await takeSeat(server.url, (await readDemo(server.url)).spaces[0]!.seats[0]!.id);
    const socket = await openRawSocket(seat.door(seat.view.documents[0]!));
    const stranger = { url: server.url, cookie: seat.cookie };
    expect((await ask(stranger, "GET", "/api/account")).status).toBe(401);
    const answer = await ask(stranger, "POST", "/api/sign-in/password", { email: "rut@example.org", password });
    expect(answer.status).toBe(204);
    expect(await within(1000, "the socket closes", socket.closed)).toBe(4401);
  });
});
