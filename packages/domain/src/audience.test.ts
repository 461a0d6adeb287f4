import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { audienceTable, readersOf, rightTo, type Circle, type Right } from "./audience.ts";
import { documentKinds, pictureKinds, type Admission, type DocumentRecord, type PictureKind } from "./document.ts";
import { record, seat } from "./testing/circle.ts";

const seed = Math.floor(Math.random() * 2 ** 31);

const seats = [
  seat("police", "p"),
  seat("police-2", "p"),
  seat("social", "o"),
  seat("civil", "c"),
  seat("coordinator", null),
  seat("guest", "c", { role: "guest", until: "2026-11-30" }),
  seat("closed", "p", { closed: 1 }),
  seat("stranger", "p", { space: "elsewhere" }),
];
const glossary = record("glossary", "glossary");
const picture = record("k-17", "picture", { title: "K-17" });
const closed = record("k-09", "picture", { title: "K-09" });
const documents = [glossary, picture, closed];
const admit = (of: string, kinds: readonly PictureKind[] = pictureKinds, picture = "k-17"): Admission => ({
  picture,
  seat: of,
  kinds,
});
const admissions = ["police", "social", "coordinator", "closed"].map((each) => admit(each));
const today = "2026-11-22";
const circle: Circle = { seats, documents, admissions, today };
const none = { "police-2": "none", civil: "none", guest: "none", closed: "none", stranger: "none" };

const rights = (document: DocumentRecord, within = circle): Record<string, Right> =>
  Object.fromEntries(seats.map(({ id }) => [id, rightTo(within, id, document)]));

describe("the audience table", () => {
  it("[AU3] opens the glossary to every seat of the space, to guests for reading", () => {
    const write = { police: "write", "police-2": "write", social: "write", civil: "write", coordinator: "write" };
    expect(rights(glossary)).toEqual({ ...write, guest: "read", closed: "none", stranger: "none" });
  });

  it("[AU4] opens a picture to the admitted alone", () => {
    const write = { police: "write", social: "write", coordinator: "write" };
    expect(rights(picture)).toEqual({ ...none, ...write });
    expect(new Set(Object.values(rights(closed)))).toEqual(new Set(["none"]));
  });

  it("[AU5] [AU6] lets a voice be read by the readers of its subject and written by its own seat", () => {
    const onPicture = record("v1", "voice", { about: "k-17", seat: "police" });
    expect(rights(onPicture)).toEqual({ ...none, police: "write", social: "read", coordinator: "read" });
    const onGlossary = record("v2", "voice", { about: "glossary", seat: "civil" });
    expect(rights(onGlossary)).toEqual({
      police: "read",
      "police-2": "read",
      social: "read",
      coordinator: "read",
      civil: "write",
      guest: "read",
      closed: "none",
      stranger: "none",
    });
  });

  it("[AU6] closes a voice to its own seat when the seat is no longer admitted", () => {
    const voice = record("v", "voice", { about: "k-17", seat: "civil" });
    expect(rightTo(circle, "civil", voice)).toBe("none");
    expect(rightTo(circle, "police", voice)).toBe("read");
  });

  it("[AU7] gives the coordinator no voice", () => {
    for (const about of ["k-17", "glossary"]) {
      const voice = record("v", "voice", { about, seat: "coordinator" });
      expect(new Set(Object.values(rights(voice)))).toEqual(new Set(["none"]));
    }
  });

  it("[AU8] opens own notes to the admitted seats of their organisation alone", () => {
    const notes = record("n", "notes", { about: "k-17", organisation: "p" });
    expect(readersOf(circle, notes)).toEqual(["police"]);
    const both = { ...circle, admissions: [...admissions, admit("police-2")] };
    expect(readersOf(both, notes)).toEqual(["police", "police-2"]);
    expect(readersOf(circle, record("n", "notes", { about: "k-17", organisation: null }))).toEqual([]);
  });

  it("[AU16] opens an accord to the readers of its subject, and lets nobody write it", () => {
    const read = { police: "read", social: "read", coordinator: "read" };
    expect(rights(record("a", "accord", { about: "k-17" }))).toEqual({ ...none, ...read });
    const guest = { ...circle, admissions: [...admissions, admit("guest", ["picture"])] };
    expect(rights(record("a", "accord", { about: "k-17" }), guest)).toEqual({ ...none, ...read, guest: "read" });
    const all = { "police-2": "read", civil: "read", guest: "read", closed: "none", stranger: "none" };
    expect(rights(record("a", "accord", { about: "glossary" }))).toEqual({ ...read, ...all });
    for (const about of [null, "a", "missing"])
      expect(new Set(Object.values(rights(record("a", "accord", { about }))))).toEqual(new Set(["none"]));
  });

  it("[AU17] opens a picture of a place to the admitted alone, and has no voices and no notes beside it", () => {
    const place = record("square", "pattern");
    const toPlace = { picture: "square", seat: "police", kinds: ["picture", "voice", "notes"] as const };
    const open = { ...circle, admissions: [...admissions, toPlace], documents: [...circle.documents, place] };
    expect(readersOf(circle, place)).toEqual([]);
    expect(readersOf(open, place)).toEqual(["police"]);
    expect(rightTo(open, "police", place)).toBe("write");
    const voice = record("v", "voice", { about: "square", seat: "police" });
    const notes = record("n", "notes", { about: "square", organisation: "police" });
    const first = record("f", "first", { about: "square", seat: "police" });
    for (const beside of [voice, notes, first]) expect(readersOf(open, beside)).toEqual([]);
  });

  it("[SI1] opens a first perspective to its own seat alone, and only beside the picture and its voices", () => {
    const first = record("f", "first", { about: "k-17", seat: "police" });
    expect(rights(first)).toEqual({ ...none, police: "write", social: "none", coordinator: "none" });
    const colleague = { ...circle, admissions: [...admissions, admit("police-2")] };
    expect(readersOf(colleague, first)).toEqual(["police"]);
    const own = record("f", "first", { about: "k-17", seat: "civil" });
    const civil = (kinds: readonly PictureKind[]) =>
      rightTo({ ...circle, admissions: [...admissions, admit("civil", kinds)] }, "civil", own);
    expect([["picture"], ["voice"], ["picture", "voice"]].map((kinds) => civil(kinds as PictureKind[]))).toEqual([
      "none",
      "none",
      "write",
    ]);
    for (const [about, seat] of [
      ["k-17", "coordinator"],
      ["k-17", "guest"],
      ["glossary", "police"],
      ["f", "police"],
      [null, "police"],
    ] as const)
      expect(readersOf(circle, record("f", "first", { about, seat }))).toEqual([]);
  });

  it("[AU19] opens first thoughts to those who read the voices of the picture, and lets nobody write them", () => {
    const [thoughts, voice] = [
      record("t", "thoughts", { about: "k-17" }),
      record("v", "voice", { about: "k-17", seat: "closed" }),
    ];
    for (const kinds of [["picture"], ["voice"], ["picture", "voice"], ["picture", "notes"]] as PictureKind[][])
      for (const let_ of ["civil", "guest", "coordinator"]) {
        const rest = admissions.filter(({ seat: id }) => id !== let_);
        const within = { ...circle, admissions: [...rest, admit(let_, kinds)] };
        expect([kinds, let_, readersOf(within, thoughts)]).toEqual([kinds, let_, readersOf(within, voice)]);
      }
    expect(readersOf(circle, thoughts).length).toBeGreaterThan(1);
    for (const { id } of circle.seats) expect(rightTo(circle, id, thoughts)).not.toBe("write");
    for (const about of ["glossary", "t", "missing", null])
      expect(readersOf(circle, record("t", "thoughts", { about }))).toEqual([]);
  });

  it("[AU12] opens of a picture those kinds that the admission names, and no other", () => {
    const voice = record("v", "voice", { about: "k-17", seat: "police" });
    const own = record("w", "voice", { about: "k-17", seat: "civil" });
    const notes = record("n", "notes", { about: "k-17", organisation: "c" });
    const civil = (kinds: readonly PictureKind[]) => {
      const within = { ...circle, admissions: [...admissions, admit("civil", kinds)] };
      return [picture, voice, own, notes].map((document) => rightTo(within, "civil", document));
    };
    expect(civil([])).toEqual(["none", "none", "none", "none"]);
    expect(civil(["picture"])).toEqual(["write", "none", "none", "none"]);
    expect(civil(["picture", "voice"])).toEqual(["write", "read", "write", "none"]);
    expect(civil(["picture", "notes"])).toEqual(["write", "none", "none", "write"]);
    expect(civil(["picture", "voice", "notes"])).toEqual(["write", "read", "write", "write"]);
    expect(civil(["voice", "notes"])).toEqual(["none", "none", "none", "none"]);
  });

  it("[AU13] lets a guest read what it is admitted to until its day is over, write nothing and have no notes", () => {
    const voice = record("v", "voice", { about: "k-17", seat: "police" });
    const own = record("w", "voice", { about: "k-17", seat: "guest" });
    const notes = record("n", "notes", { about: "k-17", organisation: "c" });
    const admitted = { ...circle, admissions: [...admissions, admit("guest")] };
    const on = (day: string, within: Circle = admitted) =>
      [glossary, picture, voice, own, notes].map((each) => rightTo({ ...within, today: day }, "guest", each));
    expect(on("2026-11-22")).toEqual(["read", "read", "read", "none", "none"]);
    expect(on("2026-11-30")).toEqual(["read", "read", "read", "none", "none"]);
    expect(new Set(on("2026-12-01"))).toEqual(new Set(["none"]));
    const endless = { ...admitted, seats: [...seats, seat("guest", "c", { role: "guest" })].slice(1) };
    const only = { ...endless, seats: endless.seats.filter(({ id, until }) => id !== "guest" || until === null) };
    expect(new Set(on("2026-11-22", only))).toEqual(new Set(["none"]));
  });

  it("[AU14] keeps the voice of a closed seat readable, and lets nobody in by that seat", () => {
    const voice = record("v", "voice", { about: "k-17", seat: "closed" });
    expect(rights(voice)).toEqual({ ...none, police: "read", social: "read", coordinator: "read" });
  });

  it("[AU1] denies a seat whose role and organisation contradict each other", () => {
    const odd = [seat("x", null, { role: "organisation" }), seat("x", "p", { role: "coordinator" })];
    for (const each of odd) expect(rightTo({ ...circle, seats: [each] }, "x", glossary)).toBe("none");
  });

  it("[AU11] denies a voice or notes about anything but what they may be about", () => {
    const voice = record("v", "voice", { about: "k-17", seat: "police" });
    const within = { ...circle, documents: [...documents, voice] };
    const odd = [
      record("x", "voice", { about: "v", seat: "police" }),
      record("x", "voice", { about: "x", seat: "police" }),
      record("x", "voice", { about: null, seat: "police" }),
      record("x", "voice", { about: "nowhere", seat: "police" }),
      record("x", "notes", { about: "glossary", organisation: "p" }),
      record("x", "notes", { about: null, organisation: "p" }),
    ];
    for (const document of odd)
      expect(readersOf({ ...within, documents: [...within.documents, document] }, document)).toEqual([]);
  });

  it("[AU11] keeps notes about a glossary closed even if somebody is admitted to it", () => {
    const admitted = { ...circle, admissions: [admit("police", pictureKinds, "glossary")] };
    expect(readersOf(admitted, record("x", "notes", { about: "glossary", organisation: "p" }))).toEqual([]);
  });

  it("[AU2] stops at the space, also through what a document is about", () => {
    const foreign = record("v", "voice", { about: "k-17", seat: "stranger", space: "elsewhere" });
    expect(readersOf(circle, foreign)).toEqual([]);
    const admitted = { ...circle, admissions: [...admissions, admit("stranger")] };
    expect(rightTo(admitted, "stranger", picture)).toBe("none");
  });

  it("[AU1] denies unknown seats and unknown kinds", () => {
    expect(rightTo(circle, "nobody", glossary)).toBe("none");
    expect(rightTo(circle, "__proto__", glossary)).toBe("none");
    expect(rightTo(circle, "police", record("x", "minutes" as DocumentRecord["kind"]))).toBe("none");
    expect(audienceTable.map(({ kind }) => kind).toSorted()).toEqual([...documentKinds].toSorted());
  });
});

describe("any circle", () => {
  const some = fc.constantFrom(...seats.map(({ id }) => id), "nobody");
  const document = fc.record({
    id: fc.constantFrom("a", "b", "c"),
    epoch: fc.constant(1),
    space: fc.constantFrom("s", "elsewhere"),
    kind: fc.constantFrom(...documentKinds),
    about: fc.constantFrom("a", "b", "c", null),
    seat: fc.option(some),
    organisation: fc.constantFrom("p", "o", "c", null),
    title: fc.constant(null),
  });
  const anyCircle = fc.record({
    seats: fc.constant(seats),
    documents: fc.array(document, { maxLength: 5 }),
    admissions: fc.array(
      fc.record({ picture: fc.constantFrom("a", "b", "c"), seat: some, kinds: fc.subarray([...pictureKinds]) }),
      { maxLength: 6 },
    ),
    today: fc.constantFrom("2026-11-22", "2026-12-01"),
  });

  it(`[AU9] lists as readers exactly those with a right, in any circle (seed ${seed})`, () => {
    fc.assert(
      fc.property(anyCircle, document, (within, about) => {
        const readers = readersOf(within, about);
        for (const { id, space } of seats) {
          expect(readers.includes(id)).toBe(rightTo(within, id, about) !== "none");
          if (space !== about.space) expect(rightTo(within, id, about)).toBe("none");
          if (about.kind === "accord") expect(rightTo(within, id, about)).not.toBe("write");
          if (about.kind === "voice" && id !== about.seat) expect(rightTo(within, id, about)).not.toBe("write");
        }
        expect(rightTo(within, "coordinator", { ...about, kind: "notes" })).toBe("none");
        expect(rightTo(within, "guest", { ...about, kind: "notes" })).toBe("none");
        expect(rightTo(within, "guest", about)).not.toBe("write");
        expect(rightTo(within, "closed", about)).toBe("none");
      }),
      { seed, numRuns: 2000 },
    );
  });
});
