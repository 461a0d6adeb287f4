// What the journals must be on every store.
import { LogError } from "@hybrid/sync";
import { describe, expect, test } from "vitest";
import { firstPrevious, sealable, sealOf, type JournalNote } from "./journals.ts";
import { foundingOf } from "./testing/founding.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const noteOf = (known: Partial<JournalNote> = {}): JournalNote => ({
  space: "S",
  kind: "read",
  person: "eva",
  seat: "police",
  payload: { document: "K-17", name: "Eva Öberg" },
  ...known,
});

export function journalsContract(name: string, open: OpenEmpty): void {
  describe(`the journals on ${name}`, () => {
    test("[LO2] rows are numbered and sealed in the chain of their space and kind, however many are asked at once", async () => {
      let now = 1_700_000_000_000;
      const { journals } = await open({ now: () => (now += 1000) });
      const chains = [noteOf(), noteOf({ kind: "disclosure" }), noteOf({ space: "", kind: "security" })];
      const words = ["åäö", 'a "quote" \\ and more', "\u0000\u001f\u2028", "\ud800 alone", "𝄞"];
      const asked = Array.from({ length: 30 }, (_, i) =>
        journals.note({ ...chains[i % 3]!, payload: { document: `d${i}`, words: words[i % 5]!, list: [1, null] } }),
      );
      expect(await Promise.all(asked)).toEqual(Array.from({ length: 30 }, (_, i) => Math.floor(i / 3) + 1));
      for (const { space, kind } of chains) {
        const rows = (await journals.read({ space, kind })).toReversed();
        expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        expect(rows.map(({ previous }) => previous)).toEqual([
          firstPrevious,
          ...rows.slice(0, -1).map((row) => row.hash),
        ]);
        for (const row of rows) expect(row.hash).toBe(sealOf({ ...row, ...sealable(row) }));
        expect(await journals.head({ space, kind })).toEqual({ seq: 10, hash: rows.at(-1)!.hash });
      }
      expect(await journals.head({ space: "nowhere", kind: "read" })).toBeNull();
      const { at } = (await journals.read({ space: "S", kind: "read" }))[2]!;
      expect((await journals.read({ space: "S", kind: "read", from: at, limit: 2 })).map(({ seq }) => seq)).toEqual([
        10, 9,
      ]);
      expect((await journals.read({ space: "S", kind: "read", before: at })).map(({ seq }) => seq)[0]).toBe(7);
    });

    test("[LO1] a note that goes along with a row of the log is there with it, and not without it", async () => {
      const store = await open();
      const { log, records, journals } = store;
      const address = { document: "picture", epoch: 1 };
      await records.foundSpace(foundingOf(address));
      const actor = { person: "eva", seat: "police", session: "s" };
      const append = (seq: number) =>
        log.append({ address, seq, update: new Uint8Array([1]), actor, clients: [seq], beside: noteOf() });
      await append(1);
      await expect(append(3)).rejects.toThrow(LogError);
      await append(2);
      expect(await journals.head({ space: "S", kind: "read" })).toMatchObject({ seq: 2 });
      expect((await log.read(address))?.head).toBe(2);
    });

    test("[LO3] the last reading of a document by a seat is found, and whether a reason is asked is kept", async () => {
      const store = await open({ now: () => 42 });
      const { journals, records } = store;
      await records.foundSpace({ ...foundingOf({ document: "d", epoch: 1 }) });
      await journals.note(noteOf());
      expect(await journals.lastReading({ seat: "police", document: "K-17" })).toBe(42);
      expect(await journals.lastReading({ seat: "social", document: "K-17" })).toBe(null);
      const space = "space of d";
      expect(await journals.reasonAfter(space)).toBe(null);
      await journals.askReasonAfter(space, 30);
      expect(await journals.reasonAfter(space)).toBe(30);
      await journals.askReasonAfter(space, null);
      expect(await journals.reasonAfter(space)).toBe(null);
    });
  });
}
