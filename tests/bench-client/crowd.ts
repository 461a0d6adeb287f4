// Everybody else, in a process of their own: the server, the group, and the nine colleagues who write. What they cost
// is on the same machine, but never on the thread that turns the keys or in the browser that is measured.
import { createServer, type Server } from "server/app";
import { answer } from "../bench/process.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { doorOf, foundFullGroup, type FullGroup } from "./group.ts";
import { seatTypists, type Typists } from "./typists.ts";

export type Founded = {
  readonly url: string;
  readonly picture: string;
  readonly seat: string;
  readonly cookie: string;
};
export type Told = { readonly letters: number; readonly seconds: number };

/** CLIENT=folder serves another build than the one in client/dist. */
const clientDir = process.env["CLIENT"];
const folder = openTempFolder("bench-client");
process.once("exit", () => folder.close());
let server: Server | undefined;
let group: FullGroup | undefined;
let typists: Typists | undefined;

answer({
  async found(): Promise<Founded> {
    const where = { dataDir: folder.path, port: 0, host: "127.0.0.1", ...(clientDir ? { clientDir } : {}) };
    server = await createServer({ ...where, demo: false, origins: [], requests: 100_000 });
    group = await foundFullGroup(server);
    const { seat, person } = group.members[0]!;
    return { url: server.url, picture: group.picture, seat, cookie: person.cookie };
  },
  async start(people: number) {
    if (!server || !group) throw new Error("nothing is founded");
    const [url, { members, picture }] = [server.url, group];
    const [, ...others] = members;
    const doors = Array.from({ length: people }, (_, at) =>
      doorOf(url, others[at % others.length]!, ({ id }) => id === picture),
    );
    typists = (await seatTypists(doors)).start();
  },
  stop: (): Told => typists!.stop(),
  close: () => server?.close(),
});
