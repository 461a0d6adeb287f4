// The matrix of rights, spelled out by hand from the rules, against every way of getting one cell of the audience table
// wrong: a matrix that does not notice would prove nothing.
import { expect, test } from "vitest";
import { audienceTable, rightTo, type Audience, type AudienceRow, type Circle, type Right } from "./audience.ts";
import { pictureKinds, type DocumentRecord } from "./document.ts";

import { seatRoles } from "./role.ts";
import { record, seat } from "./testing/circle.ts";

const seats = [
  seat("police", "p"),
  seat("police-2", "p"),
  seat("social", "o"),
  seat("left-out", "o"),
  seat("coordinator", null),
  seat("guest", "p", { role: "guest", until: "2026-12-31" }),
  seat("guest-out", "p", { role: "guest", until: "2026-12-31" }),
];
const toPlace = ["police", "social", "coordinator", "guest"].map((id) => ({
  picture: "place",
  seat: id,
  kinds: ["picture"] as const,
}));
const toPicture = ["police", "police-2", "social", "coordinator", "guest"].map((id) => ({
  picture: "picture",
  seat: id,
  kinds: id === "coordinator" ? (["picture"] as const) : pictureKinds,
}));
const toLed = [{ picture: "led", seat: "coordinator", kinds: ["picture", "voice"] as const }];
const admissions = [...toPicture, ...toPlace, ...toLed];
const documents = [
  record("glossary", "glossary"),
  record("picture", "picture"),
  record("place", "pattern"),
  record("voice-place", "voice", { about: "place", seat: "police" }),
  record("notes-place", "notes", { about: "place", organisation: "p" }),
  record("voice", "voice", { about: "picture", seat: "police" }),
  record("sense", "voice", { about: "glossary", seat: "left-out" }),
  record("notes", "notes", { about: "picture", organisation: "p" }),
  record("accord", "accord", { about: "picture" }),
  record("words", "accord", { about: "glossary" }),
  record("thoughts", "thoughts", { about: "picture" }),
  record("led", "picture"),
  record("thoughts-led", "thoughts", { about: "led" }),
  record("thoughts-words", "thoughts", { about: "glossary" }),
  record("thoughts-place", "thoughts", { about: "place" }),
  record("first", "first", { about: "picture", seat: "police" }),
  record("first-out", "first", { about: "picture", seat: "left-out" }),
  record("first-lead", "first", { about: "picture", seat: "coordinator" }),
];
const circle: Circle = { seats, documents, admissions, today: "2026-11-22" };

/** In the order of `seats`; w writes, r reads, - none. */
const rules: Readonly<Record<string, string>> = {
  glossary: "wwwwwrr",
  picture: "www-wr-",
  place: "w-w-wr-",
  "voice-place": "-------",
  "notes-place": "-------",
  voice: "wrr--r-",
  sense: "rrrwrrr",
  notes: "ww-----",
  accord: "rrr-rr-",
  words: "rrrrrrr",
  thoughts: "rrr--r-",
  led: "----w--",
  "thoughts-led": "----r--",
  "thoughts-words": "-------",
  "thoughts-place": "-------",
  first: "w------",
  "first-out": "-------",
  "first-lead": "-------",
};
const letters: Readonly<Record<Right, string>> = { write: "w", read: "r", none: "-" };

function matrix(table: readonly AudienceRow[]): Record<string, string> {
  const row = (document: DocumentRecord) =>
    seats.map(({ id }) => letters[rightTo(circle, id, document, table)]).join("");
  return Object.fromEntries(documents.map((document) => [document.id, row(document)]));
}

const audiences: readonly Audience[] = [
  "the space",
  "the admitted",
  "readers of what it is about",
  "readers of its subject",
  "readers of its voices",
  "its own seat",
  "its own seat alone",
  "its own organisation",
];

/** Every table that differs from the real one in one audience, one role, or by one missing row. */
function* mutants(): Generator<{ what: string; table: readonly AudienceRow[] }> {
  for (const row of audienceTable) {
    const replaced = (other: AudienceRow) => audienceTable.map((each) => (each === row ? other : each));
    yield { what: `${row.kind} is missing`, table: audienceTable.filter((each) => each !== row) };
    for (const deed of ["read", "write"] as const) {
      // What nobody may do is got wrong by letting everybody of some audience do it.
      const { audience: right, roles } = row[deed] ?? { audience: null, roles: seatRoles };
      for (const audience of audiences.filter((each) => each !== right))
        yield {
          what: `${row.kind} ${deed} by ${audience}`,
          table: replaced({ ...row, [deed]: { roles, audience } }),
        };
      if (right === null) continue;
      for (const role of seatRoles) {
        const other = roles.includes(role) ? roles.filter((each) => each !== role) : [...roles, role];
        yield {
          what: `${row.kind} ${deed} toggles ${role}`,
          table: replaced({ ...row, [deed]: { audience: right, roles: other } }),
        };
      }
    }
  }
}

test("[AU1] [AU3] [AU4] [AU5] [AU6] [AU7] [AU8] the table gives exactly the matrix that the rules spell out", () => {
  expect(matrix(audienceTable)).toEqual(rules);
});

/** Mistakes that change nobody's right, because something else stands in the way too. */
const harmless: Readonly<Record<string, string>> = {
  "picture write by the space": "who may not read may not write",
  "voice write toggles coordinator": "a voice under the coordinator's name is nobody's",
  "voice write toggles guest": "a voice under a guest's name is nobody's",
  "notes read toggles coordinator": "the coordinator is of no organisation",
  "notes write by the space": "who may not read may not write",
  "notes write by readers of its subject": "who may not read may not write",
  "notes write by readers of its voices": "who may not read may not write",
  "notes write toggles coordinator": "the coordinator is of no organisation",
  "notes write toggles guest": "who may not read may not write",
  "accord write by the admitted": "nobody is admitted to an accord",
  "accord write by readers of what it is about": "it is no seat's voice",
  "accord write by its own seat": "it is no seat's",
  "accord write by its own seat alone": "it is no seat's",
  "accord write by its own organisation": "it is no organisation's",
  "first read toggles coordinator": "a first perspective under the coordinator's name is nobody's",
  "first read toggles guest": "a first perspective under a guest's name is nobody's",
  "first write by the space": "who may not read may not write",
  "first write by readers of its subject": "who may not read may not write",
  "first write by readers of its voices": "who may not read may not write",
  "first write by its own seat": "who may not read may not write",
  "first write toggles coordinator": "who may not read may not write",
  "first write toggles guest": "who may not read may not write",
  "thoughts write by the admitted": "nobody is admitted to first thoughts",
  "thoughts write by readers of what it is about": "they are no seat's voice",
  "thoughts write by its own seat": "they are no seat's",
  "thoughts write by its own seat alone": "they are no seat's",
  "thoughts write by its own organisation": "they are no organisation's",
  "pattern write by the space": "who may not read may not write",
};

test("[AU1] the matrix notices every one-cell mistake in the table that changes anybody's right", () => {
  const all = [...mutants()];
  const unnoticed = all.filter(({ table }) => JSON.stringify(matrix(table)) === JSON.stringify(rules));
  expect(all.length).toBeGreaterThan(50);
  expect(unnoticed.map(({ what }) => what)).toEqual(Object.keys(harmless));
});
