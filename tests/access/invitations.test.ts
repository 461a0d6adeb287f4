// Invitations and holders over HTTP, on a live server with a clock of its own: what an invitation is good for, and what
// stays when somebody goes.
import { describe, expect, test } from "vitest";
import { begin, day, idOf, refusal, see, usual, useTown } from "../support/group.ts";
import { enrol, visitor } from "../support/people.ts";

const town = useTown("invitations");

describe("invitations", () => {
  test("[GR5] an invitation says what it is to, and works once", async () => {
    const group = await town.found();
    const seat = await group.makeSeat(await group.organisation("health", "Clinic"));
    const secret = await group.invite(seat);
    const nobody = visitor(town.url);
    const read = await nobody.ask("POST", "/api/invitations/read", { secret });
    expect(read.body).toEqual({
      space: { name: group.name, language: "en" },
      organisation: { kind: "health", name: "Clinic" },
      role: "organisation",
      until: null,
      expiresAt: town.time + 7 * day,
      replaces: false,
      person: null,
    });
    expect(await nobody.ask("POST", "/api/invitations/accept", { secret })).toEqual(refusal("sign-in", 401));
    const person = await enrol(town.url, "invitation", secret, "Clinic Holder");
    expect((await person.ask("POST", "/api/invitations/accept", { secret })).body).toEqual({ seat });
    town.noted.length = 0;
    for (const deed of ["read", "accept", "decline"]) {
      expect(await person.ask("POST", `/api/invitations/${deed}`, { secret })).toEqual(refusal("invitation-used", 410));
    }
    expect(town.noted.map(({ what, detail }) => `${what}: ${detail}`)).toEqual(
      Array.from({ length: 3 }, () => "invitation refused: used"),
    );
    await expect(enrol(town.url, "invitation", secret, "Too Late")).rejects.toThrow("410");
  });

  test("[GR5] an invitation that is foreign, too old, taken back or declined is refused with a code of its own", async () => {
    const group = await town.found();
    const seat = await group.makeSeat(await group.organisation("health", "Clinic"));
    const nobody = visitor(town.url);
    const read = (secret: string) => nobody.ask("POST", "/api/invitations/read", { secret });
    town.noted.length = 0;
    expect(await read("A".repeat(43))).toEqual(refusal("invitation-unknown", 404));
    expect(await read("")).toEqual(refusal("invitation-unknown", 404));
    expect(town.noted.map(({ detail }) => detail)).toEqual(["unknown", "unknown"]);

    const old = await group.invite(seat, { days: 1 });
    town.time += day;
    expect(await read(old)).toEqual(refusal("invitation-expired", 410));

    const first = await group.invite(seat);
    const second = await group.invite(seat);
    expect(await read(first)).toEqual(refusal("invitation-expired", 410));
    const { invitation } = (await group.view()).seats.find(({ id }) => id === seat)!;
    expect((await group.lead.ask("DELETE", `${group.at}/invitations/${invitation!.id}`)).status).toBe(204);
    expect(await read(second)).toEqual(refusal("invitation-expired", 410));

    const third = await group.invite(seat);
    const decline = () => nobody.ask("POST", "/api/invitations/decline", { secret: third });
    const both = await Promise.all([decline(), decline()]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 410]);
    expect(await read(third)).toEqual(refusal("invitation-used", 410));
  });

  test("[GR5] of two who accept one invitation at once, one holds the seat", async () => {
    const group = await town.found();
    const seat = await group.makeSeat(await group.organisation("school", "School"));
    const secret = await group.invite(seat);
    const people = await Promise.all(
      ["First Racer", "Second Racer"].map((name) => enrol(town.url, "invitation", secret, name)),
    );
    const answers = await Promise.all(people.map((one) => one.ask("POST", "/api/invitations/accept", { secret })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 410]);
    const { holders } = (await group.view()).seats.find(({ id }) => id === seat)!;
    expect(holders).toHaveLength(1);
  });

  test("[GR6] one person holds one seat in a group, and any number in others", async () => {
    const group = await town.found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Many Seats");
    const secret = await group.invite(await group.makeSeat(await group.organisation("school", "School")));
    expect(await police.person.ask("POST", "/api/invitations/accept", { secret })).toEqual(refusal("seat-held", 409));
    expect(await group.lead.ask("POST", "/api/invitations/read", { secret })).toEqual(refusal("seat-held", 409));

    const other = await town.found();
    const there = await other.makeSeat(await other.organisation("police", "Police"));
    const away = await other.invite(there);
    expect((await police.person.ask("POST", "/api/invitations/accept", { secret: away })).body).toEqual({
      seat: there,
    });
    expect(await see(police.person, there)).toBeDefined();
    expect(await see(police.person, police.seat)).toBeDefined();
  });
});

describe("holders", () => {
  test("[GR6] a held seat is not given away by mistake; replacing ends the predecessor when the new one accepts", async () => {
    const group = await town.found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Old Holder");
    const address = `${group.at}/seats/${police.seat}/invitations`;
    expect(await group.lead.ask("POST", address, usual)).toEqual(refusal("seat-taken", 409));
    const secret = await group.invite(police.seat, { replace: "on-accept" });
    expect(await see(police.person, police.seat)).toBeDefined();
    const next = await enrol(town.url, "invitation", secret, "New Holder");
    expect((await next.ask("POST", "/api/invitations/accept", { secret })).status).toBe(200);
    expect(await see(police.person, police.seat)).toBeUndefined();
    expect(await see(next, police.seat)).toBeDefined();
    const { holders } = (await group.view()).seats.find(({ id }) => id === police.seat)!;
    expect(holders.map(({ name, until: end }) => [name, end === null])).toEqual([
      ["New Holder", true],
      ["Old Holder", false],
    ]);
  });

  test("[GR6] an invitation to replace somebody is void once somebody else sits there", async () => {
    const group = await town.found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Sitting One");
    const replacing = await group.invite(police.seat, { replace: "on-accept" });
    const late = await enrol(town.url, "invitation", replacing, "Late One");
    const atOnce = await group.invite(police.seat, { replace: "at-once" });
    expect(await see(police.person, police.seat)).toBeUndefined();
    const quick = await enrol(town.url, "invitation", atOnce, "Quick One");
    expect((await quick.ask("POST", "/api/invitations/accept", { secret: atOnce })).status).toBe(200);
    expect(await late.ask("POST", "/api/invitations/accept", { secret: replacing })).toEqual(
      refusal("invitation-expired", 410),
    );
  });

  test("[GR7] ending a holding and closing a seat shut it at once; the coordinator's seat cannot be left or closed", async () => {
    const group = await town.found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Leaving One");
    const picture = await group.picture("K-31");
    await group.admit(picture, police.seat, ["picture", "voice"]);
    await group.lead.ask("DELETE", `${group.at}/seats/${police.seat}/holder`);
    expect(await see(police.person, police.seat)).toBeUndefined();
    expect((await group.lead.ask("DELETE", `${group.at}/seats/${police.seat}`)).status).toBe(204);
    expect(await group.lead.ask("POST", `${group.at}/seats/${police.seat}/invitations`, usual)).toEqual(
      refusal("unknown", 404),
    );
    const voices = (await see(group.lead, group.seat))!.documents.filter(({ kind }) => kind === "voice");
    expect(voices).toHaveLength(1);
    expect((await group.lead.ask("DELETE", `${group.at}/seats/${group.seat}`)).status).toBe(400);
    expect((await group.lead.ask("DELETE", `${group.at}/seats/${group.seat}/holder`)).status).toBe(400);
  });

  test("[AU13] a guest's right ends with its day, in open pages too", async () => {
    town.time = begin;
    const group = await town.found();
    const organisation = await group.organisation("other", "County board");
    const until30 = { organisation, until: "2026-11-30" };
    const seat = idOf(await group.lead.ask("POST", `${group.at}/guests`, until30));
    const secret = await group.invite(seat);
    const guest = await enrol(town.url, "invitation", secret, "Visiting Guest");
    await guest.ask("POST", "/api/invitations/accept", { secret });
    const picture = await group.picture("K-41");
    await group.admit(picture, seat, ["picture", "voice"]);
    await group.lead.ask("POST", `${group.at}/glossary`, { starter: false });
    const rights = async () =>
      (await see(guest, seat))?.documents.map(({ kind, right }) => `${kind} ${right}`).toSorted();
    expect(await rights()).toEqual(["accord read", "accord read", "glossary read", "picture read", "thoughts read"]);
    town.time = Date.parse("2026-11-30T22:59:00Z");
    expect(await rights()).toEqual(["accord read", "accord read", "glossary read", "picture read", "thoughts read"]);
    town.time = Date.parse("2026-11-30T23:01:00Z");
    expect(await rights()).toBeUndefined();
    expect((await group.lead.ask("PUT", `${group.at}/seats/${seat}`, { until: "2026-11-29" })).status).toBe(400);
    expect((await group.lead.ask("PUT", `${group.at}/seats/${seat}`, { until: "2026-12-05" })).status).toBe(204);
    expect(await rights()).toEqual(["accord read", "accord read", "glossary read", "picture read", "thoughts read"]);
    town.time = begin;
  });
});

test("[GR5] no secret and no content comes to be in the notes of the security log", async () => {
  const group = await town.found();
  const seat = await group.makeSeat(await group.organisation("police", "Police"));
  await group.picture("K-61");
  const secret = await group.invite(seat);
  await visitor(town.url).ask("POST", "/api/invitations/read", { secret });
  expect(town.noted.length).toBeGreaterThan(0);
  const words = JSON.stringify(town.noted);
  for (const canary of [secret, "K-61"]) expect(words).not.toContain(canary);
});
