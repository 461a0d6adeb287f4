// Invitations by letter, to a mail server that keeps what it gets.
import { once } from "node:events";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createServer } from "server/app";
import { idOf } from "../support/group.ts";
import { openMailServer } from "../support/mail-server.ts";
import { enrol, enrolAdministrator, type Answered, type Guest } from "../support/people.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

async function openTown(post: { url: string; from: string }) {
  const folder = openTempFolder("letters");
  const where = { dataDir: folder.path, port: 0, host: "127.0.0.1", demo: false, origins: [] };
  const server = await createServer({ ...where, post });
  onTestFinished(async () => {
    await server.close();
    folder.close();
  });
  return { server, admin: await enrolAdministrator(server) };
}

const mailed = ({ body }: Answered) => (body as { mailed: boolean }).mailed;

test("[GR11] a letter carries the link and names the space, and says nothing of what the group works on", async () => {
  const mail = await openMailServer();
  onTestFinished(() => mail.close());
  const { server, admin } = await openTown({ url: mail.url, from: "space@example.org" });
  const space = { name: "Lindhamra", language: "sv", email: "maja@example.org" };
  const made = (await admin.ask("POST", "/api/spaces", space)).body as {
    seat: string;
    invitation: { secret: string; mailed: boolean };
  };
  expect(made.invitation.mailed).toBe(true);
  const lead = await enrol(server.url, "invitation", made.invitation.secret, "Maja");
  await lead.ask("POST", "/api/invitations/accept", { secret: made.invitation.secret });
  const at = `/api/seats/${made.seat}`;
  const organisation = idOf(await lead.ask("POST", `${at}/organisations`, { kind: "police", name: "Canary Police" }));
  await lead.ask("POST", `${at}/pictures`, { title: "K-77", sure: false });
  const seat = idOf(await lead.ask("POST", `${at}/seats`, { organisation }));
  const wanted = { days: 3, replace: "none", email: "henrik@example.org" };
  expect(mailed(await lead.ask("POST", `${at}/seats/${seat}/invitations`, wanted))).toBe(true);

  expect(mail.letters).toHaveLength(2);
  const plain = mail.letters.map((letter) => decode(letter));
  expect(plain[0]).toContain(`/invitation#${made.invitation.secret}`);
  expect(plain[0]).toMatch(/To: maja@example\.org/);
  for (const letter of plain) {
    expect(letter).toContain("Lindhamra");
    for (const canary of ["K-77", "Canary"]) expect(letter).not.toContain(canary);
  }
});

test("[GR11] a letter that cannot be sent is said to be so, and the link is good all the same", async () => {
  const { server, admin } = await openTown({ url: "smtp://127.0.0.1:1", from: "space@example.org" });
  const space = { name: "Lindhamra", language: "en", email: "maja@example.org" };
  const { invitation } = (await admin.ask("POST", "/api/spaces", space)).body as {
    invitation: { secret: string; mailed: boolean };
  };
  expect(invitation.mailed).toBe(false);
  await enrol(server.url, "invitation", invitation.secret, "Maja");
});

/** A mail server that takes the call and says nothing. */
async function openMuteServer(): Promise<string> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test("[SE2] [GR6] who is replaced at once is out while the letter to the next holder is still on its way", async () => {
  const { server, admin } = await openTown({ url: await openMuteServer(), from: "space@example.org" });
  const { url } = server;
  const space = { name: "Lindhamra", language: "en", email: null };
  const made = (await admin.ask("POST", "/api/spaces", space)).body as { seat: string; invitation: Secret };
  const lead = await sitDown(url, made.invitation, "Maja");
  const at = `/api/seats/${made.seat}`;
  const organisation = idOf(await lead.ask("POST", `${at}/organisations`, { kind: "police", name: "Police" }));
  const seat = idOf(await lead.ask("POST", `${at}/seats`, { organisation }));
  const invite = (more: object) =>
    lead.ask("POST", `${at}/seats/${seat}/invitations`, { days: 3, replace: "none", email: null, ...more });
  const former = await sitDown(url, (await invite({})).body as Secret, "Henrik");

  const look = async () => (await former.ask("GET", `/api/seats/${seat}`)).status;
  expect(await look()).toBe(200);

  let sent = false;
  const letter = invite({ replace: "at-once", email: "asta@example.org" }).then(() => (sent = true));
  await until("the former holder is out", async () => (await look()) === 404, { within: 5000 });
  expect(sent).toBe(false);
  await letter;
});

type Secret = { readonly secret: string };

async function sitDown(url: string, { secret }: Secret, name: string): Promise<Guest> {
  const person = await enrol(url, "invitation", secret, name);
  expect((await person.ask("POST", "/api/invitations/accept", { secret })).status).toBe(200);
  return person;
}

/** Quoted-printable, as mail writes what is not plain ASCII. */
function decode(letter: string): string {
  const joined = letter.replaceAll("=\n", "");
  return joined.replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}
