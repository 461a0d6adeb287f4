// A person's window on the picture: it opens the picture, and writes in its narrative at the pace of somebody quick,
// who does not wait for what was written to be seen. Times are the page's own; see watch.ts for what they are of.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import { watch, type Marks } from "./watch.ts";

export type Opened = {
  /** to the first frame that can be read, and to when the page answers */
  readonly readableMs: number;
  readonly usableMs: number;
  /** to when all of it is there, and the longest task after it could be used */
  readonly wholeMs: number;
  readonly heldMs: number;
  readonly cpuMs: number;
};
export type Typed = { readonly keys: number[]; readonly shown: number[]; readonly cpuMsPerKey: number };

const story = '[role="textbox"][aria-label="What has happened, written together"]';

export async function openWindow(
  browser: Browser,
  { url, seat, cookie }: { readonly url: string; readonly seat: string; readonly cookie: string },
) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 1000 },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  const [name = "", ...value] = cookie.split("=");
  await context.addCookies([{ name, value: value.join("="), url }]);
  await context.addInitScript(watch, { seat, story });
  const page = await context.newPage();
  const meter = await browser.newBrowserCDPSession();
  const profiler = await context.newCDPSession(page);
  return {
    page,
    open: (address: string) => open(page, { meter, profiler }, address),
    type: (keys: number) => type(page, { meter, profiler }, keys),
    close: () => context.close(),
  };
}

/** Milliseconds of the processor that pages have used so far: unlike the clock's, no busy machine makes them more. */
async function cpu(meter: CDPSession): Promise<number> {
  const { processInfo } = await meter.send("SystemInfo.getProcessInfo");
  const pages = processInfo.filter(({ type }) => type === "renderer");
  return pages.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/** PROFILE=folder keeps the last profile of each, for the developer tools of a browser; it makes everything slower. */
const profiles = process.env["PROFILE"];

async function startProfile(profiler: CDPSession, of: "open" | "type"): Promise<void> {
  if (profiles === undefined) return;
  mkdirSync(join(profiles, of), { recursive: true });
  await profiler.send("Profiler.enable");
  await profiler.send("Profiler.setSamplingInterval", { interval: 400 });
  await profiler.send("Profiler.start");
}

async function endProfile(profiler: CDPSession, of: "open" | "type"): Promise<void> {
  if (profiles === undefined) return;
  const { profile } = await profiler.send("Profiler.stop");
  writeFileSync(join(profiles, of, "last.cpuprofile"), JSON.stringify(profile));
}

type Meters = { readonly meter: CDPSession; readonly profiler: CDPSession };
type Marked = { readonly marks: Marks };

const readMarks = (page: Page): Promise<Marks> => page.evaluate(() => (window as unknown as Marked).marks);

async function open(page: Page, { meter, profiler }: Meters, address: string): Promise<Opened> {
  // Within the same site the process stays, and what it has used can be told from what it uses.
  await page.goto("/icon.svg");
  await startProfile(profiler, "open");
  const before = await cpu(meter);
  await page.goto(address, { waitUntil: "commit" });
  const patience = { timeout: 120_000, polling: 100 };
  await page.waitForFunction(() => (window as unknown as Partial<Marked>).marks?.usable || null, undefined, patience);
  const cpuMs = (await cpu(meter)) - before;
  await endProfile(profiler, "open");
  await page.waitForFunction(() => (window as unknown as Marked).marks.whole || null, undefined, patience);
  const { readable, usable, whole, held } = await readMarks(page);
  const heldMs = Math.max(0, ...held.map(([begin, ms]) => (begin < usable ? 0 : ms)));
  return { readableMs: readable, usableMs: usable, wholeMs: whole, heldMs, cpuMs };
}

const between = 110;
const words = "the evening was quiet and nobody asked why ";

/** In the middle of the narrative. */
async function type(page: Page, { meter, profiler }: Meters, keys: number): Promise<Typed> {
  await page.locator(story).evaluate((editor) => {
    const paragraph = editor.children[Math.floor(editor.children.length / 2)]!;
    paragraph.scrollIntoView({ block: "center" });
    (editor as HTMLElement).focus();
    getSelection()?.collapse(paragraph.lastChild, 0);
  });
  await turnKeys(page, "so so so ");
  await page.evaluate(() => {
    const { marks } = window as unknown as Marked;
    marks.keys.splice(0);
    marks.shown.splice(0);
  });
  await startProfile(profiler, "type");
  const before = await cpu(meter);
  await turnKeys(page, Array.from({ length: keys }, (_, at) => words[at % words.length]!).join(""));
  const cpuMs = (await cpu(meter)) - before;
  await endProfile(profiler, "type");
  await page.waitForTimeout(500);
  const marks = await readMarks(page);
  const quick = Array.from({ length: Math.max(0, marks.keys.length - marks.shown.length) }, () => 0);
  return { keys: marks.keys, shown: [...marks.shown, ...quick], cpuMsPerKey: cpuMs / keys };
}

/** Each key at its time, whether or not the page has answered the one before. */
async function turnKeys(page: Page, letters: string): Promise<void> {
  const began = performance.now();
  const turned: Promise<void>[] = [];
  for (const [at, letter] of Array.from(letters).entries()) {
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, began + at * between - performance.now())));
    turned.push(page.keyboard.type(letter));
  }
  await Promise.all(turned);
}
