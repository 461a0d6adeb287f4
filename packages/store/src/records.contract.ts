// What the records must be on every store.
import { describe, expect, test } from "vitest";
import type { Founding } from "./store.ts";
import { recordOf } from "./testing/founding.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const server = { person: "server", seat: "server", session: "founding" };
const content = Uint8Array.of(1, 2, 3);

/** A space "S" with two seats and a coordinator; every id begins with the space's. */
function founding(space = "S"): Founding {
  const id = (name: string): string => `${space}-${name}`;
  const picture = recordOf({ id: id("picture"), space, kind: "picture", title: "K-17" });
  const voice = recordOf({ id: id("voice"), space, kind: "voice", about: picture.id, seat: id("police seat") });
  const notes = recordOf({ id: id("notes"), space, kind: "notes", about: picture.id, organisation: id("social") });
  return {
    space: { id: space, name: "Lindhamra", language: "sv" },
    organisations: [
      { id: id("police"), space, kind: "police", name: "Polisen" },
      { id: id("social"), space, kind: "social", name: "Socialtjänsten" },
    ],
    seats: [
      { id: id("coordinator"), space, organisation: null, role: "coordinator", until: null, closed: null },
      { id: id("police seat"), space, organisation: id("police"), role: "organisation", until: null, closed: null },
      { id: id("social seat"), space, organisation: id("social"), role: "guest", until: "2026-11-30", closed: 7 },
    ],
    people: [
      { id: id("eva"), name: "Eva" },
      { id: id("omar"), name: "Omar" },
    ],
    holdings: [
      { seat: id("police seat"), person: id("eva") },
      { seat: id("social seat"), person: id("omar") },
    ],
    admissions: [{ picture: picture.id, seat: id("police seat"), kinds: ["picture", "notes"] }],
    // The voice comes before what it is about: order is the store's business.
    documents: [
      { record: voice, content: null, actor: server, clients: [] },
      { record: picture, content, actor: server, clients: [1] },
      { record: notes, content, actor: server, clients: [1] },
    ],
  };
}

export function recordsContract(name: string, open: OpenEmpty): void {
  describe(`the records on ${name}`, () => {
    test("[ST6] a founded space reads as it was founded", async () => {
      const { records } = await open();
      const whole = founding();
      await records.foundSpace(whole);
      await records.foundSpace(founding("T"));
      const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
      const { documents, ...rest } = whole;
      expect(await records.readCircle("S")).toMatchObject({
        ...rest,
        documents: documents.map((d) => d.record).toSorted(byId),
      });
      expect((await records.readSpaces()).map((space) => space.id)).toEqual(["S", "T"]);
      expect(await records.readDocument("S-voice")).toEqual(documents[0]!.record);
      expect(await records.readCircle("nowhere")).toBeUndefined();
      expect(await records.readDocument("nothing")).toBeUndefined();
    });

    test("[ST6] initial content is seq 1 of its document, with its client ids bound", async () => {
      const { records, log } = await open({ now: () => 1234 });
      await records.foundSpace(founding());
      const address = { document: "S-picture", epoch: 1 };
      expect(await log.readRows(address, 0, 10)).toEqual([{ seq: 1, update: content, actor: server, at: 1234 }]);
      expect((await log.read(address))!.owners).toEqual(new Map([[1, { person: "server", seat: "server" }]]));
      expect((await log.read({ document: "S-voice", epoch: 1 }))!.head).toBe(0);
    });

    test("[ST6] a founding that contradicts itself or what is stored leaves nothing, and harms nothing beside it", async () => {
      const { records, log } = await open();
      const whole = founding();
      const stranger = [{ picture: "S-picture", seat: "nobody's", kinds: [] }];
      const twice = [...whole.holdings, { seat: "S-police seat", person: "S-omar" }];
      const answers = await Promise.allSettled([
        records.foundSpace(founding("T")),
        records.foundSpace({ ...whole, admissions: stranger }),
        records.foundSpace({ ...whole, holdings: twice }),
        records.foundSpace(founding("T")),
        records.createSession("hash", 1),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([
        "fulfilled",
        "rejected",
        "rejected",
        "rejected",
        "fulfilled",
      ]);
      for (const answer of answers) if (answer.status === "rejected") expect(answer.reason).toBeInstanceOf(RangeError);
      expect((await records.readSpaces()).map((space) => space.id)).toEqual(["T"]);
      expect(await records.readDocument("S-picture")).toBeUndefined();
      expect(await log.read({ document: "S-picture", epoch: 1 })).toBeUndefined();
      await records.foundSpace(whole);
    });

    test("[ST9] a session gathers people, is touched, and goes with all it had", async () => {
      const { records } = await open();
      await records.foundSpace(founding());
      await records.createSession("hash", 1000);
      expect(await records.readSession("hash")).toEqual({ people: [], createdAt: 1000, seenAt: 1000 });
      await records.addPersonToSession("hash", "S-omar");
      await records.addPersonToSession("hash", "S-eva");
      await records.addPersonToSession("hash", "S-eva");
      await records.touchSession("hash", 2000);
      expect(await records.readSession("hash")).toEqual({ people: ["S-eva", "S-omar"], createdAt: 1000, seenAt: 2000 });
      await records.deleteSession("hash");
      await records.deleteSession("hash");
      await records.touchSession("hash", 3000);
      expect(await records.readSession("hash")).toBeUndefined();
      await records.createSession("hash", 4000);
      expect((await records.readSession("hash"))!.people).toEqual([]);
    });

    test("[ST9] a session that is gone, or a person who does not exist, is not signed in", async () => {
      const { records } = await open();
      await records.foundSpace(founding());
      await records.createSession("hash", 1000);
      await expect(records.addPersonToSession("another", "S-eva")).rejects.toThrow(RangeError);
      await expect(records.addPersonToSession("hash", "nobody")).rejects.toThrow(RangeError);
      await expect(records.createSession("hash", 1)).rejects.toThrow(RangeError);
      expect(await records.readSession("hash")).toEqual({ people: [], createdAt: 1000, seenAt: 1000 });
    });

    test("[ST14] seats are held by people, across spaces; former holders keep their names and nothing else", async () => {
      const { records, groups } = await open();
      await records.foundSpace(founding("S"));
      await records.foundSpace(founding("T"));
      expect(await records.seatsHeldBy(["T-omar", "S-eva", "nobody"])).toEqual([
        { seat: "S-police seat", person: "S-eva", space: "S" },
        { seat: "T-social seat", person: "T-omar", space: "T" },
      ]);
      expect(await records.seatsHeldBy([])).toEqual([]);
      await groups.endHolding("S-police seat", 1);
      const circle = (await records.readCircle("S"))!;
      expect(circle.holdings).toEqual([{ seat: "S-social seat", person: "S-omar" }]);
      expect(circle.people.map((person) => person.name)).toEqual(["Eva", "Omar"]);
      expect(await records.seatsHeldBy(["S-eva"])).toEqual([]);
    });

    test("[ST10] a clock that jumps back changes no order", async () => {
      let time = 10_000;
      const { records, log } = await open({ now: () => (time -= 1000) });
      await records.foundSpace(founding());
      const address = { document: "S-voice", epoch: 1 };
      for (const seq of [1, 2, 3]) await log.append({ address, seq, update: content, actor: server, clients: [] });
      const rows = await log.readRows(address, 0, 10);
      expect(rows.map((row) => row.seq)).toEqual([1, 2, 3]);
      expect(rows.map((row) => row.at)).toEqual([8000, 7000, 6000]);
    });
  });
}
