// What groups must be on every store.
import type { Seat } from "@hybrid/domain";
import { describe, expect, test } from "vitest";
import type { Founding, Store } from "./store.ts";
import { recordOf } from "./testing/founding.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const space = "S";
const seatOf = (id: string, organisation: string | null): Seat => ({
  id,
  space,
  organisation,
  role: organisation === null ? "coordinator" : "organisation",
  until: null,
  closed: null,
});

const founding: Founding = {
  space: { id: space, name: "Lindhamra", language: "sv" },
  organisations: [{ id: "police", space, kind: "police", name: "Polisen" }],
  seats: [seatOf("lead", null), seatOf("first", "police"), seatOf("second", "police")],
  people: [
    { id: "maja", name: "Maja" },
    { id: "eva", name: "Eva" },
    { id: "omar", name: "Omar" },
    { id: "ada", name: "Ada" },
  ],
  holdings: [
    { seat: "lead", person: "maja" },
    { seat: "first", person: "eva" },
  ],
  admissions: [],
  documents: [],
};

const invitation = { id: "i", seat: "second", replaces: null, by: "maja", at: 1000, expiresAt: 9000 };

export function groupsContract(name: string, open: OpenEmpty): void {
  async function opened(): Promise<Store> {
    const store = await open({ now: () => 1000 });
    await store.records.foundSpace(founding);
    return store;
  }

  describe(`groups on ${name}`, () => {
    test("[GR5] of two who accept one invitation at once, one holds the seat", async () => {
      const { groups, records } = await opened();
      await groups.invite("hash", invitation);
      const answers = await Promise.all([
        groups.acceptInvitation("hash", "omar", 2000),
        groups.acceptInvitation("hash", "ada", 2000),
      ]);
      expect(answers).toEqual(["accepted", "used"]);
      const circle = (await records.readCircle(space))!;
      expect(circle.holdings.find(({ seat }) => seat === "second")!.person).toBe("omar");
    });

    test("[GR5] an invitation is good once, in its time, and for a seat that is free", async () => {
      const { groups } = await opened();
      const accept = (hash: string, person: string, at = 2000) => groups.acceptInvitation(hash, person, at);
      await groups.invite("hash", invitation);
      expect(await accept("nonsense", "omar")).toBe("unknown");
      expect(await accept("hash", "omar", 9000)).toBe("expired");
      expect(await accept("hash", "eva")).toBe("held");
      await groups.invite("later", { ...invitation, id: "j" });
      expect(await accept("hash", "omar")).toBe("expired");
      expect(await groups.endInvitation("j", "declined", 2000)).toBe(true);
      expect(await groups.endInvitation("j", "withdrawn", 2000)).toBe(false);
      expect(await accept("later", "omar")).toBe("used");
      await groups.invite("taken", { ...invitation, id: "k", seat: "first" });
      expect(await accept("taken", "omar")).toBe("taken");
      await groups.invite("closing", { ...invitation, id: "l" });
      await groups.closeSeat("second", 2000);
      expect(await accept("closing", "omar")).toBe("expired");
      expect((await groups.readInvitation("closing"))!.ending).toBe("withdrawn");
    });

    test("[GR6] replacing ends the predecessor's holding in the same commit, and keeps the history", async () => {
      const { groups, records } = await opened();
      await groups.invite("hash", { ...invitation, seat: "first", replaces: "eva" });
      expect((await records.seatsHeldBy(["eva"])).map(({ seat }) => seat)).toEqual(["first"]);
      expect(await groups.acceptInvitation("hash", "omar", 500)).toBe("accepted");
      expect(await records.seatsHeldBy(["eva"])).toEqual([]);
      const { holdings } = await groups.readGroup(space);
      expect(holdings.filter(({ seat }) => seat === "first")).toEqual([
        { seat: "first", person: "omar", name: "Omar", since: 1001, until: null },
        { seat: "first", person: "eva", name: "Eva", since: 1000, until: 1001 },
      ]);
      await groups.invite("back", { ...invitation, id: "j", seat: "first", replaces: "eva" });
      expect(await groups.acceptInvitation("back", "eva", 3000)).toBe("taken");
    });

    test("[GR7] closing a seat ends what belonged to it and keeps what it was", async () => {
      const { groups, records } = await opened();
      await groups.addPicture(recordOf({ id: "k", space, kind: "picture", title: "K-17" }), [
        { picture: "k", seat: "first", kinds: ["picture", "voice"] },
      ]);
      await groups.admit({ picture: "k", seat: "first", kinds: ["picture"] });
      expect((await records.readCircle(space))!.admissions).toEqual([
        { picture: "k", seat: "first", kinds: ["picture"] },
      ]);
      await groups.closeSeat("first", 2000);
      const circle = (await records.readCircle(space))!;
      expect(circle.admissions).toEqual([]);
      expect(circle.seats.find(({ id }) => id === "first")!.closed).toBe(2000);
      expect((await groups.readGroup(space)).holdings.find(({ seat }) => seat === "first")!.until).toBe(2000);
    });

    test("[GR4] a voice, own notes and a glossary are made once, however often they are asked for", async () => {
      const { groups, records, log } = await opened();
      const actor = { person: "maja", seat: "lead", session: "s" };
      const glossary = (id: string) => ({
        record: recordOf({ id, space, kind: "glossary" }),
        content: Uint8Array.of(0, 0),
        actor,
        clients: [1],
      });
      const voice = (id: string) => ({
        record: recordOf({ id, space, kind: "voice", about: "g", seat: "first" }),
        content: null,
        actor,
        clients: [],
      });
      await groups.addDocuments([glossary("g"), voice("v")]);
      await Promise.all([groups.addDocuments([glossary("h"), voice("w")]), groups.addDocuments([voice("x")])]);
      expect((await records.readCircle(space))!.documents.map(({ id }) => id)).toEqual(["g", "v"]);
      expect((await log.read({ document: "g", epoch: 1 }))!.head).toBe(1);
    });

    test("[GR13] every admission is kept, and what changes nothing adds nothing", async () => {
      const { groups } = await opened();
      const admission = { picture: "k", seat: "first", kinds: ["picture"] } as const;
      await groups.addPicture(recordOf({ id: "k", space, kind: "picture", title: "K-17" }), [admission]);
      await groups.admit(admission);
      await groups.admit({ ...admission, kinds: ["picture", "voice"] });
      await groups.withdraw("k", "first");
      await groups.withdraw("k", "first");
      await groups.admit(admission);
      await groups.closeSeat("first", 5000);
      // The clock of this store stands still: each begins after the one before all the same.
      expect((await groups.readGroup(space)).admissions).toEqual([
        { ...admission, since: 1002, until: 5000 },
        { ...admission, kinds: ["picture", "voice"], since: 1001, until: 1002 },
        { ...admission, since: 1000, until: 1001 },
      ]);
      expect((await groups.readGroup("elsewhere")).admissions).toEqual([]);
    });

    test("[GR14] a space takes another name", async () => {
      const { groups, records } = await opened();
      await groups.renameSpace(space, "Lindhamra and round about");
      expect((await records.readCircle(space))!.space.name).toBe("Lindhamra and round about");
    });

    test("[GR8] a group's own caution replaces the one before", async () => {
      const { groups } = await opened();
      const caution = { kind: "civil", words: "a", source: "b", reviewBy: "2027-01-01" } as const;
      await groups.writeCaution(space, caution);
      await groups.writeCaution(space, { ...caution, words: "c" });
      expect((await groups.readGroup(space)).cautions).toEqual([{ ...caution, words: "c" }]);
    });
  });
}
