import { expect, test } from "vitest";
import { createDoorNotes } from "./door-notes.ts";
import type { SecurityEvent } from "./security-log.ts";

test("[SE11] a flood from one address is its first row, and a count when the minute is over", () => {
  const rows: SecurityEvent[] = [];
  let at = 0;
  const notes = createDoorNotes({ note: (event) => void rows.push(event) }, () => at);
  const first = { what: "document refused", person: "p", address: "192.0.2.1", detail: "x" };
  for (let each = 0; each < 1000; each += 1) notes.note(first);
  expect(rows).toEqual([first]);
  at = 60_000;
  notes.note({ ...first, address: "192.0.2.2" });
  expect(rows.slice(1).map(({ detail, address }) => `${address} ${detail}`)).toEqual([
    "192.0.2.1 999 more within a minute",
    "192.0.2.2 x",
  ]);
  notes.close();
});

test("[SE11] a flood from many addresses is a bounded number of rows", () => {
  const rows: SecurityEvent[] = [];
  const notes = createDoorNotes({ note: (event) => void rows.push(event) }, () => 0);
  for (let each = 0; each < 5000; each += 1) notes.note({ what: "request refused", address: `${each}` });
  notes.close();
  expect(rows.length).toBe(31);
  expect(rows.at(-1)).toMatchObject({ detail: "4970 within a minute" });
});
