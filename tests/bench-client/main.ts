// `pnpm bench:client`: how the product feels when it is full. A real browser opens a picture with 300 factors that
// eight seats speak of, a narrative of 100,000 letters and 500 terms, and types in it while nine others do, whose
// process is another. The last line on stdout is JSON; everything else goes to stderr. The machine's load is said,
// since it is in every figure.
import { cpus, loadavg } from "node:os";
import { startProcess } from "../bench/process.ts";
import { openBrowser } from "../support/browser.ts";
import type { Founded, Told } from "./crowd.ts";
import { size } from "./size.ts";
import { openWindow, type Opened, type Typed } from "./window.ts";

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
  const crowd = startProcess(new URL("crowd.ts", import.meta.url));
  const browser = await openBrowser();
  try {
    say("A full group is being founded …");
    const founded = await crowd.ask<Founded>("found");
    const address = `/pictures/${founded.picture}`;
    const window = await openWindow(browser, founded);
    const cold = await window.open(address);
    say(`First opening: readable at ${round(cold.readableMs)} ms, usable at ${round(cold.usableMs)} ms.`);
    const opened: Opened[] = [];
    for (let time = 0; time < openings; time += 1) opened.push(await window.open(address));
    const median = (of: keyof Opened): number =>
      quantile(
        opened.map((one) => one[of]),
        0.5,
      );
    say(`Opened again: usable at ${opened.map(({ usableMs }) => round(usableMs)).join(", ")} ms.`);
    const alone = await window.type(60);
    say(`Alone, a key takes ${quantile(alone.keys, 0.5)} ms, ${round(alone.cpuMsPerKey)} ms of the processor.`);
    await crowd.ask("start", people - 1);
    const typed = await window.type(keys);
    const told = await crowd.ask<Told>("stop");
    say(`${people} people: the others typed ${told.letters} letters in ${round(told.seconds)} s.`);
    const figures = { typingP95Ms: p95(typed), openMs: median("usableMs") };
    return {
      ...figures,
      ok: figures.typingP95Ms <= limits.typingP95Ms && figures.openMs <= limits.openMs,
      typingP50Ms: quantile(typed.keys, 0.5),
      typingMaxMs: quantile(typed.keys, 1),
      typingShownP95Ms: quantile(typed.shown, 0.95),
      typingCpuMsPerKey: round(typed.cpuMsPerKey),
      typingAloneP95Ms: p95(alone),
      openReadableMs: median("readableMs"),
      openWholeMs: median("wholeMs"),
      openHeldMs: median("heldMs"),
      openCpuMs: median("cpuMs"),
      openFirstMs: round(cold.usableMs),
      keys: typed.keys.length,
      people,
      othersLettersPerSecond: round(told.letters / told.seconds),
      ...size,
      load: loadavg().map(round),
      cores: cpus().length,
    };
  } finally {
    await browser.close();
    await crowd.ask("close");
    await crowd.close();
  }
}

const p95 = ({ keys: latencies }: Typed): number => quantile(latencies, 0.95);

const outcome = await bench().catch((error: unknown) => {
  say(`The bench could not go on: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  return { typingP95Ms: null, openMs: null, ok: false };
});
// The line is out before the process ends, also into a slow pipe.
process.stdout.write(`${JSON.stringify(outcome)}\n`, () => process.exit(outcome.openMs === null ? 1 : 0));
