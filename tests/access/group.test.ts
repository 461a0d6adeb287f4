// The group over HTTP, on a live server: founding, admissions, and who may do what.
import { GroupView } from "@hybrid/domain";
import { describe, expect, test } from "vitest";
import { idOf, refusal, see, usual, useTown } from "../support/group.ts";
import { enrol, visitor } from "../support/people.ts";

const town = useTown("group");

describe("founding", () => {
  test("[GR1] an administrator founds and invites, reads nothing and holds no seat by that", async () => {
    const group = await town.found();
    expect((await town.admin.ask("GET", "/api/founding")).body).toEqual({ may: "administrator", mail: false });
    expect(await town.admin.ask("GET", `${group.at}/group`)).toEqual(refusal("unknown", 404));
    expect((await town.admin.ask("GET", "/api/session")).body).toEqual({ seats: [] });
  });

  test("[GR1] a coordinator founds another space and sits in it; others found nothing", async () => {
    const group = await town.found();
    const { person } = await group.seatHolder(await group.organisation("police", "Police"), "Holder Founding");
    const space = { name: "Second", language: "sv", email: null };
    const made = await group.lead.ask("POST", "/api/spaces", space);
    expect(made).toMatchObject({ status: 200, body: { invitation: null } });
    const { seats } = (await group.lead.ask("GET", "/api/session")).body as { seats: { space: { name: string } }[] };
    expect(seats.map((seat) => seat.space.name).toSorted()).toEqual([group.name, "Second"].toSorted());
    expect(await person.ask("POST", "/api/spaces", space)).toEqual(refusal("unknown", 404));
    expect(await visitor(town.url).ask("POST", "/api/spaces", space)).toEqual(refusal("sign-in", 401));
  });

  test("[GR2] the glossary is founded once, with the starter terms or without", async () => {
    const group = await town.found();
    const holder = await group.seatHolder(await group.organisation("police", "Police"), "Holder Glossary");
    expect((await see(holder.person, holder.seat))!.documents).toEqual([]);
    expect((await group.lead.ask("POST", `${group.at}/glossary`, { starter: true })).status).toBe(204);
    expect(await group.lead.ask("POST", `${group.at}/glossary`, { starter: false })).toEqual(refusal("changed", 409));
    const kinds = (await see(holder.person, holder.seat))!.documents.map(({ kind, right }) => `${kind} ${right}`);
    expect(kinds.toSorted()).toEqual(["accord read", "glossary write", "voice write"]);
    const second = await group.seatHolder(await group.organisation("school", "School"), "Holder School");
    const voices = (await see(second.person, second.seat))!.documents.filter(({ kind }) => kind === "voice");
    expect(voices.map(({ right }) => right).toSorted()).toEqual(["read", "write"]);
  });

  test("[GR3] a picture's title that looks like a person is asked about", async () => {
    const { lead, at } = await town.found();
    for (const title of ["Anna Berg", "20090412-1234", "Robin"]) {
      expect(await lead.ask("POST", `${at}/pictures`, { title, sure: false })).toEqual(refusal("title-personal", 400));
    }
    expect((await lead.ask("POST", `${at}/pictures`, { title: "Robin", sure: true })).status).toBe(200);
    expect((await lead.ask("POST", `${at}/pictures`, { title: "K-17", sure: false })).status).toBe(200);
  });
});

describe("admissions", () => {
  test("[GR4] a seat reads of a picture what it was let in to, and its voice and notes are there", async () => {
    const group = await town.found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Police Admitted");
    const civil = await group.seatHolder(await group.organisation("civil", "Crossroads"), "Civil Admitted");
    const picture = await group.picture("K-17");
    expect((await see(police.person, police.seat))!.documents).toEqual([]);
    expect((await group.admit(picture, police.seat, ["picture", "voice", "notes"])).status).toBe(204);
    const opened = (await see(police.person, police.seat))!.documents.map(({ kind, right }) => `${kind} ${right}`);
    const beside = ["accord read", "first write", "notes write", "picture write", "thoughts read", "voice write"];
    expect(opened.toSorted()).toEqual(beside);

    expect(await group.admit(picture, civil.seat, ["picture"])).toEqual(refusal("caution", 400));
    expect((await group.admit(picture, civil.seat, ["picture"], true)).status).toBe(204);
    const civilReads = (await see(civil.person, civil.seat))!.documents.map(({ kind }) => kind);
    expect(civilReads.toSorted()).toEqual(["accord", "picture"]);
    // Less asks for nothing; more does.
    expect(await group.admit(picture, civil.seat, ["picture", "voice"])).toEqual(refusal("caution", 400));
    expect((await group.admit(picture, civil.seat, ["picture", "voice"], true)).status).toBe(204);
    expect((await group.admit(picture, civil.seat, ["picture"])).status).toBe(204);

    const own = (await see(group.lead, group.seat))!.documents.map(({ kind }) => kind);
    expect(own.toSorted()).toEqual(["accord", "picture", "thoughts", "voice", "voice"]);
    await group.lead.ask("DELETE", `${group.at}/pictures/${picture}/admissions/${police.seat}`);
    expect((await see(police.person, police.seat))!.documents).toEqual([]);
  });

  test("[PL3] a picture of a place is founded beside the others, and opens nothing but itself", async () => {
    const group = await town.found();
    const police = await group.seatHolder(await group.organisation("police", "Police"), "Police Place");
    const body = { title: "the station square", sure: false, about: "pattern" };
    const { id } = (await group.lead.ask("POST", `${group.at}/pictures`, body)).body as { id: string };
    const wrong = await group.lead.ask("POST", `${group.at}/pictures`, { ...body, about: "everybody" });
    expect(wrong).toEqual(refusal("malformed", 400));
    expect(await group.admit(id, police.seat, ["picture", "voice"])).toEqual(refusal("malformed", 400));
    expect(await group.admit(id, police.seat, ["picture", "notes"])).toEqual(refusal("malformed", 400));
    expect((await see(police.person, police.seat))!.documents).toEqual([]);
    expect((await group.admit(id, police.seat, ["picture"])).status).toBe(204);
    const opened = (await see(police.person, police.seat))!.documents.map(({ kind, right }) => `${kind} ${right}`);
    expect(opened).toEqual(["pattern write"]);
    const { pictures } = await group.view();
    expect(pictures).toMatchObject([{ id, about: "pattern", admissions: [{}, {}] }]);
  });

  test("[GR4] voices and notes open only beside the picture, notes only to an organisation's own seat", async () => {
    const group = await town.found();
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
    const group = await town.found();
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

test("[GR10] of everything the coordinator does, nobody else may do anything, and it looks as if it did not exist", async () => {
  const [group, elsewhere] = [await town.found(), await town.found()];
  const police = await group.organisation("police", "Police");
  const holder = await group.seatHolder(police, "Matrix Holder");
  const guestSeat = idOf(
    await group.lead.ask("POST", `${group.at}/guests`, { organisation: police, until: "2026-12-24" }),
  );
  const secret = await group.invite(guestSeat);
  const guest = await enrol(town.url, "invitation", secret, "Matrix Guest");
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
    { who: "administrator", person: town.admin, seats: [group.seat] },
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
    const answer = await visitor(town.url).ask(method, `${group.at}/${path}`, body);
    expect({ path, ...answer }).toEqual({ path, ...refusal("sign-in", 401) });
  }
  expect(await group.view()).toEqual(before);
  expect((await visitor(town.url).ask("POST", "/api/invitations/read", { secret: open })).status).toBe(200);
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
