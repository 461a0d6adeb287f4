// `pnpm bench:nodes`: how long a letter takes from a writer at one server to a reader at another, with three servers on
// one PostgreSQL, and beside it the same work at one server. Every server, PostgreSQL and the load are processes of
// their own on this machine. Everything for people goes to stderr; the last line on stdout is JSON.
//   --seconds N      of each work (10)        --only a,b       only these works        --servers a,b     1,3 unless said
import { parseArgs } from "node:util";
import { createDatabase, startPostgres } from "@hybrid/store/testing/postgres";
import { openTempFolder } from "../support/temp-folder.ts";
import { startProcess, type Process } from "./process.ts";
import type { Opened, Opening, Usage } from "./servers/server.ts";
import type { CrowdAsk, Seen, Writing } from "./load/main.ts";
import type { Target } from "./systems.ts";

type NodeWork = {
  readonly name: string;
  readonly says: string;
  readonly documents: number;
  readonly clients: number;
  readonly writing: Pick<Writing, "writers" | "rate" | "carets">;
};

const works: readonly NodeWork[] = [
  {
    name: "pair",
    says: "1 document, 3 clients, one of them writing 10/s",
    documents: 1,
    clients: 3,
    writing: { writers: 1, rate: 10, carets: true },
  },
  {
    name: "talk",
    says: "1 document, 12 clients, 6 of them writing 5/s",
    documents: 1,
    clients: 12,
    writing: { writers: 6, rate: 5, carets: true },
  },
  {
    name: "groups",
    says: "50 documents, 6 clients each, every client writing every other second",
    documents: 50,
    clients: 6,
    writing: { writers: 6, rate: 0.5, carets: true },
  },
  {
    name: "meeting",
    says: "1 document, 50 clients, 25 of them writing 5/s",
    documents: 1,
    clients: 50,
    writing: { writers: 25, rate: 5, carets: true },
  },
];

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "10" },
    only: { type: "string" },
    servers: { type: "string", default: "1,3" },
  },
});
const seconds = Number(values.seconds);
const say = (line: string) => void process.stderr.write(`${line}\n`);

type Measured = Pick<Seen, "p50" | "p99" | "ackP50" | "ackP99"> & { readonly cpu: number };

async function measure(work: NodeWork, count: number, databaseUrl: string): Promise<Measured> {
  const folder = openTempFolder("bench-nodes");
  const opening: Opening = { documents: work.documents, content: null, folder: folder.path, databaseUrl };
  const started: Process[] = [];
  const start = (file: string): Process => {
    const child = startProcess(new URL(file, import.meta.url));
    started.push(child);
    return child;
  };
  try {
    const load = start("./load/main.ts");
    const servers = [start("./servers/ours.ts")];
    const opened = [await servers[0]!.ask<Opened>("open", opening)];
    while (servers.length < count) {
      servers.push(start("./servers/node.ts"));
      opened.push(await servers.at(-1)!.ask<Opened>("open", opening));
    }
    const { port, cookies } = opened[0]!;
    const target: Target = {
      system: "ours-postgres",
      dialect: "y-websocket",
      port,
      cookies,
      ...(count > 1 && { ports: opened.map((each) => each.port) }),
    };
    await load.ask("open", { target, documents: work.documents, clients: work.clients } satisfies CrowdAsk);
    await load.ask("write", { ...work.writing, seconds: Math.min(3, seconds) } satisfies Writing);
    const used = async () =>
      (await Promise.all(servers.map((server) => server.ask<Usage>("usage")))).reduce((sum, { cpu }) => sum + cpu, 0);
    const before = await used();
    const seen = await load.ask<Seen>("write", { ...work.writing, seconds } satisfies Writing);
    if (seen.missing > 0) throw new Error(`${seen.missing} letters never came`);
    const { p50, p99, ackP50, ackP99, delivered } = seen;
    return { p50, p99, ackP50, ackP99, cpu: ((await used()) - before) / delivered };
  } finally {
    for (const each of started) await each.close();
    folder.close();
  }
}

const postgres = await startPostgres();
const results: Record<string, Record<string, Measured>> = {};
for (const work of works.filter(({ name }) => !values.only || values.only.split(",").includes(name))) {
  say(`${work.name}: ${work.says}`);
  for (const count of values.servers.split(",").map(Number)) {
    const measured = await measure(work, count, await createDatabase(postgres.port));
    const { p50, p99, ackP50, ackP99, cpu } = measured;
    const way = count === 1 ? "at one server" : `from one to another of ${count}`;
    say(
      `  ${way}: seen after ${p50.toFixed(1)} ms (p50), ${p99.toFixed(1)} ms (p99); saved after ${ackP50.toFixed(1)} and ${ackP99.toFixed(1)} ms; ${cpu.toFixed(1)} µs of the servers' CPU for each delivery`,
    );
    (results[work.name] ??= {})[count] = measured;
  }
}
await postgres.close();
process.stdout.write(`${JSON.stringify(results)}\n`, () => process.exit(0));
