// Every role × every address of the server, taken from the server itself, so that an address nobody has thought about
// fails here. Every byte of every answer is searched for words that its asker must not see.
import { rightTo, seatStands } from "@hybrid/domain";
import { createServer } from "server/app";
import { beforeAll, expect, test } from "vitest";
import { useTown } from "../../support/group.ts";
import { openTempFolder } from "../../support/temp-folder.ts";
import { addresses, type Asked, type Line, type Who } from "./addresses.ts";
import { canaryOf, foundWorld, type Actor, type World } from "./world.ts";

const town = useTown("routes", { trustProxy: ["loopback"] });
let world: World;
beforeAll(async () => {
  world = await foundWorld(town);
  // Longer than a proof of who one is lasts, and than failures are counted.
  town.time += 16 * 60_000;
});

/** "GET /api/seats/:seat" and so on, out of the tree that Fastify prints. */
async function listRoutes(): Promise<string[]> {
  const folder = openTempFolder("routes-listed");
  const server = await createServer({ dataDir: folder.path, port: 0, host: "127.0.0.1", demo: true, origins: [] });
  const tree = server.app.printRoutes({ commonPrefix: false });
  await server.close();
  folder.close();
  const above: string[] = [];
  return tree.split("\n").flatMap((text) => {
    const [, indent, piece, methods] = /^(.*?)[├└]── (\S+) \((.*)\)$/.exec(text) ?? [];
    if (indent === undefined || piece === undefined || methods === undefined) return [];
    above.length = indent.length / 4;
    const path = [...above, piece].join("");
    above.push(piece);
    return methods.split(", ").map((method) => `${method} ${path}`);
  });
}

test("[AU18] every address of the server has an expectation, and every expectation an address", async () => {
  const routes = await listRoutes();
  expect(routes.length).toBeGreaterThan(70);
  const asked = routes.filter((route) => !route.startsWith("HEAD "));
  expect(asked.filter((route) => !(route in addresses))).toEqual([]);
  // The built client is not everywhere.
  expect(Object.keys(addresses).filter((route) => route !== "GET *" && !asked.includes(route))).toEqual([]);
});

const circleAt = (seat: string) => world.circles.find(({ seats }) => seats.some(({ id }) => id === seat))!;
const seatOf = ({ seat }: Actor) => circleAt(seat).seats.find(({ id }) => id === seat)!;
const sits = (actor: Actor) => actor.holds && seatStands(seatOf(actor), circleAt(actor.seat).today);
const coordinates = (actor: Actor) => sits(actor) && seatOf(actor).role === "coordinator";

type Document = World["documents"][number];

const firstPicture = () => world.documents.find(({ id }) => id === world.first.pictures[0])!;

const mayAsk: Readonly<Record<Who, (actor: Actor, document: Document) => boolean>> = {
  everyone: () => true,
  signed: ({ person }) => person.cookie !== "",
  seat: sits,
  speaker: (actor) => sits(actor) && seatOf(actor).role !== "guest",
  coordinator: coordinates,
  local: (actor) => coordinates(actor) && actor.seat === world.first.group.seat,
  founder: (actor) => coordinates(actor) || actor.name === "administrator",
  administrator: ({ name }) => name === "administrator",
  reader: (actor, document) => world.rightOf(actor, document) !== "none",
  sharer: (actor, document) =>
    document.kind === "notes" &&
    world.rightOf(actor, document) === "write" &&
    rightTo(
      circleAt(actor.seat),
      actor.seat,
      world.documents.find(({ id }) => id === document.about)!,
    ) === "write",
  endorser: (actor, document) =>
    sits(actor) &&
    seatOf(actor).role === "organisation" &&
    document.kind === "picture" &&
    world.rightOf(actor, document) === "write",
  learner: (actor, document) => document.kind === "glossary" && world.rightOf(actor, document) !== "none",
  onlooker: (actor) => world.rightOf(actor, firstPicture()) !== "none",
  writer: (actor) => world.rightOf(actor, firstPicture()) === "write",
  nobody: () => false,
};

function expected({ who, taken }: Line, actor: Actor, document: Document): readonly string[] {
  if (mayAsk[who](actor, document)) return [taken].flat();
  if (actor.person.cookie === "") return ["401 sign-in"];
  return ["404 unknown"];
}

const heard = new Map<Actor, string[]>();

/** Each actor comes from a network address of their own, so that nobody is counted for another. */
async function request(actor: Actor, method: string, { path, body }: Asked): Promise<string> {
  const headers: Record<string, string> = { origin: world.url, cookie: actor.person.cookie };
  headers["x-forwarded-for"] = `192.0.2.${world.actors.indexOf(actor) + 1}`;
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  if (body !== undefined) headers["content-type"] = "application/json";
  const response = await fetch(world.url + path, { method, headers, ...sent });
  const text = await response.text();
  const all = `${method} ${path}\n${[...response.headers].join("\n")}\n${text}`;
  heard.set(actor, [...(heard.get(actor) ?? []), all]);
  const code = !response.ok && /"code":"([\w-]+)"/.exec(text)?.[1];
  return code ? `${response.status} ${code}` : String(response.status);
}

/** All where the right to a document decides; for a slip, which goes from notes, one of each other kind beside them. */
function documentsFor(who: Who): readonly Document[] {
  if (who === "reader" || who === "endorser" || who === "learner") return world.documents;
  const first = new Map(world.documents.toReversed().map((record) => [record.kind, record]));
  if (who !== "sharer") return world.documents.slice(0, 1);
  return world.documents.filter((record) => record.kind === "notes" || first.get(record.kind) === record);
}

test("[AU18] [SE7] [SE8] [GR10] every role, every address: what the table says", async () => {
  const wrong: string[] = [];
  let cells = 0;
  for (const [route, line] of Object.entries(addresses)) {
    const method = route.split(" ")[0]!;
    const documents = documentsFor(line.who);
    const ask = async (actor: Actor) => {
      for (const document of documents) {
        const got = await request(actor, method, line.ask(world, actor, document));
        const should = expected(line, actor, document);
        cells += 1;
        if (!should.includes(got))
          wrong.push(`${actor.name} | ${route} | ${document.kind} | ${got}, not ${should.join()}`);
        if (method !== "GET") continue;
        const head = (await request(actor, "HEAD", line.ask(world, actor, document))).slice(0, 3);
        if (!should.some((each) => each.startsWith(head))) wrong.push(`${actor.name} | HEAD of ${route} | ${head}`);
      }
    };
    const [may, mayNot] = [true, false].map((so) =>
      world.actors.filter((actor) => mayAsk[line.who](actor, documents[0]!) === so),
    );
    await Promise.all(mayNot!.map(ask));
    for (const actor of may!) await ask(actor);
  }
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(2000);
});

/** Words that give away a group to whoever has no seat in it: only its own say "The police" and so on. */
const namesOf = (side: World["first"]) =>
  side === world.first ? ["The social", "The youth"] : ["The police elsewhere"];

/** An organisation's read log says what its seats and guests have opened. */
const ourReads = (actor: Actor, record: Document) =>
  sits(actor) &&
  circleAt(actor.seat).seats.some(({ id, organisation }) => {
    const ours = id === actor.seat || (organisation !== null && organisation === seatOf(actor).organisation);
    return ours && rightTo(circleAt(actor.seat), id, record) !== "none";
  });

/** Whoever sits somewhere has the same session, also where she asks from another's seat. */
const belongsTo = ({ person }: Actor, side: World["first"]) =>
  world.actors.some(
    (actor) =>
      actor.person === person && sits(actor) && circleAt(actor.seat).seats.some(({ id }) => id === side.group.seat),
  );

test("[AU18] [SY9] [SE8] [GR9] no answer held a word that its asker must not see", () => {
  const told: string[] = [];
  for (const actor of world.actors) {
    const text = heard.get(actor)!.join("\n");
    for (const record of world.documents) {
      const reads = world.rightOf(actor, record) !== "none";
      if (!reads && text.includes(canaryOf(record))) told.push(`${actor.name}: ${record.kind}`);
      const coordinator = coordinates(actor) && circleAt(actor.seat).documents.some(({ id }) => id === record.id);
      if (record.title !== null && !ourReads(actor, record) && !coordinator && text.includes(`"${record.title}"`))
        told.push(`${actor.name}: the title of ${record.title}`);
    }
    for (const side of [world.first, world.second]) {
      const belongs = belongsTo(actor, side);
      for (const name of namesOf(side)) if (!belongs && text.includes(name)) told.push(`${actor.name}: ${name}`);
      if (belongs && sits(actor))
        expect([actor.name, namesOf(side).every((name) => text.includes(name))]).toEqual([actor.name, true]);
    }
    const slip = world.documents.find(({ id }) => id === world.slip.picture)!;
    const sender =
      sits(actor) && seatOf(actor).organisation === world.slip.sender && seatOf(actor).role === "organisation";
    const reader = world.rightOf(actor, slip) !== "none";
    expect([actor.name, text.includes(world.slip.words)]).toEqual([actor.name, reader || sender]);
  }
  expect(told).toEqual([]);
});
