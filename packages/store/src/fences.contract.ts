// What the fences of rights must hold on every store.
import { LogError } from "@hybrid/sync";
import { describe, expect, test } from "vitest";
import { recordOf } from "./testing/founding.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const eva = { person: "eva", seat: "police", session: "s" };
const address = { document: "picture", epoch: 1 };

export function fencesContract(name: string, open: OpenEmpty): void {
  async function opened() {
    const store = await open();
    await store.records.foundSpace({
      space: { id: "S", name: "Lindhamra", language: "sv" },
      organisations: [{ id: "org", space: "S", kind: "police", name: "Polisen" }],
      seats: [{ id: "police", space: "S", organisation: "org", role: "organisation", until: null, closed: null }],
      people: [{ id: "eva", name: "Eva" }],
      holdings: [{ seat: "police", person: "eva" }],
      admissions: [{ picture: "picture", seat: "police", kinds: ["picture"] }],
      documents: [
        { record: recordOf({ id: "picture", space: "S", kind: "picture" }), content: null, actor: eva, clients: [] },
      ],
    });
    const version = async () => (await store.records.readCircle("S"))!.rights;
    const append = (seq: number, fence: number) =>
      store.log
        .append({
          address,
          seq,
          update: Uint8Array.of(seq),
          actor: eva,
          clients: [],
          fence: { name: "S", version: fence },
        })
        .then(
          () => "committed",
          (error: unknown) => (error instanceof LogError ? error.code : "bug"),
        );
    return { ...store, version, append };
  }

  describe(`fences on ${name}`, () => {
    test("[RE3] an append judged before rights changed is refused, and one judged after is committed", async () => {
      const { groups, version, append } = await opened();
      const before = await version();
      expect(await append(1, before)).toBe("committed");
      await groups.endHolding("police", 1);
      expect(await append(2, before)).toBe("conflict");
      expect(await version()).toBeGreaterThan(before);
      expect(await append(2, await version())).toBe("committed");
    });

    test("[RE3] an append that was asked before the change is committed before it, one asked after is not", async () => {
      const { groups, version, append, log } = await opened();
      const judged = await version();
      const results = await Promise.all([append(1, judged), groups.endHolding("police", 1), append(2, judged)]);
      expect([results[0], results[2]]).toEqual(["committed", "conflict"]);
      expect((await log.readRows(address, 0, 9)).map(({ seq }) => seq)).toEqual([1]);
    });
  });
}
