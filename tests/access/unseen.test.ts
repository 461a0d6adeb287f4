// What a forged client asks of a silent round by ways that no page of ours takes, before anything is shown.
import type { DocumentKind } from "@hybrid/domain";
import { expect, test } from "vitest";
import { useDemoGroup } from "../support/demo-group.ts";
import type { TakenSeat } from "../support/seats.ts";

const group = useDemoGroup("unseen");
const { of } = group;

const pictureOf = ({ view }: TakenSeat) =>
  view.documents.find((record) => record.kind === "picture" && record.title === "K-17")!;
const besideOf = (seat: TakenSeat, kind: DocumentKind) =>
  seat.view.documents.find((record) => record.kind === kind && record.about === pictureOf(seat).id)!;

async function post(seat: TakenSeat, path: string, body: object): Promise<number> {
  const headers = { "content-type": "application/json", origin: group.url, cookie: seat.cookie };
  const url = `${group.url}/api/seats/${seat.seat}/pictures/${pictureOf(seat).id}/silence${path}`;
  return (await fetch(url, { method: "POST", headers, body: JSON.stringify(body) })).status;
}

test("[SI3] nobody is told who wrote the rows of what the server alone writes, and so not who was ready", async () => {
  const asked = ["police", "social", "school"].map((kind) => of(kind).seat);
  expect(await post(of("coordinator"), "", { asked })).toBe(201);
  expect(await post(of("police"), "/ready", { ready: true })).toBe(204);
  for (const kind of ["accord", "thoughts"] as const)
    for (const asker of ["social", "coordinator"]) {
      const { id } = besideOf(of(asker), kind);
      const question = `authorship?seat=${of(asker).seat}&fragment=rounds`;
      const answer = await fetch(`${group.url}/api/documents/${id}/${question}`, {
        headers: { cookie: of(asker).cookie },
      });
      expect(await answer.json()).toMatchObject({ writers: [], texts: [{ pieces: [], tallies: [] }] });
    }
});
