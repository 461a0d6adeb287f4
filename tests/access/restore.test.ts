// The console: the address a first start prints, and the one that lets a lost administrator in.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { EnrolmentView } from "@hybrid/domain";
import { createServer } from "server/app";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ask, cookieOf, makeAdministrator, password, signIn } from "../support/account.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until, within } from "../support/wait.ts";

let folder: TempFolder;
beforeEach(() => void (folder = openTempFolder("restore")));
afterEach(() => folder.close());

const root = fileURLToPath(new URL("../../", import.meta.url));
const start = (demo: boolean) => createServer({ dataDir: folder.path, port: 0, host: "127.0.0.1", demo, origins: [] });

function run(file: string, env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, ["--disable-proto=delete", `server/src/${file}`, ...args], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder.path, PORT: "0", NODE_ENV: "production", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => void (said.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => void (said.err += text));
  return { child, said };
}

async function restore(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { child, said } = run("restore.ts", { PORT: "3000" }, ...args);
  await within(15_000, "the command ends", once(child, "close"));
  return { code: child.exitCode, ...said };
}

test("[AC1] a start without the demo prints an address for the first administrator, and nothing logs it", async () => {
  const { child, said } = run("main.ts", { DEMO: "off", LOG_LEVEL: "trace" });
  try {
    const [, origin, secret] = await until("the address is printed", () =>
      /(http:\S+)\/setup#([\w-]{43})/.exec(said.out),
    );
    const url = origin!.replace("localhost", "127.0.0.1");
    const read = await ask({ url }, "POST", "/api/enrolment/read", { door: "setup", secret });
    expect(EnrolmentView.parse(await read.json()).kind).toBe("setup");
    const body = { door: "setup", secret, name: "Rut Ek", email: "rut@example.org", password, passkey: null };
    const token = cookieOf(await ask({ url }, "POST", "/api/enrolment", body)).split("=")[1]!;
    await ask({ url }, "POST", "/api/sign-in/password", { email: "rut@example.org", password: "canary-password" });
    for (const word of [secret!, token, password, "canary-password"]) expect(said.err).not.toContain(word);
    expect(said.out.split(secret!)).toHaveLength(2);
  } finally {
    child.kill("SIGTERM");
    await within(10_000, "the server ends", once(child, "exit"));
  }
});

test("[AC1] with the demo alone nothing is printed but the address of the server", async () => {
  const { child, said } = run("main.ts", {});
  await until("the server is up", () => said.out.includes("Hybrid Space is at"));
  child.kill("SIGTERM");
  await within(10_000, "the server ends", once(child, "exit"));
  expect(said.out).not.toContain("setup");
});

test("[AC17] a lost administrator gets one address; what led in before is over", async () => {
  const before = await start(false);
  const lost = await makeAdministrator(before);
  const busy = await restore();
  expect([busy.code, busy.out]).toEqual([1, ""]);
  expect(busy.err).toMatch(/^[^\n]*in use by another process[^\n]*Stop the server before you restore\.\n$/);
  await before.close();

  const { code, out } = await restore();
  expect(code).toBe(0);
  const secret = /http:\/\/localhost:3000\/setup#([\w-]{43})/.exec(out)![1]!;
  const server = await start(false);
  try {
    const read = await ask(server, "POST", "/api/enrolment/read", { door: "setup", secret });
    const view = EnrolmentView.parse(await read.json());
    expect(view).toEqual({ kind: "restore", name: "Rut Ek", email: "rut@example.org" });
    const still = { url: server.url, cookie: lost.cookie };
    expect((await ask(still, "GET", "/api/account")).status).toBe(200);

    const next = "fyra svarta får på ängen";
    const body = { door: "setup", secret, name: view.name, email: view.email, password: next, passkey: null };
    expect((await ask(server, "POST", "/api/enrolment", body)).status).toBe(204);
    expect((await ask(still, "GET", "/api/account")).status).toBe(401);
    await expect(signIn(server.url)).rejects.toThrow("401");
    await signIn(server.url, view.email, next);
    expect((await ask(server, "POST", "/api/enrolment", body)).status).toBe(410);
  } finally {
    await server.close();
  }
});

test("[AC17] an e-mail nobody has is one sentence; without an administrator the address makes the first", async () => {
  await (await start(true)).close();
  const unknown = await restore("nobody@example.org");
  expect([unknown.code, unknown.err]).toEqual([1, "There is no account with the e-mail nobody@example.org.\n"]);
  expect((await restore()).out).toContain("/setup#");
});
