// The first moment after a holding has ended: whoever held the seat asks many times at once, before anything has been
// looked up anew for their session.
import { expect, test } from "vitest";
import { useTown } from "../support/group.ts";

const town = useTown("former");

test("[SE2] [SE5] of many requests at once none is answered from a seat that was held a moment ago", async () => {
  const group = await town.found();
  const organisation = await group.organisation("police", "Police");
  for (let round = 0; round < 5; round++) {
    const { seat, person } = await group.seatHolder(organisation, `Holder ${"x".repeat(round + 1)}`);
    const look = async () => (await person.ask("GET", `/api/seats/${seat}/group`)).status;
    expect(await look()).toBe(200);
    await group.lead.ask("DELETE", `${group.at}/seats/${seat}/holder`);
    const answers = await Promise.all(Array.from({ length: 12 }, look));
    expect(new Set(answers)).toEqual(new Set([404]));
  }
});
