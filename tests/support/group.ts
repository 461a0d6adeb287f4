// A group over HTTP for tests: founded by an administrator, coordinated by its first coordinator, on a server whose
// clock the test holds.
import { GroupView, SeatView } from "@hybrid/domain";
import { createServer, type Server, type ServerOptions } from "server/app";
import { afterAll, beforeAll, expect } from "vitest";
import { enrol, enrolAdministrator, type Answered, type Guest } from "./people.ts";
import { openTempFolder, type TempFolder } from "./temp-folder.ts";

export const day = 86_400_000;
export const begin = Date.parse("2026-11-22T09:00:00Z");
export const usual = { days: 7, replace: "none", email: null };

export const refusal = (code: string, status: number): Answered => ({ status, body: { code } });
export const idOf = ({ body }: Answered) => (body as { id: string }).id;
const secretOf = ({ body }: Answered) => (body as { secret: string }).secret;

export type Noted = { readonly what: string; readonly detail?: string };

export type Town = {
  readonly server: Server;
  readonly url: string;
  readonly admin: Guest;
  readonly noted: Noted[];
  /** milliseconds since 1970 */
  time: number;
  found(): Promise<Group>;
};

export type Group = {
  readonly name: string;
  readonly lead: Guest;
  readonly seat: string;
  /** the address of what the coordinator does */
  readonly at: string;
  view(): Promise<GroupView>;
  organisation(kind: string, name: string): Promise<string>;
  makeSeat(organisation: string): Promise<string>;
  makeGuest(organisation: string, until: string): Promise<string>;
  /** The secret of a new invitation. */
  invite(seat: string, more?: object): Promise<string>;
  /** A new person who accepts an invitation to the seat. */
  settle(seat: string, name: string): Promise<Guest>;
  /** A new person in a new seat of the organisation. */
  seatHolder(organisation: string, name: string): Promise<{ seat: string; person: Guest }>;
  picture(title: string, about?: "person" | "pattern"): Promise<string>;
  admit(picture: string, seat: string, kinds: string[], cautionRead?: boolean): Promise<Answered>;
};

/** To be called at the top of a file of tests. */
export function useTown(name: string, more: Partial<ServerOptions> = {}): Town {
  let [folder, server, admin, count]: [TempFolder?, Server?, Guest?, number?] = [];
  beforeAll(async () => {
    folder = openTempFolder(name);
    server = await createServer({
      dataDir: folder.path,
      port: 0,
      host: "127.0.0.1",
      demo: false,
      origins: [],
      requests: 100_000,
      now: () => town.time,
      securityLog: { note: (event) => void town.noted.push(event) },
      sessionLimits: { idle: 400 * day, absolute: 400 * day },
      ...more,
    });
    admin = await enrolAdministrator(server);
  });
  afterAll(async () => {
    await server?.close();
    folder?.close();
  });
  const town: Town = {
    get server() {
      return there(server);
    },
    get url() {
      return there(server).url;
    },
    get admin() {
      return there(admin);
    },
    noted: [],
    time: begin,
    async found() {
      count = (count ?? 0) + 1;
      const space = { name: `Group ${count}`, language: "en", email: null };
      const made = await town.admin.ask("POST", "/api/spaces", space);
      const { seat, invitation } = made.body as { seat: string; invitation: { secret: string } };
      const lead = await enrol(town.url, "invitation", invitation.secret, `Lead ${"x".repeat(count)}`);
      const accepted = await lead.ask("POST", "/api/invitations/accept", { secret: invitation.secret });
      expect(accepted.body).toEqual({ seat });
      return groupOf(town.url, space.name, lead, seat);
    },
  };
  return town;
}

/** What a coordinator does, over HTTP. */
export function groupOf(url: string, name: string, lead: Guest, seat: string): Group {
  const at = `/api/seats/${seat}`;
  const group: Group = {
    name,
    lead,
    seat,
    at,
    view: async () => GroupView.parse((await lead.ask("GET", `${at}/group`)).body),
    organisation: async (kind, of) => idOf(await lead.ask("POST", `${at}/organisations`, { kind, name: of })),
    makeSeat: async (organisation) => idOf(await lead.ask("POST", `${at}/seats`, { organisation })),
    makeGuest: async (organisation, until) => idOf(await lead.ask("POST", `${at}/guests`, { organisation, until })),
    invite: async (of, more = {}) =>
      secretOf(await lead.ask("POST", `${at}/seats/${of}/invitations`, { ...usual, ...more })),
    async settle(of, who) {
      const secret = await group.invite(of);
      const person = await enrol(url, "invitation", secret, who);
      expect((await person.ask("POST", "/api/invitations/accept", { secret })).status).toBe(200);
      return person;
    },
    async seatHolder(organisation, who) {
      const own = await group.makeSeat(organisation);
      return { seat: own, person: await group.settle(own, who) };
    },
    picture: async (title, about = "person") =>
      idOf(await lead.ask("POST", `${at}/pictures`, { title, sure: false, about })),
    admit: (picture, of, kinds, cautionRead = false) =>
      lead.ask("PUT", `${at}/pictures/${picture}/admissions/${of}`, { kinds, cautionRead }),
  };
  return group;
}

/** What a person sees from a seat; undefined if it is not theirs to act from. */
export async function see(person: Guest, seat: string): Promise<SeatView | undefined> {
  const { status, body } = await person.ask("GET", `/api/seats/${seat}`);
  return status === 200 ? SeatView.parse(body) : undefined;
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError("the town is not there yet");
  return value;
}
