// A person's window on the picture, and what it measures: how long a page takes to open, from the navigation to the
// frame in which cards and narrative are there, and how long a key takes, from its event to the frame that shows it.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";
import type { Member } from "./group.ts";

export type Opened = { readonly ms: number; readonly cpuMs: number };
export type Typed = { readonly latencies: readonly number[]; readonly cpuMsPerKey: number };

const story = '[role="textbox"][aria-label="What has happened, written together"]';

/** Runs in the page before anything else does. */
function watch({ seat, selector }: { seat: string; selector: string }): void {
  sessionStorage.setItem("seat", seat);
  const marks: { opened: number; keys: number[] } = { opened: 0, keys: [] };
  Object.assign(window, { marks });
  const look = (): void => {
    const text = document.querySelector(selector);
    const here = text && text.children.length > 100 && document.querySelector("[data-factor]");
    // The frame after the one in which it is there has painted it.
    if (here) requestAnimationFrame(() => (marks.opened = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener(
    "keydown",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => marks.keys.push(performance.now() - timeStamp);
        painted.port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

type Marked = { readonly marks?: { readonly opened: number; readonly keys: number[] } };

export async function openWindow(browser: Browser, url: string, { seat, person }: Member) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 1000 },
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  const [name = "", ...value] = person.cookie.split("=");
  await context.addCookies([{ name, value: value.join("="), url }]);
  await context.addInitScript(watch, { seat, selector: story });
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
  await profiler.send("Profiler.start");
}

async function endProfile(profiler: CDPSession, of: "open" | "type"): Promise<void> {
  if (profiles === undefined) return;
  const { profile } = await profiler.send("Profiler.stop");
  writeFileSync(join(profiles, of, "last.cpuprofile"), JSON.stringify(profile));
}

type Meters = { readonly meter: CDPSession; readonly profiler: CDPSession };

async function open(page: Page, { meter, profiler }: Meters, address: string): Promise<Opened> {
  // Within the same site the process stays, and what it has used can be told from what it uses.
  await page.goto("/icon.svg");
  await startProfile(profiler, "open");
  const before = await cpu(meter);
  await page.goto(address, { waitUntil: "commit" });
  const opened = await page.waitForFunction(() => (window as unknown as Marked).marks?.opened || null, undefined, {
    timeout: 120_000,
  });
  const ms = (await opened.jsonValue()) as number;
  const after = await cpu(meter);
  await endProfile(profiler, "open");
  return { ms, cpuMs: after - before };
}

const between = 110;

/** Types in the middle of the narrative, at the pace of somebody quick. */
async function type(page: Page, { meter, profiler }: Meters, keys: number): Promise<Typed> {
  await page.locator(story).evaluate((editor) => {
    const paragraph = editor.children[Math.floor(editor.children.length / 2)]!;
    paragraph.scrollIntoView({ block: "center" });
    (editor as HTMLElement).focus();
    getSelection()?.collapse(paragraph.lastChild, 0);
  });
  await page.keyboard.type("so ", { delay: between });
  await page.evaluate(() => (window as unknown as Marked).marks?.keys.splice(0));
  await startProfile(profiler, "type");
  const before = await cpu(meter);
  const words = "the evening was quiet and nobody asked why ";
  for (let key = 0; key < keys; key += 1) await page.keyboard.type(words[key % words.length]!, { delay: between });
  const cpuMs = (await cpu(meter)) - before;
  await endProfile(profiler, "type");
  await page.waitForTimeout(300);
  const latencies = await page.evaluate(() => (window as unknown as Marked).marks?.keys ?? []);
  return { latencies, cpuMsPerKey: cpuMs / keys };
}
