// The records' statements, run in the thread that owns the file. A write that breaks a constraint is undone by itself,
// so that it harms no other write of its batch.
import type { Admission, DocumentRecord, Holding, Organisation, Person, Seat, Space } from "@hybrid/domain";
import type { DatabaseSync } from "node:sqlite";
import { createAdmissionWrites } from "./admission-tables.ts";
import type { LogWrites } from "./log-tables.ts";
import { prepare } from "./statement.ts";
import type { Founding, HeldSeat, SessionRecord, SpaceRecord } from "./store.ts";
import { whole } from "./whole.ts";

const documentColumns = "id, epoch, space, kind, about, seat, organisation, title";

export type RecordWrites = ReturnType<typeof createSpaceWrites> & ReturnType<typeof createSessionWrites>;
export type RecordReads = ReturnType<typeof createRecordReads>;

export function createRecordWrites(db: DatabaseSync, append: LogWrites["append"]): RecordWrites {
  return { ...createSpaceWrites(db, append), ...createSessionWrites(db) };
}

function createSpaceWrites(db: DatabaseSync, append: LogWrites["append"]) {
  const space = prepare(db, "insert into spaces (id, name, language) values (?, ?, ?)");
  const organisation = prepare(db, "insert into organisations (id, space, kind, name) values (?, ?, ?, ?)");
  const seat = prepare(
    db,
    "insert into seats (id, space, organisation, role, until, closed) values (?, ?, ?, ?, ?, ?)",
  );
  const person = prepare(db, "insert into people (id, name) values (?, ?)");
  const holding = prepare(db, "insert into holdings (seat, person, since) values (?, ?, ?)");
  const { admit } = createAdmissionWrites(db);
  const document = prepare(db, `insert into documents (${documentColumns}) values (?, ?, ?, ?, ?, ?, ?, ?)`);

  function insertParties({ founding, at }: { founding: Founding; at: number }): void {
    space.run(founding.space.id, founding.space.name, founding.space.language);
    for (const { id, space, kind, name } of founding.organisations) organisation.run(id, space, kind, name);
    for (const { id, space, organisation, role, until, closed } of founding.seats)
      seat.run(id, space, organisation, role, until, closed);
    for (const { id, name } of founding.people) person.run(id, name);
    for (const { seat, person } of founding.holdings) holding.run(seat, person, at);
  }

  function insertDocuments({ founding, at }: { founding: Founding; at: number }): void {
    // What others are about comes first: foreign keys are checked row by row.
    const inOrder = founding.documents.toSorted(
      (a, b) => Number(a.record.about !== null) - Number(b.record.about !== null),
    );
    for (const { record: r } of inOrder)
      document.run(r.id, r.epoch, r.space, r.kind, r.about, r.seat, r.organisation, r.title);
    for (const { record, content, actor, clients } of founding.documents)
      if (content) append({ document: record.id, epoch: record.epoch, seq: 1, ...actor, at, clients }, content);
    for (const admission of founding.admissions) admit(admission, at);
  }

  return {
    foundSpace(value: { founding: Founding; at: number }): void {
      whole(db, () => {
        insertParties(value);
        insertDocuments(value);
      });
    },
  };
}

function createSessionWrites(db: DatabaseSync) {
  const create = prepare(db, "insert into sessions (hash, created_at, seen_at) values (?, ?, ?)");
  const touch = prepare(db, "update sessions set seen_at = ? where hash = ?");
  const remove = prepare(db, "delete from sessions where hash = ?");
  const addPerson = prepare(db, "insert into session_people (hash, person) values (?, ?) on conflict do nothing");
  return {
    createSession: ({ hash, at }: { hash: string; at: number }): void => whole(db, () => void create.run(hash, at, at)),
    addPersonToSession: ({ hash, person }: { hash: string; person: string }): void =>
      whole(db, () => void addPerson.run(hash, person)),
    touchSession: ({ hash, at }: { hash: string; at: number }): void => void touch.run(at, hash),
    deleteSession: (hash: string): void => void remove.run(hash),
  };
}

export function createRecordReads(db: DatabaseSync) {
  const sessionOf = prepare<{ createdAt: number; seenAt: number }>(
    db,
    "select created_at as createdAt, seen_at as seenAt from sessions where hash = ?",
  );
  const peopleOfSession = prepare<{ person: string }>(
    db,
    "select person from session_people where hash = ? order by person",
  );
  const heldSeats = prepare<HeldSeat>(
    db,
    `select h.seat, h.person, s.space from holdings h join seats s on s.id = h.seat
     where h.until is null and h.person in (select value from json_each(?)) order by h.seat`,
  );
  const document = prepare<DocumentRecord>(db, `select ${documentColumns} from documents where id = ?`);

  function readSession(hash: string): SessionRecord | undefined {
    const session = sessionOf.get(hash);
    return session && { ...session, people: peopleOfSession.all(hash).map((row) => row.person) };
  }

  return {
    ...createSpaceReads(db),
    readDocument: (id: string) => document.get(id),
    readSession,
    seatsHeldBy: (people: readonly string[]) => heldSeats.all(JSON.stringify(people)),
  };
}

type AdmissionRow = Omit<Admission, "kinds"> & { readonly kinds: string };

const admissionOf = ({ kinds, ...admission }: AdmissionRow): Admission => ({ ...admission, kinds: JSON.parse(kinds) });

function createSpaceReads(db: DatabaseSync) {
  const spaces = prepare<Space>(db, "select id, name, language from spaces order by id");
  const spaceOf = prepare<Space & { rights: number }>(db, "select id, name, language, rights from spaces where id = ?");
  const organisations = prepare<Organisation>(
    db,
    "select id, space, kind, name from organisations where space = ? order by id",
  );
  const seats = prepare<Seat>(
    db,
    "select id, space, organisation, role, until, closed from seats where space = ? order by id",
  );
  const people = prepare<Person>(
    db,
    `select id, name from people
     where id in (select h.person from holdings h join seats s on s.id = h.seat where s.space = ?) order by id`,
  );
  const holdings = prepare<Holding>(
    db,
    `select h.seat, h.person from holdings h join seats s on s.id = h.seat
     where s.space = ? and h.until is null order by h.seat`,
  );
  const documents = prepare<DocumentRecord>(db, `select ${documentColumns} from documents where space = ? order by id`);
  const admissions = prepare<AdmissionRow>(
    db,
    `select a.picture, a.seat, a.kinds from admissions a join documents d on d.id = a.picture
     where d.space = ? order by a.picture, a.seat`,
  );

  function readCircle(id: string): SpaceRecord | undefined {
    const found = spaceOf.get(id);
    if (!found) return undefined;
    const { rights, ...space } = found;
    return {
      space,
      rights,
      organisations: organisations.all(id),
      seats: seats.all(id),
      people: people.all(id),
      holdings: holdings.all(id),
      documents: documents.all(id),
      admissions: admissions.all(id).map(admissionOf),
    };
  }

  return { readSpaces: () => spaces.all(), readCircle };
}
