// What every implementation of the log must do. A store's tests call `logContract` with a way to open an empty one.
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Actor, type Address, type Append, type Log, LogError } from "./log.ts";

/** A log to be held to the contract. */
export type LogUnderTest = {
  readonly log: Log;
  /** makes the document known, without content, at this epoch */
  seed(address: Address): Promise<void>;
  /** closes the log and opens it again on the same storage */
  reopen(): Promise<LogUnderTest>;
};

const eva: Actor = { person: "eva", seat: "police", session: "session-1" };
const omar: Actor = { person: "omar", seat: "social", session: "session-2" };

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);

/** `open` gives a log of its own, empty, at every call. */
export function logContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`the log on ${name}`, () => {
    let under: LogUnderTest;
    let made = 0;

    beforeEach(async () => {
      under = await open();
    });
    afterEach(() => under.log.close());

    async function seeded(epoch = 1): Promise<Address> {
      const address = { document: `document-${++made}`, epoch };
      await under.seed(address);
      return address;
    }
    function append(address: Address, seq: number, more: Partial<Append> = {}): Promise<void> {
      return under.log.append({ address, seq, update: bytes(seq & 255), actor: eva, clients: [], ...more });
    }
    const refusal = (deed: Promise<unknown>): Promise<string> =>
      deed.then(
        () => "done",
        (error: unknown) => (error instanceof LogError ? error.code : String(error)),
      );

    test("[ST1] appends asked at once are committed in call order, from 1, without holes", async () => {
      const [one, two] = [await seeded(), await seeded()];
      const seqs = Array.from({ length: 200 }, (_, i) => i + 1);
      await Promise.all(seqs.flatMap((seq) => [append(one, seq), append(two, seq, { actor: omar })]));
      for (const [address, actor] of [[one, eva] as const, [two, omar] as const]) {
        const rows = await under.log.readRows(address, 0, 1000);
        expect(rows.map((row) => row.seq)).toEqual(seqs);
        expect(rows.map((row) => row.update)).toEqual(seqs.map((seq) => bytes(seq)));
        expect(rows.every((row) => JSON.stringify(row.actor) === JSON.stringify(actor))).toBe(true);
      }
    });

    test("[ST1] appends resolve in call order", async () => {
      const address = await seeded();
      const resolved: number[] = [];
      await Promise.all(Array.from({ length: 50 }, (_, i) => append(address, i + 1).then(() => resolved.push(i + 1))));
      expect(resolved).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    });

    test("[ST1] rows are read after a seq, up to a limit, dated in milliseconds", async () => {
      const address = await seeded();
      const before = Date.now();
      for (const seq of [1, 2, 3, 4, 5]) await append(address, seq);
      const rows = await under.log.readRows(address, 2, 2);
      expect(rows.map((row) => row.seq)).toEqual([3, 4]);
      expect(rows[0]!.at).toBeGreaterThanOrEqual(before);
      expect(rows[0]!.at).toBeLessThanOrEqual(Date.now());
      expect(await under.log.readRows(address, 5, 10)).toEqual([]);
    });

    test("[ST1] an update comes back byte for byte, be it large, empty or part of a larger buffer", async () => {
      const address = await seeded();
      const large = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 31) & 255);
      const updates = [large, bytes(), large.subarray(1000, 1003), bytes(0, 0), Buffer.from("ångström")];
      await Promise.all(updates.map((update, i) => append(address, i + 1, { update })));
      const { tail } = (await under.log.read(address))!;
      expect(tail.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5]);
      for (const [i, update] of updates.entries()) expect(Buffer.compare(tail[i]!.update, update)).toBe(0);
    });

    test("[ST2] an append that does not continue the head is a conflict, and the others go on", async () => {
      const [one, two] = [await seeded(), await seeded()];
      const answers = await Promise.all(
        [append(one, 1), append(one, 3), append(two, 1), append(one, 1), append(one, 0), append(one, 2)].map(refusal),
      );
      expect(answers).toEqual(["done", "conflict", "done", "conflict", "conflict", "done"]);
      expect((await under.log.read(one))!.tail).toEqual([
        { seq: 1, update: bytes(1) },
        { seq: 2, update: bytes(2) },
      ]);
    });

    test("[ST2] what was queued behind a refused append of the same document is refused too", async () => {
      const address = await seeded();
      await append(address, 1, { clients: [7] });
      const answers = await Promise.all(
        [append(address, 2, { actor: omar, clients: [7] }), append(address, 3), append(address, 4)].map(refusal),
      );
      expect(answers).toEqual(["conflict", "conflict", "conflict"]);
      expect((await under.log.read(address))!.head).toBe(1);
    });

    test("[ST2] a document or an epoch that does not exist is no place to write, and reads as nothing", async () => {
      const address = await seeded(2);
      for (const absent of [
        { document: "nobody's", epoch: 1 },
        { ...address, epoch: 1 },
        { ...address, epoch: 3 },
      ]) {
        expect(await under.log.read(absent)).toBeUndefined();
        expect(await under.log.readRows(absent, 0, 10)).toEqual([]);
        expect(await refusal(append(absent, 1))).toBe("conflict");
        expect(await under.log.read(absent)).toBeUndefined();
      }
      expect(await refusal(append(address, 1))).toBe("done");
    });

    test("[ST3] rows, owners and snapshots are there after reopening", async () => {
      const address = await seeded();
      for (const seq of [1, 2, 3]) await append(address, seq, { clients: [seq] });
      await under.log.writeSnapshot(address, fold(2));
      const before = await under.log.read(address);
      under = await under.reopen();
      expect(await under.log.read(address)).toEqual(before);
      expect(await refusal(append(address, 4))).toBe("done");
    });

    test("[ST4] a snapshot shortens the tail; the rows stay as history", async () => {
      const address = await seeded();
      expect(await under.log.read(address)).toEqual({ head: 0, snapshot: null, tail: [], owners: new Map() });
      for (const seq of [1, 2, 3]) await append(address, seq);
      await under.log.writeSnapshot(address, fold(2));
      expect(await under.log.read(address)).toEqual({
        head: 3,
        snapshot: fold(2),
        tail: [{ seq: 3, update: bytes(3) }],
        owners: new Map(),
      });
      expect((await under.log.readRows(address, 0, 10)).map((row) => row.seq)).toEqual([1, 2, 3]);
      await under.log.writeSnapshot(address, fold(3));
      expect(await under.log.read(address)).toMatchObject({ head: 3, snapshot: fold(3), tail: [] });
      expect(await refusal(append(address, 4))).toBe("done");
    });

    test("[ST4] an older snapshot, or another of the same seq, changes nothing", async () => {
      const address = await seeded();
      for (const seq of [1, 2, 3]) await append(address, seq);
      await under.log.writeSnapshot(address, fold(2));
      await under.log.writeSnapshot(address, fold(1));
      await under.log.writeSnapshot(address, { ...fold(2), update: bytes(99) });
      expect((await under.log.read(address))!.snapshot).toEqual(fold(2));
    });

    test("[ST4] a snapshot of rows that are not there is a conflict", async () => {
      const address = await seeded();
      await append(address, 1);
      expect(await refusal(under.log.writeSnapshot(address, fold(2)))).toBe("conflict");
      expect(await refusal(under.log.writeSnapshot({ document: "nobody's", epoch: 1 }, fold(1)))).toBe("conflict");
      expect((await under.log.read(address))!.snapshot).toBeNull();
    });

    test("[ST5] a client id is bound with its first row, and stays bound to that person and seat", async () => {
      const address = await seeded();
      const largest = 2 ** 32 - 1;
      await append(address, 1, { clients: [largest, 5] });
      expect(await refusal(append(address, 2, { clients: [6, 5], actor: omar }))).toBe("conflict");
      expect(await refusal(append(address, 2, { clients: [5], actor: { ...eva, seat: "social" } }))).toBe("conflict");
      expect(await refusal(append(address, 2, { clients: [5], actor: { ...eva, session: "another" } }))).toBe("done");
      const { owners, head } = (await under.log.read(address))!;
      expect(head).toBe(2);
      const owner = { person: "eva", seat: "police" };
      expect(owners).toEqual(
        new Map([
          [5, owner],
          [largest, owner],
        ]),
      );
    });

    test("[ST5] a client id is bound in its own document only", async () => {
      const [one, two] = [await seeded(), await seeded()];
      await append(one, 1, { clients: [5] });
      expect(await refusal(append(two, 1, { clients: [5], actor: omar }))).toBe("done");
    });

    test("[ST8] closing finishes what was asked; what is asked later is unavailable", async () => {
      const address = await seeded();
      const asked = [append(address, 1), append(address, 2)];
      await under.log.close();
      await Promise.all(asked);
      expect(await refusal(append(address, 3))).toBe("unavailable");
      expect(await refusal(under.log.read(address))).toBe("unavailable");
      await under.log.close();
      under = await under.reopen();
      expect((await under.log.read(address))!.head).toBe(2);
    });

    test("[ST11] a read sees whole commits, and every append that was asked before it", async () => {
      const address = await seeded();
      const reads = [];
      for (const seq of [1, 2, 3, 4, 5, 6]) {
        void append(address, seq);
        reads.push(under.log.read(address));
        if (seq % 2 === 0) await reads.at(-1);
      }
      for (const [i, stored] of (await Promise.all(reads)).entries()) {
        expect(stored!.head).toBeGreaterThanOrEqual(i + 1);
        expect(stored!.tail.map((row) => row.seq)).toEqual(Array.from({ length: stored!.head }, (_, at) => at + 1));
      }
    });

    test("[ST15] rows of several documents are one commit: all of them, or none", async () => {
      const [one, two] = [await seeded(), await seeded()];
      await append(two, 1, { clients: [7] });
      const entry = (address: Address, seq: number, more: Partial<Append> = {}): Append => ({
        address,
        seq,
        update: bytes(seq, 9),
        actor: eva,
        clients: [],
        ...more,
      });
      const heads = async () => [(await under.log.read(one))!.head, (await under.log.read(two))!.head];
      const taken = under.log.appendTogether([entry(one, 1), entry(two, 2), entry(one, 2, { actor: omar })]);
      await append(one, 3);
      expect(await refusal(taken)).toBe("done");
      expect(await heads()).toEqual([3, 2]);
      expect((await under.log.readRows(one, 0, 9)).map(({ update, actor }) => [[...update], actor.person])).toEqual([
        [[1, 9], "eva"],
        [[2, 9], "omar"],
        [[3], "eva"],
      ]);
      const gap = [entry(one, 4), entry(two, 9)];
      const owned = [entry(one, 4), entry(two, 3, { actor: omar, clients: [7] })];
      for (const wrong of [gap, owned, [entry(one, 4), entry({ document: "nobody's", epoch: 1 }, 1)]])
        expect(await refusal(under.log.appendTogether(wrong))).toBe("conflict");
      expect(await heads()).toEqual([3, 2]);
      expect(await refusal(append(one, 4))).toBe("done");
    });

    test("[ST2] whatever is asked at once, each answer is that of a log in memory", async () => {
      const step = fc.record({
        document: fc.nat(2),
        off: fc.constantFrom(0, 0, 0, -1, 1),
        client: fc.nat(3),
        by: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.nat(5), async (steps, pause) => {
          const addresses = [await seeded(), await seeded(), await seeded()];
          const model = addresses.map(() => ({ head: 0, owners: new Map<number, string>() }));
          const answers = [];
          const expected = [];
          for (const [i, { document, off, client, by }] of steps.entries()) {
            const actor = by ? eva : omar;
            const state = model[document]!;
            const fits = off === 0 && (state.owners.get(client) ?? actor.person) === actor.person;
            answers.push(refusal(append(addresses[document]!, state.head + 1 + off, { actor, clients: [client] })));
            expected.push(fits ? "done" : "conflict");
            if (fits) state.owners.set(client, actor.person);
            if (fits) state.head++;
            if (pause > 0 && i % pause === 0) await answers.at(-1);
          }
          expect(await Promise.all(answers)).toEqual(expected);
          for (const [i, address] of addresses.entries()) {
            const stored = (await under.log.read(address))!;
            expect(stored.head).toBe(model[i]!.head);
            expect(new Map([...stored.owners].map(([id, owner]) => [id, owner.person]))).toEqual(model[i]!.owners);
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}

function fold(seq: number) {
  return { seq, update: bytes(1, seq), stateVector: bytes(2, seq), deleteSet: bytes(0), homes: bytes(3, seq) };
}
