// The records' deeds, in SQL that both databases take. A write that breaks a constraint is undone by itself, so that it
// harms no other write of its batch.
import type { Admission, DocumentRecord, Holding, Organisation, Person, Seat, Space } from "@hybrid/domain";
import { createAdmissionWrites } from "./admission-tables.ts";
import type { Database } from "./database.ts";
import type { AppendWithin } from "./founded-document.ts";
import type { Founding, HeldSeat, SessionRecord, SpaceRecord } from "./store.ts";

const documentColumns = "id, epoch, space, kind, about, seat, organisation, title";

export type RecordWrites = ReturnType<typeof createSpaceWrites> & ReturnType<typeof createSessionWrites>;
export type RecordReads = ReturnType<typeof createRecordReads>;

export function createRecordWrites(db: Database, append: AppendWithin): RecordWrites {
  return { ...createSpaceWrites(db, append), ...createSessionWrites(db) };
}

function createSpaceWrites(db: Database, append: AppendWithin) {
  const space = db.prepare("insert into spaces (id, name, language) values (?, ?, ?)");
  const organisation = db.prepare("insert into organisations (id, space, kind, name) values (?, ?, ?, ?)");
  const seat = db.prepare("insert into seats (id, space, organisation, role, until, closed) values (?, ?, ?, ?, ?, ?)");
  const person = db.prepare("insert into people (id, name) values (?, ?)");
  const holding = db.prepare("insert into holdings (seat, person, since) values (?, ?, ?)");
  const { admit } = createAdmissionWrites(db);
  const document = db.prepare(`insert into documents (${documentColumns}) values (?, ?, ?, ?, ?, ?, ?, ?)`);

  async function insertParties({ founding, at }: { founding: Founding; at: number }): Promise<void> {
    await space.run(founding.space.id, founding.space.name, founding.space.language);
    for (const { id, space, kind, name } of founding.organisations) await organisation.run(id, space, kind, name);
    for (const { id, space, organisation, role, until, closed } of founding.seats)
      await seat.run(id, space, organisation, role, until, closed);
    for (const { id, name } of founding.people) await person.run(id, name);
    for (const { seat, person } of founding.holdings) await holding.run(seat, person, at);
  }

  async function insertDocuments({ founding, at }: { founding: Founding; at: number }): Promise<void> {
    // What others are about comes first: foreign keys are checked row by row.
    const inOrder = founding.documents.toSorted(
      (a, b) => Number(a.record.about !== null) - Number(b.record.about !== null),
    );
    for (const { record: r } of inOrder)
      await document.run(r.id, r.epoch, r.space, r.kind, r.about, r.seat, r.organisation, r.title);
    for (const { record, content, actor, clients } of founding.documents)
      if (content) await append({ document: record.id, epoch: record.epoch, seq: 1, ...actor, at, clients }, content);
    for (const admission of founding.admissions) await admit(admission, at);
  }

  return {
    foundSpace: (value: { founding: Founding; at: number }): Promise<void> =>
      db.whole(async () => {
        await insertParties(value);
        await insertDocuments(value);
      }),
  };
}

function createSessionWrites(db: Database) {
  const create = db.prepare("insert into sessions (hash, created_at, seen_at) values (?, ?, ?)");
  const touch = db.prepare("update sessions set seen_at = ? where hash = ?");
  const remove = db.prepare("delete from sessions where hash = ?");
  const addPerson = db.prepare("insert into session_people (hash, person) values (?, ?) on conflict do nothing");
  return {
    createSession: ({ hash, at }: { hash: string; at: number }): Promise<void> =>
      db.whole(() => create.run(hash, at, at)),
    addPersonToSession: ({ hash, person }: { hash: string; person: string }): Promise<void> =>
      db.whole(() => addPerson.run(hash, person)),
    touchSession: async ({ hash, at }: { hash: string; at: number }): Promise<void> => void (await touch.run(at, hash)),
    deleteSession: async (hash: string): Promise<void> => void (await remove.run(hash)),
  };
}

export function createRecordReads(db: Database) {
  const sessionOf = db.prepare<{ createdAt: number; seenAt: number }>(
    `select created_at as "createdAt", seen_at as "seenAt" from sessions where hash = ?`,
  );
  const peopleOfSession = db.prepare<{ person: string }>(
    "select person from session_people where hash = ? order by person",
  );
  const heldSeats = db.prepare<HeldSeat>(
    `select h.seat, h.person, s.space from holdings h join seats s on s.id = h.seat
     where h.until is null and h.person = ?`,
  );
  const document = db.prepare<DocumentRecord>(`select ${documentColumns} from documents where id = ? and erased = 0`);

  async function readSession(hash: string): Promise<SessionRecord | undefined> {
    const session = await sessionOf.get(hash);
    return session && { ...session, people: (await peopleOfSession.all(hash)).map((row) => row.person) };
  }

  async function seatsHeldBy(people: readonly string[]): Promise<readonly HeldSeat[]> {
    const held = await Promise.all([...new Set(people)].map((person) => heldSeats.all(person)));
    return held.flat().toSorted((a, b) => (a.seat < b.seat ? -1 : 1));
  }

  return {
    ...createSpaceReads(db),
    readDocument: (id: string) => document.get(id),
    readSession,
    seatsHeldBy,
  };
}

type AdmissionRow = Omit<Admission, "kinds"> & { readonly kinds: string };

const admissionOf = ({ kinds, ...admission }: AdmissionRow): Admission => ({ ...admission, kinds: JSON.parse(kinds) });

function createSpaceReads(db: Database) {
  const spaces = db.prepare<Space>("select id, name, language from spaces order by id");
  const spaceOf = db.prepare<Space & { rights: number }>("select id, name, language, rights from spaces where id = ?");
  const organisations = db.prepare<Organisation>(
    "select id, space, kind, name from organisations where space = ? order by id",
  );
  const seats = db.prepare<Seat>(
    "select id, space, organisation, role, until, closed from seats where space = ? order by id",
  );
  const people = db.prepare<Person>(`select id, name from people
     where id in (select h.person from holdings h join seats s on s.id = h.seat where s.space = ?) order by id`);
  const holdings = db.prepare<Holding>(`select h.seat, h.person from holdings h join seats s on s.id = h.seat
     where s.space = ? and h.until is null order by h.seat`);
  const documents = db.prepare<DocumentRecord>(
    `select ${documentColumns} from documents where space = ? and erased = 0 order by id`,
  );
  const admissions =
    db.prepare<AdmissionRow>(`select a.picture, a.seat, a.kinds from admissions a join documents d on d.id = a.picture
     where d.space = ? order by a.picture, a.seat`);

  async function readCircle(id: string): Promise<SpaceRecord | undefined> {
    const found = await spaceOf.get(id);
    if (!found) return undefined;
    const { rights, ...space } = found;
    return {
      space,
      rights,
      organisations: await organisations.all(id),
      seats: await seats.all(id),
      people: await people.all(id),
      holdings: await holdings.all(id),
      documents: await documents.all(id),
      admissions: (await admissions.all(id)).map(admissionOf),
    };
  }

  return { readSpaces: () => spaces.all(), readCircle };
}
