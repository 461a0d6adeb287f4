import type { DocumentRecord } from "@hybrid/domain";
import type { SpaceRecord, Journals } from "@hybrid/store";
import { expect, test, vi } from "vitest";
import type { Opening } from "../access/opening.ts";
import { coalesceMs, createReadings } from "./readings.ts";

const record: DocumentRecord = {
  id: "K-17",
  epoch: 1,
  space: "S",
  kind: "picture",
  about: null,
  seat: null,
  organisation: null,
  title: "K-17",
};
const circle: SpaceRecord = {
  space: { id: "S", name: "", language: "sv" },
  organisations: [],
  seats: [],
  people: [],
  holdings: [],
  documents: [record],
  admissions: [],
  rights: 0,
};
const opening: Opening = { circle: { ...circle, today: "2026-11-22" }, record, person: "eva", seat: "police" };

function setUp(known: Partial<Journals> = {}) {
  let time = 1000;
  const note = vi.fn<Journals["note"]>(async () => 1);
  const journals: Journals = {
    note,
    read: async () => [],
    head: async () => null,
    lastReading: async () => null,
    reasonAfter: async () => null,
    askReasonAfter: async () => {},
    ...known,
  };
  return { readings: createReadings(journals, () => time), note, pass: (ms: number) => (time += ms) };
}

test("[LO4] openings within a quarter of an hour are one row, and many at once too", async () => {
  const { readings, note, pass } = setUp();
  await Promise.all([1, 2, 3].map(() => readings.open(opening)));
  pass(coalesceMs - 1);
  await readings.open(opening);
  expect(note).toHaveBeenCalledTimes(1);
  await readings.open({ ...opening, seat: "school" });
  pass(1);
  await readings.open(opening);
  expect(note).toHaveBeenCalledTimes(3);
  pass(-60_000);
  await readings.open(opening);
  expect(note).toHaveBeenCalledTimes(4);
});

test("[LO3] an opening that cannot be logged is no opening, now and at the next attempt", async () => {
  let full = true;
  const note = async () => {
    if (full) throw new Error("the disk is full");
    return 1;
  };
  const { readings } = setUp({ note });
  await expect(readings.open(opening)).rejects.toThrow("the disk is full");
  await expect(readings.open(opening)).rejects.toThrow("the disk is full");
  full = false;
  expect(await readings.open(opening)).toBe("logged");
});

test("[LO5] what is said about a picture is asked about as the picture is, also by who opens nothing else", async () => {
  let last: number | null = null;
  const asked: string[] = [];
  const { readings, note } = setUp({
    reasonAfter: async () => 30,
    lastReading: async ({ document }: { document: string }) => {
      asked.push(document);
      return last;
    },
  });
  const circle = { ...opening.circle, documents: [record] };
  for (const kind of ["voice", "notes", "thoughts", "accord", "first"] as const) {
    const beside = { ...opening, circle, record: { ...record, id: `beside-${kind}`, kind, about: record.id } };
    last = null;
    expect(await readings.open(beside)).toBe("say why");
    last = 1000;
    expect(await readings.open(beside)).toBe("logged");
  }
  expect(note).toHaveBeenCalledTimes(5);
  expect(new Set(asked)).toEqual(new Set([record.id]));
});

test("[LO5] a reason is asked of a picture only, where the space asks it, after so many days", async () => {
  let last: number | null = null;
  const { readings, note, pass } = setUp({ reasonAfter: async () => 30, lastReading: async () => last });
  expect(await readings.open(opening)).toBe("say why");
  expect(await readings.open({ ...opening, record: { ...record, kind: "glossary" } })).toBe("logged");
  expect(note).toHaveBeenCalledTimes(1);
  last = 1000;
  pass(30 * 86_400_000);
  expect(await readings.open(opening)).toBe("logged");
  last = 1000 + 30 * 86_400_000;
  pass(30 * 86_400_000 + 1);
  expect(await readings.open(opening)).toBe("say why");
  await readings.give(opening, "a meeting");
  expect(await readings.open(opening)).toBe("logged");
});
