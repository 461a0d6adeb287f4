// A group as large as the product promises to bear: eight organisations that all speak of three hundred factors, a long
// narrative, five hundred terms. Founded over HTTP, filled by stock clients, and waited for until the server has it
// all.
import { factorDomains, SeatView } from "@hybrid/domain";
import { addFactor, addTerm, narrativeOf, wordsOf, writePerspective, writeProse } from "@hybrid/documents";
import type { Server } from "server/app";
import type * as Y from "yjs";
import { enrol, enrolAdministrator, type Guest } from "../support/people.ts";
import { openStockClient, type Door } from "../support/stock-client.ts";
import { until } from "../support/wait.ts";
import { size } from "./size.ts";
import { wordOf, writeStory } from "./words.ts";

const kinds = ["police", "social", "school", "youth", "health", "civil", "other", "other"] as const;

export type Member = { readonly seat: string; readonly person: Guest; readonly view: SeatView };
export type FullGroup = { readonly members: readonly Member[]; readonly picture: string };

export async function foundFullGroup(server: Server): Promise<FullGroup> {
  const { url } = server;
  const admin = await enrolAdministrator(server);
  const founded = await made(admin, "/api/spaces", { name: "Bench", language: "en", email: null });
  const { seat, invitation } = founded as { seat: string; invitation: { secret: string } };
  const lead = await enrol(url, "invitation", invitation.secret, "Lead");
  await made(lead, "/api/invitations/accept", { secret: invitation.secret });
  const at = `/api/seats/${seat}`;
  await made(lead, `${at}/glossary`, { starter: false });
  const picture = idOf(await made(lead, `${at}/pictures`, { title: "K-1", sure: true }));
  const seats: { seat: string; person: Guest }[] = [];
  for (const [place, kind] of kinds.entries()) {
    const organisation = idOf(await made(lead, `${at}/organisations`, { kind, name: `Organisation ${place + 1}` }));
    const own = idOf(await made(lead, `${at}/seats`, { organisation }));
    const invited = await made(lead, `${at}/seats/${own}/invitations`, { days: 7, replace: "none", email: null });
    const { secret } = invited as { secret: string };
    const person = await enrol(url, "invitation", secret, `Member ${"abcdefgh"[place]!}`);
    await made(person, "/api/invitations/accept", { secret });
    const admission = { kinds: ["picture", "voice", "notes"], cautionRead: true };
    const { status, body } = await lead.ask("PUT", `${at}/pictures/${picture}/admissions/${own}`, admission);
    if (status >= 300) throw new Error(`not admitted: ${status} ${JSON.stringify(body)}`);
    seats.push({ seat: own, person });
  }
  const members = await Promise.all(
    seats.map(async (one) => ({
      ...one,
      view: SeatView.parse((await one.person.ask("GET", `/api/seats/${one.seat}`)).body),
    })),
  );
  const group = { members, picture };
  await fill(url, group);
  return group;
}

async function made(guest: Guest, path: string, body: object): Promise<unknown> {
  const answer = await guest.ask("POST", path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

const idOf = (body: unknown): string => (body as { id: string }).id;

export function doorOf(
  url: string,
  { seat, person, view }: Member,
  find: (one: SeatView["documents"][number]) => boolean,
): Door {
  const found = view.documents.find(find);
  if (!found) throw new Error("the document is not open to this seat");
  return { host: url.replace(/^http/, "ws"), document: found.id, epoch: found.epoch, seat, cookie: person.cookie };
}

async function fill(url: string, { members, picture }: FullGroup): Promise<void> {
  const [first] = members;
  await write(
    doorOf(url, first!, ({ id }) => id === picture),
    fillPicture(),
  );
  await write(
    doorOf(url, first!, ({ kind }) => kind === "glossary"),
    fillGlossary(),
  );
  for (const member of members) {
    const own = (one: SeatView["documents"][number]): boolean =>
      one.kind === "voice" && one.about === picture && one.seat === member.seat;
    await write(doorOf(url, member, own), fillVoice(members.indexOf(member)));
  }
}

/** Each step is one transaction; the server must say of all of them that they are durable. */
async function write(door: Door, steps: readonly ((doc: Y.Doc) => void)[]): Promise<void> {
  const client = openStockClient(door, { acks: true });
  await client.synced();
  for (const step of steps) step(client.doc);
  await until("everything is on the server", () => client.durable === client.own.length, { within: 120_000 });
  client.close();
}

const idAt = (at: number): string => `f${at}`;

function fillPicture(): ((doc: Y.Doc) => void)[] {
  const factors = Array.from({ length: size.factors }, (_, at) => (doc: Y.Doc) => {
    const domain = factorDomains[at % factorDomains.length]!;
    const observation = `Seen ${at}: ${writeStory(90, size.terms)[0]!.slice(0, 120)}`;
    addFactor(doc, { id: idAt(at), domain, observation, basis: { kind: "observed", from: "2026-10-01" } });
  });
  const story = (doc: Y.Doc): void => writeProse(narrativeOf(doc), writeStory(size.letters, size.terms));
  return [...factors, story];
}

function fillGlossary(): ((doc: Y.Doc) => void)[] {
  return Array.from({ length: size.terms }, (_, at) => (doc: Y.Doc) => {
    const word = wordOf(at);
    addTerm(doc, { id: `t${at}`, headword: { sv: word, en: word }, definition: `What ${word} is among us.` });
  });
}

const levels = ["unknown", "not-seen", "slight", "clear", "strong"] as const;
const sights = ["concern", "protective", "both"] as const;

function fillVoice(place: number): ((doc: Y.Doc) => void)[] {
  return Array.from({ length: size.factors }, (_, at) => (doc: Y.Doc) => {
    const level = (shift: number) => levels[(at + place + shift) % levels.length]!;
    const sight = sights[(at * 3 + place) % sights.length]!;
    doc.transact(() => {
      writePerspective(doc, idAt(at), { sight, beingARisk: level(0), beingAtRisk: level(2), logic: "both" });
      writeProse(wordsOf(doc, idAt(at))!, [`Organisation ${place + 1} on ${at}: ${wordOf(at)} as we see it.`]);
    });
  });
}
