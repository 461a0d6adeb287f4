// What every store does with whole documents: erasing them, and letting them begin anew.
import { describe, expect, test } from "vitest";
import type { Store } from "./store.ts";
import { recordOf } from "./testing/founding.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const bytes = (...values: number[]) => new Uint8Array(values);
const eva = { person: "eva", seat: "police", session: "s" };
const nobody = { person: "", seat: "", session: "redaction" };
const at = (epoch: number, document = "picture") => ({ document, epoch });

/** A picture with a voice, and another picture, each with two rows and a fold of the first. */
async function found({ records, log }: Store): Promise<void> {
  const seat = {
    id: "police",
    space: "s",
    organisation: null,
    role: "coordinator",
    until: null,
    closed: null,
  } as const;
  const picture = recordOf({ id: "picture", space: "s", kind: "picture", title: "K-17" });
  const documents = [
    picture,
    recordOf({ id: "voice", space: "s", kind: "voice", about: "picture", seat: "police" }),
    recordOf({ id: "other", space: "s", kind: "picture", title: "K-18" }),
  ];
  await records.foundSpace({
    space: { id: "s", name: "Lindhamra", language: "sv" },
    organisations: [],
    seats: [seat],
    people: [],
    holdings: [],
    admissions: ["picture", "other"].map((id) => ({ picture: id, seat: "police", kinds: ["picture"] as const })),
    documents: documents.map((record) => ({ record, content: bytes(1), actor: eva, clients: [7] })),
  });
  for (const { id } of documents) {
    await log.append({ address: at(1, id), seq: 2, update: bytes(2), actor: eva, clients: [] });
    const part = bytes(9);
    await log.writeSnapshot(at(1, id), { seq: 1, update: part, stateVector: part, deleteSet: part, homes: part });
  }
}

export function keepingContract(name: string, openEmpty: OpenEmpty): void {
  describe(`${name}: whole documents`, () => {
    test("[EP1] what is erased is gone from everywhere but the journals, and others are as they were", async () => {
      const store = await openEmpty();
      await found(store);
      const { rights } = (await store.records.readCircle("s"))!;
      await store.keeping.erase(["picture", "voice"]);
      for (const id of ["picture", "voice"]) {
        expect(await store.log.read(at(1, id))).toBeUndefined();
        expect(await store.log.readRows(at(1, id), 0, 10)).toEqual([]);
        expect(await store.records.readDocument(id)).toBeUndefined();
      }
      const circle = (await store.records.readCircle("s"))!;
      expect(circle.documents.map(({ id }) => id)).toEqual(["other"]);
      expect(circle.admissions.map(({ picture }) => picture)).toEqual(["other"]);
      expect(circle.rights).not.toBe(rights);
      expect(await store.log.read(at(1, "other"))).toMatchObject({ head: 2, snapshot: { seq: 1 }, tail: [{ seq: 2 }] });
    });

    test("[EP2] nothing is written under an epoch that is over", async () => {
      const store = await openEmpty();
      await found(store);
      await store.keeping.erase(["picture"]);
      const late = { address: at(1), seq: 3, update: bytes(3), actor: eva, clients: [] };
      await expect(store.log.append(late)).rejects.toMatchObject({ code: "conflict" });
      await expect(store.log.writeSnapshot(at(1), emptyFold)).rejects.toMatchObject({ code: "conflict" });
    });

    test("[EP3] after a backup was put back every document begins anew with all that it held", async () => {
      const store = await openEmpty();
      await found(store);
      await store.keeping.erase(["other"]);
      expect(await store.keeping.beginAnew()).toBe(2);
      expect(await store.records.readDocument("picture")).toMatchObject({ epoch: 2 });
      expect(await store.log.read(at(1))).toBeUndefined();
      const stored = (await store.log.read(at(2)))!;
      expect(stored).toMatchObject({ head: 2, snapshot: { seq: 1, update: bytes(9) }, tail: [{ seq: 2 }] });
      expect(stored.tail[0]!.update).toEqual(bytes(2));
      expect(stored.owners.get(7)).toEqual({ person: "eva", seat: "police" });
      const rows = await store.log.readRows(at(2), 0, 10);
      expect(rows.map(({ seq, update, actor }) => [seq, update[0], actor])).toEqual([
        [1, 1, eva],
        [2, 2, eva],
      ]);
      await store.log.append({ address: at(2), seq: 3, update: bytes(3), actor: eva, clients: [] });
      expect(await store.keeping.beginAnew()).toBe(2);
      expect(await store.log.read(at(3))).toMatchObject({ head: 3 });
    });

    test("[EP4] replaced content is all there is; ids stay bound, and who comes too late changes nothing", async () => {
      const store = await openEmpty();
      await found(store);
      const content = bytes(5);
      const late = { address: at(1), head: 1, content, actor: nobody };
      await expect(store.keeping.replace(late)).rejects.toMatchObject({ code: "conflict" });
      expect(await store.log.read(at(1))).toMatchObject({ head: 2 });
      await store.keeping.replace({ ...late, head: 2 });
      expect(await store.log.read(at(1))).toBeUndefined();
      const stored = (await store.log.read(at(2)))!;
      expect(stored).toMatchObject({ head: 1, snapshot: null });
      expect(stored.tail[0]!.update).toEqual(content);
      expect(stored.owners.get(7)).toEqual({ person: "eva", seat: "police" });
      expect(await store.log.readRows(at(1), 0, 10)).toEqual([]);
      await expect(store.keeping.replace({ ...late, head: 2 })).rejects.toMatchObject({ code: "conflict" });
    });
  });
}

const emptyFold = { seq: 1, update: bytes(), stateVector: bytes(), deleteSet: bytes(), homes: bytes() };
