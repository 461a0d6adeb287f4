// The group over HTTP, on a live server with a clock of its own: who may do what to whom, what an invitation is good
// for, and what stays when somebody goes.
import { GroupView, SeatView } from "@hybrid/domain";
import { createServer, type Server } from "server/app";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { enrol, enrolAdministrator, visitor, type Guest } from "../support/people.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

const day = 86_400_000;
const begin = Date.parse("2026-11-22T09:00:00Z");
let time = begin;
const noted: { what: string; detail?: string }[] = [];

let folder: TempFolder;
let server: Server;
let admin: Guest;

beforeAll(async () => {
  folder = openTempFolder("group");
  server = await createServer({
    dataDir: folder.path,
    port: 0,
    host: "127.0.0.1",
    demo: false,
    origins: [],
    now: () => time,
    securityLog: { note: (event) => void noted.push(event) },
    sessionLimits: { idle: 400 * day, absolute: 400 * day },
    requests: 100_000,
  });
  admin = await enrolAdministrator(server);
});
afterAll(async () => {
  await server.close();
  folder.close();
});

const refusal = (code: string, status: number) => ({ status, body: { code } });
const idOf = ({ body }: { body: unknown }) => (body as { id: string }).id;
const secretOf = ({ body }: { body: unknown }) => (body as { secret: string }).secret;

type Group = {
  readonly lead: Guest;
  readonly seat: string;
  readonly at: string;
  view(): Promise<GroupView>;
  organisation(kind: string, name: string): Promise<string>;
  makeSeat(organisation: string): Promise<string>;
  invite(seat: string, more?: object): Promise<string>;
  /** A new person in a new seat of the organisation. */
  seatHolder(organisation: string, name: string): Promise<{ seat: string; person: Guest }>;
  picture(title: string): Promise<string>;
  admit(picture: string, seat: string, kinds: string[], cautionRead?: boolean): ReturnType<Guest["ask"]>;
};

let count = 0;
const usual = { days: 7, replace: "none", email: null };

async function found(): Promise<Group> {
  count += 1;
  const made = await admin.ask("POST", "/api/spaces", { name: `Group ${count}`, language: "en", email: null });
  const { seat, invitation } = made.body as { seat: string; invitation: { secret: string } };
  const lead = await enrol(server.url, "invitation", invitation.secret, `Lead ${"x".repeat(count)}`);
  expect((await lead.ask("POST", "/api/invitations/accept", { secret: invitation.secret })).body).toEqual({ seat });
  return groupOf(lead, seat);
}

function groupOf(lead: Guest, seat: string): Group {
  const at = `/api/seats/${seat}`;
  const invite = async (of: string, more = {}) =>
    secretOf(await lead.ask("POST", `${at}/seats/${of}/invitations`, { ...usual, ...more }));
  const makeSeat = async (organisation: string) => idOf(await lead.ask("POST", `${at}/seats`, { organisation }));
  return {
    ...{ lead, seat, at, invite, makeSeat },
    view: async () => GroupView.parse((await lead.ask("GET", `${at}/group`)).body),
    organisation: async (kind, name) => idOf(await lead.ask("POST", `${at}/organisations`, { kind, name })),
    picture: async (title) => idOf(await lead.ask("POST", `${at}/pictures`, { title, sure: false })),
    admit: (picture, of, kinds, cautionRead = false) =>
      lead.ask("PUT", `${at}/pictures/${picture}/admissions/${of}`, { kinds, cautionRead }),
    async seatHolder(organisation, name) {
      const own = await makeSeat(organisation);
      const secret = await invite(own);
      const person = await enrol(server.url, "invitation", secret, name);
      expect((await person.ask("POST", "/api/invitations/accept", { secret })).status).toBe(200);
      return { seat: own, person };
    },
  };
}

async function see(person: Guest, seat: string): Promise<SeatView | undefined> {
  const { status, body } = await person.ask("GET", `/api/seats/${seat}`);
  return status === 200 ? SeatView.parse(body) : undefined;
}

describe("founding", () => {
  test("[GR1] an administrator founds and invites, reads nothing and holds no seat by that", async () => {
    const group = await found();
    expect((await admin.ask("GET", "/api/founding")).body).toEqual({ may: "administrator", mail: false });
    expect(await admin.ask("GET", `${group.at}/group`)).toEqual(refusal("unknown", 404));
    expect((await admin.ask("GET", "/api/session")).body).toEqual({ seats: [] });
  });

  test("[GR1] a coordinator founds another space and sits in it; others found nothing", async () => {
    const group = await found();
    const { person } = await group.seatHolder(await group.organisation("police", "Police"), "Holder Founding");
    const space = { name: "Second", language: "sv", email: null };
    const made = await group.lead.ask("POST", "/api/spaces", space);
    expect(made).toMatchObject({ status: 200, body: { invitation: null } });
    const { seats } = (await group.lead.ask("GET", "/api/session")).body as { seats: { space: { name: string } }[] };
    expect(seats.map((seat) => seat.space.name).toSorted()).toEqual([`Group ${count}`, "Second"].toSorted());
    expect(await person.ask("POST", "/api/spaces", space)).toEqual(refusal("unknown", 404));
    expect(await visitor(server.url).ask("POST", "/api/spaces", space)).toEqual(refusal("sign-in", 401));
  });

  test("[GR2] the glossary is founded once, with the starter terms or without", async () => {
    const group = await found();
    const holder = await group.seatHolder(await group.organisation("police", "Police"), "Holder Glossary");
    expect((await see(holder.person, holder.seat))!.documents).toEqual([]);
    expect((await group.lead.ask("POST", `${group.at}/glossary`, { starter: true })).status).toBe(204);
    expect(await group.lead.ask("POST", `${group.at}/glossary`, { starter: false })).toEqual(refusal("changed", 409));
    const kinds = (await see(holder.person, holder.seat))!.documents.map(({ kind, right }) => `${kind} ${right}`);
    expect(kinds.toSorted()).toEqual(["glossary write", "voice write"]);
    const second = await group.seatHolder(await group.organisation("school", "School"), "Holder School");
    const voices = (await see(second.person, second.seat))!.documents.filter(({ kind }) => kind === "voice");
    expect(voices.map(({ right }) => right).toSorted()).toEqual(["read", "write"]);
  });

  test("[GR3] a picture's title that looks like a person is asked about", async () => {
    const { lead, at } = await found();
    for (const title of ["Anna Berg", "20090412-1234", "Robin"]) {
      expect(await lead.ask("POST", `${at}/pictures`, { title, sure: false })).toEqual(refusal("title-personal", 400));
    }
    expect((await lead.ask("POST", `${at}/pictures`, { title: "Robin", sure: true })).status).toBe(200);
    expect((await lead.ask("POST", `${at}/pictures`, { title: "K-17", sure: false })).status).toBe(200);
  });
});

describe("admissions", () => {
  test("[GR4] a seat reads of a picture what it was let in to, and its voice and notes are there", async () => {
    const group = await found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Police Admitted");
    const civil = await group.seatHolder(await group.organisation("civil", "Crossroads"), "Civil Admitted");
    const picture = await group.picture("K-17");
    expect((await see(police.person, police.seat))!.documents).toEqual([]);
    expect((await group.admit(picture, police.seat, ["picture", "voice", "notes"])).status).toBe(204);
    const opened = (await see(police.person, police.seat))!.documents.map(({ kind, right }) => `${kind} ${right}`);
    expect(opened.toSorted()).toEqual(["notes write", "picture write", "voice write"]);

    expect(await group.admit(picture, civil.seat, ["picture"])).toEqual(refusal("caution", 400));
    expect((await group.admit(picture, civil.seat, ["picture"], true)).status).toBe(204);
    expect((await see(civil.person, civil.seat))!.documents.map(({ kind }) => kind)).toEqual(["picture"]);
    // Less asks for nothing; more does.
    expect(await group.admit(picture, civil.seat, ["picture", "voice"])).toEqual(refusal("caution", 400));
    expect((await group.admit(picture, civil.seat, ["picture", "voice"], true)).status).toBe(204);
    expect((await group.admit(picture, civil.seat, ["picture"])).status).toBe(204);

    const own = (await see(group.lead, group.seat))!.documents.map(({ kind }) => kind);
    expect(own.toSorted()).toEqual(["picture", "voice", "voice"]);
    await group.lead.ask("DELETE", `${group.at}/pictures/${picture}/admissions/${police.seat}`);
    expect((await see(police.person, police.seat))!.documents).toEqual([]);
  });

  test("[GR4] voices and notes open only beside the picture, notes only to an organisation's own seat", async () => {
    const group = await found();
    const school = await group.organisation("school", "School");
    const [seat, picture] = [await group.makeSeat(school), await group.picture("K-18")];
    const until = "2026-11-30";
    const guest = idOf(await group.lead.ask("POST", `${group.at}/guests`, { organisation: school, until }));
    expect((await group.admit(picture, seat, ["voice"])).status).toBe(400);
    expect((await group.admit(picture, seat, [])).status).toBe(400);
    expect((await group.admit(picture, guest, ["picture", "notes"])).status).toBe(400);
    expect((await group.admit(picture, group.seat, ["picture", "notes"])).status).toBe(400);
    expect((await group.admit(picture, "elsewhere", ["picture"])).status).toBe(404);
    expect((await group.admit("elsewhere", seat, ["picture"])).status).toBe(404);
  });

  test("[GR9] whoever is not the coordinator sees of the pictures only those they read", async () => {
    const group = await found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Police Titles");
    const [open, closed] = [await group.picture("K-21"), await group.picture("K-22")];
    await group.admit(open, police.seat, ["picture"]);
    const view = GroupView.parse((await police.person.ask("GET", `/api/seats/${police.seat}/group`)).body);
    expect(view.pictures.map(({ id }) => id)).toEqual([open]);
    expect(view.cautions).toEqual([]);
    expect(JSON.stringify(view)).not.toContain("K-22");
    expect((await group.view()).pictures.map(({ id }) => id).toSorted()).toEqual([open, closed].toSorted());
  });
});

describe("invitations", () => {
  test("[GR5] an invitation says what it is to, and works once", async () => {
    const group = await found();
    const seat = await group.makeSeat(await group.organisation("health", "Clinic"));
    const secret = await group.invite(seat);
    const nobody = visitor(server.url);
    const read = await nobody.ask("POST", "/api/invitations/read", { secret });
    expect(read.body).toEqual({
      space: { name: `Group ${count}`, language: "en" },
      organisation: { kind: "health", name: "Clinic" },
      role: "organisation",
      until: null,
      expiresAt: time + 7 * day,
      replaces: false,
      person: null,
    });
    expect(await nobody.ask("POST", "/api/invitations/accept", { secret })).toEqual(refusal("sign-in", 401));
    const person = await enrol(server.url, "invitation", secret, "Clinic Holder");
    expect((await person.ask("POST", "/api/invitations/accept", { secret })).body).toEqual({ seat });
    noted.length = 0;
    for (const deed of ["read", "accept", "decline"]) {
      expect(await person.ask("POST", `/api/invitations/${deed}`, { secret })).toEqual(refusal("invitation-used", 410));
    }
    expect(noted.map(({ what, detail }) => `${what}: ${detail}`)).toEqual(
      Array.from({ length: 3 }, () => "invitation refused: used"),
    );
    await expect(enrol(server.url, "invitation", secret, "Too Late")).rejects.toThrow("410");
  });

  test("[GR5] an invitation that is foreign, too old, taken back or declined is refused with a code of its own", async () => {
    const group = await found();
    const seat = await group.makeSeat(await group.organisation("health", "Clinic"));
    const nobody = visitor(server.url);
    const read = (secret: string) => nobody.ask("POST", "/api/invitations/read", { secret });
    noted.length = 0;
    expect(await read("A".repeat(43))).toEqual(refusal("invitation-unknown", 404));
    expect(await read("")).toEqual(refusal("invitation-unknown", 404));
    expect(noted.map(({ detail }) => detail)).toEqual(["unknown", "unknown"]);

    const old = await group.invite(seat, { days: 1 });
    time += day;
    expect(await read(old)).toEqual(refusal("invitation-expired", 410));

    const first = await group.invite(seat);
    const second = await group.invite(seat);
    expect(await read(first)).toEqual(refusal("invitation-expired", 410));
    const { invitation } = (await group.view()).seats.find(({ id }) => id === seat)!;
    expect((await group.lead.ask("DELETE", `${group.at}/invitations/${invitation!.id}`)).status).toBe(204);
    expect(await read(second)).toEqual(refusal("invitation-expired", 410));

    const third = await group.invite(seat);
    expect((await nobody.ask("POST", "/api/invitations/decline", { secret: third })).status).toBe(204);
    expect(await read(third)).toEqual(refusal("invitation-used", 410));
  });

  test("[GR5] of two who accept one invitation at once, one holds the seat", async () => {
    const group = await found();
    const seat = await group.makeSeat(await group.organisation("school", "School"));
    const secret = await group.invite(seat);
    const people = await Promise.all(
      ["First Racer", "Second Racer"].map((name) => enrol(server.url, "invitation", secret, name)),
    );
    const answers = await Promise.all(people.map((one) => one.ask("POST", "/api/invitations/accept", { secret })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 410]);
    const { holders } = (await group.view()).seats.find(({ id }) => id === seat)!;
    expect(holders).toHaveLength(1);
  });

  test("[GR6] one person holds one seat in a group, and any number in others", async () => {
    const group = await found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Many Seats");
    const secret = await group.invite(await group.makeSeat(await group.organisation("school", "School")));
    expect(await police.person.ask("POST", "/api/invitations/accept", { secret })).toEqual(refusal("seat-held", 409));
    expect(await group.lead.ask("POST", "/api/invitations/read", { secret })).toEqual(refusal("seat-held", 409));

    const other = await found();
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
    const group = await found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Old Holder");
    const address = `${group.at}/seats/${police.seat}/invitations`;
    expect(await group.lead.ask("POST", address, usual)).toEqual(refusal("seat-taken", 409));
    const secret = await group.invite(police.seat, { replace: "on-accept" });
    expect(await see(police.person, police.seat)).toBeDefined();
    const next = await enrol(server.url, "invitation", secret, "New Holder");
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
    const group = await found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Sitting One");
    const replacing = await group.invite(police.seat, { replace: "on-accept" });
    const late = await enrol(server.url, "invitation", replacing, "Late One");
    const atOnce = await group.invite(police.seat, { replace: "at-once" });
    expect(await see(police.person, police.seat)).toBeUndefined();
    const quick = await enrol(server.url, "invitation", atOnce, "Quick One");
    expect((await quick.ask("POST", "/api/invitations/accept", { secret: atOnce })).status).toBe(200);
    expect(await late.ask("POST", "/api/invitations/accept", { secret: replacing })).toEqual(
      refusal("invitation-expired", 410),
    );
  });

  test("[GR7] ending a holding and closing a seat shut it at once; the coordinator's seat cannot be left or closed", async () => {
    const group = await found();
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
    time = begin;
    const group = await found();
    const organisation = await group.organisation("other", "County board");
    const until30 = { organisation, until: "2026-11-30" };
    const seat = idOf(await group.lead.ask("POST", `${group.at}/guests`, until30));
    const secret = await group.invite(seat);
    const guest = await enrol(server.url, "invitation", secret, "Visiting Guest");
    await guest.ask("POST", "/api/invitations/accept", { secret });
    const picture = await group.picture("K-41");
    await group.admit(picture, seat, ["picture", "voice"]);
    await group.lead.ask("POST", `${group.at}/glossary`, { starter: false });
    const rights = async () =>
      (await see(guest, seat))?.documents.map(({ kind, right }) => `${kind} ${right}`).toSorted();
    expect(await rights()).toEqual(["glossary read", "picture read"]);
    time = Date.parse("2026-11-30T22:59:00Z");
    expect(await rights()).toEqual(["glossary read", "picture read"]);
    time = Date.parse("2026-11-30T23:01:00Z");
    expect(await rights()).toBeUndefined();
    expect((await group.lead.ask("PUT", `${group.at}/seats/${seat}`, { until: "2026-11-29" })).status).toBe(400);
    expect((await group.lead.ask("PUT", `${group.at}/seats/${seat}`, { until: "2026-12-05" })).status).toBe(204);
    expect(await rights()).toEqual(["glossary read", "picture read"]);
    time = begin;
  });
});

test("[GR10] of everything the coordinator does, nobody else may do anything, and it looks as if it did not exist", async () => {
  const [group, elsewhere] = [await found(), await found()];
  const police = await group.organisation("police", "Police");
  const holder = await group.seatHolder(police, "Matrix Holder");
  const guestSeat = idOf(
    await group.lead.ask("POST", `${group.at}/guests`, { organisation: police, until: "2026-12-24" }),
  );
  const secret = await group.invite(guestSeat);
  const guest = await enrol(server.url, "invitation", secret, "Matrix Guest");
  await guest.ask("POST", "/api/invitations/accept", { secret });
  const picture = await group.picture("K-51");
  const free = await group.makeSeat(police);
  const open = await group.invite(free);
  const invitation = (await group.view()).seats.find(({ id }) => id === free)!.invitation!.id;

  const deeds: [string, string, unknown][] = [
    ["POST", "organisations", { kind: "police", name: "Another" }],
    ["PUT", `organisations/${police}`, { kind: "police", name: "Another" }],
    ["POST", "seats", { organisation: police }],
    ["POST", "guests", { organisation: police, until: "2026-12-24" }],
    ["PUT", `seats/${guestSeat}`, { until: "2026-12-31" }],
    ["DELETE", `seats/${free}`, undefined],
    ["DELETE", `seats/${holder.seat}/holder`, undefined],
    ["POST", `seats/${free}/invitations`, usual],
    ["DELETE", `invitations/${invitation}`, undefined],
    ["POST", "glossary", { starter: false }],
    ["POST", "pictures", { title: "K-52", sure: false }],
    ["PUT", `pictures/${picture}/admissions/${holder.seat}`, { kinds: ["picture"], cautionRead: true }],
    ["DELETE", `pictures/${picture}/admissions/${group.seat}`, undefined],
    ["PUT", "cautions/civil", { words: "a", source: "b", reviewBy: "2027-01-01" }],
  ];
  const before = await group.view();
  const people = [
    { who: "holder", person: holder.person, seats: [holder.seat, group.seat] },
    { who: "guest", person: guest, seats: [guestSeat, group.seat] },
    { who: "administrator", person: admin, seats: [group.seat] },
    { who: "another group's coordinator", person: elsewhere.lead, seats: [group.seat, elsewhere.seat] },
  ];
  for (const { who, person, seats } of people) {
    for (const seat of seats) {
      for (const [method, path, body] of deeds) {
        // In one's own group one may add what is one's own; what is somebody else's is not there.
        if (seat === elsewhere.seat && !/\//.test(path)) continue;
        if (seat === elsewhere.seat && path.startsWith("cautions")) continue;
        const answer = await person.ask(method, `/api/seats/${seat}/${path}`, body);
        expect({ who, method, path, ...answer }).toEqual({ who, method, path, ...refusal("unknown", 404) });
      }
    }
  }
  for (const [method, path, body] of [...deeds, ["GET", "group", undefined] as const]) {
    const answer = await visitor(server.url).ask(method, `${group.at}/${path}`, body);
    expect({ path, ...answer }).toEqual({ path, ...refusal("sign-in", 401) });
  }
  expect(await group.view()).toEqual(before);
  expect((await visitor(server.url).ask("POST", "/api/invitations/read", { secret: open })).status).toBe(200);
  for (const [who, seat] of [
    [holder.person, holder.seat],
    [guest, guestSeat],
  ] as const) {
    expect((await who.ask("GET", `/api/seats/${seat}/group`)).status).toBe(200);
  }
  for (const [method, path, body] of deeds) {
    const answer = await group.lead.ask(method, `${group.at}/${path}`, body);
    // The seat was closed and its invitation went with it, as the deeds before say.
    const gone = path === `seats/${free}/invitations` || path.startsWith("invitations/");
    expect({ path, status: answer.status }).toEqual({ path, status: gone ? 404 : answer.body === null ? 204 : 200 });
  }
});

test("[GR5] no secret and no content comes to be in the notes of the security log", async () => {
  const group = await found();
  const seat = await group.makeSeat(await group.organisation("police", "Police"));
  await group.picture("K-61");
  const secret = await group.invite(seat);
  await visitor(server.url).ask("POST", "/api/invitations/read", { secret });
  await until("something was noted", () => noted.length > 0);
  const words = JSON.stringify(noted);
  for (const canary of [secret, "K-61"]) expect(words).not.toContain(canary);
});
