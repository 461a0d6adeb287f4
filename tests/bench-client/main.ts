// `pnpm bench:client`: how the product feels when it is full. A real browser opens a picture with 300 factors that eight
// seats speak of, a narrative of 100,000 letters and 500 terms, and types in it while nine others do. The last line on
// stdout is JSON; everything else goes to stderr. The machine's load is said, since it is in every figure.
import { cpus, loadavg } from "node:os";
import { createServer } from "server/app";
import { openBrowser } from "../support/browser.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { doorOf, foundFullGroup, size } from "./group.ts";
import { seatTypists } from "./typists.ts";
import { openWindow } from "./window.ts";

const people = 10;
const keys = 200;
const openings = 5;
const limits = { typingP95Ms: 50, openMs: 1000 } as const;

const say = (line: string): void => void process.stderr.write(`${line}\n`);
const round = (value: number): number => Math.round(value * 10) / 10;

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN);
}

async function bench() {
  const folder = openTempFolder("bench-client");
  const server = await createServer({
    dataDir: folder.path,
    port: 0,
    host: "127.0.0.1",
    demo: false,
    origins: [],
    requests: 100_000,
  });
  const browser = await openBrowser();
  try {
    say("A full group is being founded …");
    const group = await foundFullGroup(server);
    const [self, ...others] = group.members;
    const address = `/pictures/${group.picture}`;
    const window = await openWindow(browser, server.url, self!);
    const cold = await window.open(address);
    say(`First opening: ${round(cold.ms)} ms, ${round(cold.cpuMs)} ms of the processor.`);
    const opened = [];
    for (let time = 0; time < openings; time += 1) opened.push(await window.open(address));
    say(`Opened again: ${opened.map(({ ms, cpuMs }) => `${round(ms)} (${round(cpuMs)})`).join(", ")} ms.`);
    const alone = await window.type(60);
    say(`Alone, a key takes ${quantile(alone.latencies, 0.5)} ms, ${round(alone.cpuMsPerKey)} ms of the processor.`);
    const doors = Array.from({ length: people - 1 }, (_, at) =>
      doorOf(server.url, others[at % others.length]!, ({ id }) => id === group.picture),
    );
    const typists = (await seatTypists(doors)).start();
    const typed = await window.type(keys);
    typists.stop();
    say(`${people} people: the other ${people - 1} typed ${typists.letters} letters meanwhile.`);
    const typingP95Ms = quantile(typed.latencies, 0.95);
    const openMs = quantile(
      opened.map(({ ms }) => ms),
      0.5,
    );
    return {
      typingP95Ms,
      openMs,
      typingP50Ms: quantile(typed.latencies, 0.5),
      typingMaxMs: quantile(typed.latencies, 1),
      typingCpuMsPerKey: round(typed.cpuMsPerKey),
      typingAloneP95Ms: quantile(alone.latencies, 0.95),
      openFirstMs: round(cold.ms),
      openCpuMs: quantile(
        opened.map(({ cpuMs }) => cpuMs),
        0.5,
      ),
      keys: typed.latencies.length,
      people,
      ...size,
      load: loadavg().map(round),
      cores: cpus().length,
      ok: typingP95Ms <= limits.typingP95Ms && openMs <= limits.openMs,
    };
  } finally {
    await browser.close();
    await server.close();
    folder.close();
  }
}

const outcome = await bench().catch((error: unknown) => {
  say(`The bench could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { typingP95Ms: null, openMs: null, ok: false };
});
// The line is out before the process ends, also into a slow pipe.
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(outcome.openMs === null ? 1 : 0));
