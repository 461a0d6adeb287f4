// The records as the server's thread sees them: each call is asked of the database behind. What comes back is checked
// against the domain's types: they may have moved on since it was written.
import { Admission, DocumentRecord, Holding, Organisation, Person, Seat, Space } from "@hybrid/domain";
import type { AskDeed } from "./asks.ts";
import type { Records, SpaceRecord } from "./store.ts";

export function createAskedRecords(ask: AskDeed, now: () => number): Records {
  return {
    foundSpace: (founding) => ask("foundSpace", { founding, at: now() }),
    readSpaces: async () => (await ask("readSpaces", null)).map((space) => Space.parse(space)),
    readCircle: async (space) => parseCircle(await ask("readCircle", space)),
    async readDocument(id) {
      const document = await ask("readDocument", id);
      return document && DocumentRecord.parse(document);
    },
    createSession: (hash, at) => ask("createSession", { hash, at }),
    readSession: (hash) => ask("readSession", hash),
    addPersonToSession: (hash, person) => ask("addPersonToSession", { hash, person }),
    touchSession: (hash, at) => ask("touchSession", { hash, at }),
    deleteSession: (hash) => ask("deleteSession", hash),
    seatsHeldBy: (people) => ask("seatsHeldBy", people),
  };
}

function parseCircle(circle: SpaceRecord | undefined): SpaceRecord | undefined {
  return (
    circle && {
      space: Space.parse(circle.space),
      rights: circle.rights,
      organisations: circle.organisations.map((organisation) => Organisation.parse(organisation)),
      seats: circle.seats.map((seat) => Seat.parse(seat)),
      people: circle.people.map((person) => Person.parse(person)),
      holdings: circle.holdings.map((holding) => Holding.parse(holding)),
      documents: circle.documents.map((document) => DocumentRecord.parse(document)),
      admissions: circle.admissions.map((admission) => Admission.parse(admission)),
    }
  );
}
