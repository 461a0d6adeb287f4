// Two groups with somebody in every role there is, and a word of its own in every document: what the matrix of rights
// is run against. The circle is put together from what the test itself founded, for the table to be asked about it.
import {
  organisationKinds,
  rightTo,
  type Circle,
  type DocumentRecord,
  type OrganisationKind,
  type Right,
} from "@hybrid/domain";
import { syncFrame } from "@hybrid/sync";
import * as Y from "yjs";
import { day, see, type Group, type Town } from "../../support/group.ts";
import { enrol, visitor, type Guest } from "../../support/people.ts";
import { openRawSocket } from "../../support/raw-socket.ts";
import { writeNotes, send, slipOf } from "../../support/slips.ts";
import type { Door } from "../../support/stock-client.ts";
import { until } from "../../support/wait.ts";

export type Actor = {
  readonly name: string;
  readonly person: Guest;
  /** the seat it says it acts for */
  readonly seat: string;
  /** whether that is a seat this person holds now */
  readonly holds: boolean;
};

export type World = {
  readonly url: string;
  readonly actors: readonly Actor[];
  readonly documents: readonly DocumentRecord[];
  /** the words of a slip: who may read the picture it went to, or the notes it came from, may see them */
  readonly slip: { readonly id: string; readonly words: string; readonly picture: string; readonly sender: string };
  readonly first: Side;
  readonly second: Side;
  readonly circles: readonly Circle[];
  /** what the table gives the actor: nothing from a seat that is not theirs */
  rightOf(actor: Actor, record: DocumentRecord): Right;
  doorOf(actor: Actor, record: DocumentRecord): Door;
};

/** A group, and what it has for routes to be tried on. */
export type Side = {
  readonly group: Group;
  readonly space: string;
  readonly organisation: string;
  readonly pictures: readonly string[];
  readonly seats: ReadonlyMap<string, string>;
  /** what may be changed and closed without anybody in the matrix missing it */
  readonly spare: Spare;
};
export type Spare = {
  readonly seat: string;
  readonly empty: string;
  readonly guest: string;
  readonly invitation: string;
};

export const canaryOf = ({ id }: Pick<DocumentRecord, "id">) => `canary-${id}-end`;

/** What the server alone writes: no word can be planted there. */
export const isRecorded = ({ kind }: DocumentRecord) => kind === "accord" || kind === "thoughts";

/** Who is let in to which kinds of the three pictures. What is not named is not let in. */
const all = ["picture", "voice", "notes"];
const letIn: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
  "K-901": [
    ["police", all],
    ["colleague", all],
    ["social", all],
    ["youth", all],
    ["health", ["picture", "voice"]],
    ["civil", ["picture"]],
    ["former", all],
    ["closed", all],
    ["guest", ["picture", "voice"]],
    ["late guest", ["picture", "voice"]],
  ],
  "K-902": [
    ["school", all],
    ["civil", all],
    ["guest", ["picture"]],
  ],
  "K-903": [
    ["police", all],
    ["colleague", all],
    ["social", all],
  ],
};

export async function foundWorld(town: Town): Promise<World> {
  const people = new Map<string, Guest>();
  const first = await foundFirst(town, people);
  const second = await foundSecond(town, people);
  const seats = new Map([...first.seats, ...second.seats]);
  const documents = await readDocuments(people, seats, [first, second]);
  for (const record of documents) if (!isRecorded(record)) await plant(town.url, record, people, seats);
  const slip = await disclose(town, people.get("police")!, first.seats.get("police")!);
  await part(town, first);
  const circles = await Promise.all([first, second].map((side) => circleOf(side, documents)));
  const actors = await gather(town, people, seats);
  return {
    url: town.url,
    actors,
    documents,
    slip,
    first,
    second,
    circles,
    rightOf(actor, record) {
      if (!actor.holds) return "none";
      const circle = circles.find(({ documents: own }) => own.some(({ id }) => id === record.id));
      return circle ? rightTo(circle, actor.seat, record) : "none";
    },
    doorOf: ({ person, seat }, { id, epoch }) => ({
      host: town.url.replace(/^http/, "ws"),
      document: id,
      epoch,
      seat,
      cookie: person.cookie,
    }),
  };
}

async function foundFirst(town: Town, people: Map<string, Guest>): Promise<Side> {
  const group = await town.found();
  const seats = new Map<string, string>([["coordinator", group.seat]]);
  const organisations = new Map<OrganisationKind, string>();
  people.set("coordinator", group.lead);
  await group.lead.ask("POST", `${group.at}/glossary`, { starter: false });
  const seat = async (name: string, organisation: string) => {
    const made = await group.seatHolder(organisation, `Holder ${name}`);
    seats.set(name, made.seat);
    people.set(name, made.person);
  };
  for (const kind of organisationKinds) {
    organisations.set(kind, await group.organisation(kind, `The ${kind}`));
    await seat(kind, organisations.get(kind)!);
  }
  await seat("colleague", organisations.get("police")!);
  for (const name of ["former", "closed"]) await seat(name, await group.organisation("other", `The ${name} one`));
  for (const [name, last] of [
    ["guest", "2026-12-24"],
    ["late guest", "2026-11-23"],
  ] as const) {
    const made = await group.makeGuest(organisations.get("social")!, last);
    seats.set(name, made);
    people.set(name, await group.settle(made, `Holder ${name}`));
  }
  const pictures: string[] = [];
  for (const [title, admissions] of Object.entries(letIn)) {
    const picture = await group.picture(title);
    pictures.push(picture);
    for (const [name, kinds] of admissions) await group.admit(picture, seats.get(name)!, [...kinds], true);
  }
  const place = await group.picture("The station", "pattern");
  for (const name of ["police", "youth", "guest"]) await group.admit(place, seats.get(name)!, ["picture"], true);
  const spare = await foundSpare(group, organisations.get("other")!, "here");
  return { group, space: await spaceOf(group), organisation: organisations.get("police")!, pictures, seats, spare };
}

/**
 * Another group on the same server: nobody of the first may see anything of it, its coordinator nothing of the first.
 */
async function foundSecond(town: Town, people: Map<string, Guest>): Promise<Side> {
  const group = await town.found();
  await group.lead.ask("POST", `${group.at}/glossary`, { starter: false });
  const organisation = await group.organisation("police", "The police elsewhere");
  const { seat, person } = await group.seatHolder(organisation, "Holder elsewhere");
  const picture = await group.picture("K-904");
  await group.admit(picture, seat, all, true);
  people.set("coordinator elsewhere", group.lead).set("police elsewhere", person);
  const seats = new Map([
    ["coordinator elsewhere", group.seat],
    ["police elsewhere", seat],
  ]);
  const spare = await foundSpare(group, organisation, "elsewhere");
  return { group, space: await spaceOf(group), organisation, pictures: [picture], seats, spare };
}

const spaceOf = async (group: Group) => (await group.view()).space.id;

async function foundSpare(group: Group, organisation: string, where: string): Promise<Spare> {
  const [{ seat }, empty, invited] = [
    await group.seatHolder(organisation, `Spare ${where}`),
    await group.makeSeat(organisation),
    await group.makeSeat(organisation),
  ];
  const guest = await group.makeGuest(organisation, "2026-12-24");
  await group.invite(invited);
  const { seats } = await group.view();
  return { seat, empty, guest, invitation: seats.find(({ id }) => id === invited)!.invitation!.id };
}

/** Every document there is, as those who read it see it while everybody is still in their seat. */
async function readDocuments(
  people: ReadonlyMap<string, Guest>,
  seats: ReadonlyMap<string, string>,
  sides: readonly Side[],
): Promise<DocumentRecord[]> {
  const [found, known] = [new Map<string, DocumentRecord>(), new Set(seats.values())];
  for (const [name, seat] of seats) {
    const view = await see(people.get(name)!, seat);
    for (const { right: _, readers: __, ...record } of view?.documents ?? [])
      // The spare seats have voices too, which nobody is there to write.
      if (record.seat === null || known.has(record.seat)) found.set(record.id, { ...record, space: view!.space.id });
  }
  // One picture the coordinator opened is not the coordinator's to read any more.
  const [{ group, pictures }] = sides as [Side];
  await group.lead.ask("DELETE", `${group.at}/pictures/${pictures[2]}/admissions/${group.seat}`);
  return [...found.values()];
}

/** News under a client id of its own, with a word in it that is found again. */
export function newsOf(word: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("canary").set(word, word);
  return Y.encodeStateAsUpdate(doc);
}

async function plant(
  url: string,
  record: DocumentRecord,
  people: ReadonlyMap<string, Guest>,
  seats: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [name, seat] of seats) {
    const view = await see(people.get(name)!, seat);
    if (view?.documents.find(({ id }) => id === record.id)?.right !== "write") continue;
    const { cookie } = people.get(name)!;
    const door = { host: url.replace(/^http/, "ws"), document: record.id, epoch: record.epoch, seat, cookie };
    const socket = await openRawSocket(door, { query: { ack: "1" } });
    socket.send(syncFrame("update", newsOf(canaryOf(record))));
    await until("the word is kept", () => socket.frames.some((frame) => frame[0] === 64));
    return void (await socket.close());
  }
  throw new Error(`nobody writes the ${record.kind} ${record.title}`);
}

async function disclose(town: Town, person: Guest, seat: string): Promise<World["slip"]> {
  const words = "canary-of-the-slip-end";
  const view = (await see(person, seat))!;
  const door = ({ id, epoch }: { id: string; epoch: number }): Door => ({
    host: town.url.replace(/^http/, "ws"),
    document: id,
    epoch,
    seat,
    cookie: person.cookie,
  });
  const taken = { seat, cookie: person.cookie, view, door };
  await writeNotes(taken, "K-903", [words]);
  const sent = await send(town.url, taken, "/api/slips", slipOf(taken, "K-903", { passages: [words] }));
  if (sent.status !== 201) throw new Error(`no slip: ${sent.status} ${sent.code}`);
  const picture = view.documents.find(({ title }) => title === "K-903")!.id;
  return { id: sent.slip!, words, picture, sender: view.seats.find(({ id }) => id === seat)!.organisation!.id };
}

/** Somebody leaves, a seat is closed, and two days pass: a guest's last one with them. */
async function part(town: Town, { group, seats }: Side): Promise<void> {
  await group.lead.ask("DELETE", `${group.at}/seats/${seats.get("former")}/holder`);
  await group.lead.ask("DELETE", `${group.at}/seats/${seats.get("closed")}`);
  town.time += 2 * day;
}

async function circleOf({ group }: Side, documents: readonly DocumentRecord[]): Promise<Circle> {
  const { space, today, seats, pictures } = await group.view();
  return {
    today,
    seats: seats.map(({ id, organisation, role, until: last, closed }) => {
      return { id, space: space.id, organisation, role, until: last, closed };
    }),
    documents: documents.filter((record) => record.space === space.id),
    admissions: pictures.flatMap(({ id, admissions }) => admissions.map((each) => ({ picture: id, ...each }))),
  };
}

async function gather(
  town: Town,
  people: ReadonlyMap<string, Guest>,
  seats: ReadonlyMap<string, string>,
): Promise<Actor[]> {
  const gone = ["former", "closed"];
  const held = [...seats].map(([name, seat]) => {
    return { name, person: people.get(name)!, seat, holds: !gone.includes(name) };
  });
  const police = seats.get("police")!;
  // A new account comes by an invitation; this person never accepts it.
  const [group] = [await town.found()];
  const secret = await group.invite(await group.makeSeat(await group.organisation("school", "School")));
  const stranger = await enrol(town.url, "invitation", secret, "A stranger");
  return [
    ...held,
    { name: "stranger", person: stranger, seat: police, holds: false },
    { name: "social in another's seat", person: people.get("social")!, seat: police, holds: false },
    { name: "administrator", person: town.admin, seat: police, holds: false },
    { name: "nobody", person: visitor(town.url), seat: police, holds: false },
  ];
}
