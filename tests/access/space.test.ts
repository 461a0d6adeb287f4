// What the coordinator sets for the space as a whole, over HTTP: its name, and how sure a sign-in it asks for.
import { GroupView } from "@hybrid/domain";
import { expect, test } from "vitest";
import { refusal, useTown } from "../support/group.ts";

const town = useTown("space");

test("[GR14] the coordinator renames the space, and nobody else does", async () => {
  const group = await town.found();
  const { person, seat } = await group.seatHolder(await group.organisation("police", "Police"), "Holder Rename");
  const name = { name: "Lindhamra and round about" };
  expect(await person.ask("PUT", `/api/seats/${seat}/space`, name)).toEqual(refusal("unknown", 404));
  expect(await group.lead.ask("PUT", `${group.at}/space`, { name: " " })).toEqual(refusal("malformed", 400));
  expect((await group.lead.ask("PUT", `${group.at}/space`, name)).status).toBe(204);
  expect((await group.view()).space.name).toBe("Lindhamra and round about");
  expect(town.noted).toContainEqual(expect.objectContaining({ what: "space renamed" }));
});

test("[GR14] a level that this server does not know is asked of nobody", async () => {
  const group = await town.found();
  const { person, seat } = await group.seatHolder(await group.organisation("police", "Police"), "Holder Level");
  const level = { assurance: "loa3" };
  expect(await person.ask("PUT", `/api/seats/${seat}/assurance`, level)).toEqual(refusal("unknown", 404));
  expect(await group.lead.ask("PUT", `${group.at}/assurance`, level)).toEqual(refusal("malformed", 400));
  expect((await group.lead.ask("PUT", `${group.at}/assurance`, { assurance: null })).status).toBe(204);
  expect((await group.view()).assurance).toEqual({ asked: null, levels: [], own: null });
});

test("[GR13] who reads a picture sees who was let in to it and when; who does not, does not", async () => {
  const group = await town.found();
  const police = await group.seatHolder(await group.organisation("police", "Police"), "Holder History");
  const school = await group.seatHolder(await group.organisation("school", "School"), "Teacher History");
  const picture = await group.picture("K-17");
  const since = town.time;
  await group.admit(picture, police.seat, ["picture"]);
  town.time += 1000;
  await group.admit(picture, police.seat, ["picture", "voice"]);
  const seen = async ({ person, seat }: typeof police) =>
    GroupView.parse((await person.ask("GET", `/api/seats/${seat}/group`)).body).pictures.map(({ history }) => history);
  expect((await seen(police))[0]!.filter((each) => each.seat === police.seat)).toEqual([
    { seat: police.seat, kinds: ["picture", "voice"], since: since + 1000, until: null },
    { seat: police.seat, kinds: ["picture"], since, until: since + 1000 },
  ]);
  expect(await seen(school)).toEqual([]);
});
