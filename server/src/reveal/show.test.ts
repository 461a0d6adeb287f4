import { recordRound, sayReady, writePerspective } from "@hybrid/documents";
import type { DocumentRecord } from "@hybrid/domain";
import { expect, onTestFinished, test } from "vitest";
import * as Y from "yjs";
import { openThread } from "../rebuild/thread.ts";
import type { Place, RevealDeps } from "./place.ts";
import { showAll } from "./show.ts";
import type { Answer, Ask } from "./thread.ts";

/** A round that asks two seats, each with something written; `ready` says which of them is. */
function openPlace(ready: Readonly<Record<string, boolean>>, unreadable = "") {
  const seats = Object.keys(ready);
  const written = new Map<string, Y.Doc>();
  const document = (id: string, kind: DocumentRecord["kind"], seat: string | null = null): DocumentRecord => {
    written.set(id, new Y.Doc());
    const about = kind === "picture" ? null : "P";
    return { id, epoch: 1, space: "S", kind, about, seat, organisation: null, title: "" } as unknown as DocumentRecord;
  };
  const [picture, accord, thoughts] = [document("P", "picture"), document("A", "accord"), document("T", "thoughts")];
  const own = seats.flatMap((seat) => [document(`v-${seat}`, "voice", seat), document(`f-${seat}`, "first", seat)]);
  recordRound(written.get("A")!, { id: "r", by: "lead", asked: seats, at: 1 });
  for (const seat of seats) {
    const first = written.get(`f-${seat}`)!;
    writePerspective(first, "f", { sight: "both" });
    sayReady(first, "r", ready[seat]!);
  }
  const circle = {
    seats: seats.map((id) => ({ id, space: "S", organisation: id, role: "organisation", until: null, closed: null })),
    documents: [picture, accord, thoughts, ...own],
    admissions: seats.map((seat) => ({ picture: "P", seat, kinds: ["picture", "voice"] })),
    today: "2026-11-22",
  };
  const [seat] = circle.seats;
  const seated = { circle, seat, held: { person: "eva" }, session: { id: "s", ended: false } };
  const place = { seated, picture, accord, thoughts } as unknown as Place;
  const thread = openThread<Ask, Answer>(new URL("./thread.ts", import.meta.url));
  onTestFinished(() => thread.close());
  const shown: string[][] = [];
  const rowOf = (id: string) => ({
    seq: 1,
    update: id === unreadable ? new Uint8Array([255]) : Y.encodeStateAsUpdate(written.get(id)!),
    actor: { person: id, seat: id, session: "" },
  });
  const deps = {
    thread,
    now: () => 2,
    log: {
      read: async ({ document: id }: { document: string }) => ({
        head: 1,
        snapshot: null,
        tail: [rowOf(id)],
        owners: new Map(),
      }),
      readRows: async ({ document: id }: { document: string }) => [rowOf(id)],
    },
    engine: {
      writeTogether: async (deeds: readonly { address: { document: string } }[]) => {
        shown.push(deeds.map(({ address }) => address.document).toSorted());
        return "saved";
      },
    },
  } as unknown as RevealDeps;
  return { deps, place, shown };
}

test("[SI2] who takes it back while the last one becomes ready is not shown by that", async () => {
  const { deps, place, shown } = openPlace({ police: true, social: false });
  await showAll(deps, place, null);
  expect(shown).toEqual([]);
  await showAll(deps, place, "lead");
  expect(shown).toEqual([["A", "T", "f-police", "f-social", "v-police", "v-social"]]);
});

test("[SI2] [SI4] when all are ready, all is shown", async () => {
  const { deps, place, shown } = openPlace({ police: true, social: true });
  await showAll(deps, place, null);
  expect(shown).toHaveLength(1);
});

test("[SI8] a document that cannot be rebuilt keeps the coordinator from showing nobody else's words", async () => {
  for (const unreadable of ["f-social", "v-social"]) {
    const { deps, place, shown } = openPlace({ police: true, social: false }, unreadable);
    await showAll(deps, place, "lead");
    expect(shown).toEqual([["A", "T", "f-police", "v-police"]]);
    await expect(showAll(deps, place, null)).rejects.toMatchObject({ name: "LogError" });
    expect(shown).toHaveLength(1);
  }
});
