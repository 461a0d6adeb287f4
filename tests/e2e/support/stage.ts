// Where journeys are played: one server and one browser for a file of tests, a browser context for each seat. After
// each test the contexts are closed and what they complained about fails it; of a failed one every page is
// photographed first.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, vi } from "vitest";
import { openBrowser } from "../../support/browser.ts";
import { startServer } from "../../support/server.ts";
import { openTempFolder, type TempFolder } from "../../support/temp-folder.ts";
import { takeSeatIn } from "../pages/entrance.ts";
import { sheetsIn, type Sheets } from "../pages/sheets.ts";
import { gatherComplaints, type Complaints } from "./complaints.ts";

type Served = { readonly url: string; close(): Promise<unknown> };

export type Stage = {
  readonly url: string;
  readonly folder: string;
  readonly complaints: readonly Complaints[];
  /** a new person at a new browser, at the entrance */
  arrive(options?: BrowserContextOptions): Promise<Sheets>;
  /** the same, with the seat taken and its first picture open */
  enter(seat: string, options?: BrowserContextOptions): Promise<Sheets>;
  /** Complaints like this belong to the test. */
  expect(pattern: RegExp): void;
};

const shots = join(tmpdir(), "hybrid-e2e");
/** Generous: two browsers and a server may have to share one core with somebody else's work. */
const patience = 20_000;

/** To be called at the top of a file of tests. `serve` starts the server where it is not the usual one. */
export function useStage(name: string, serve: (folder: string) => Promise<Served> = startServer): Stage {
  let [folder, server, browser]: [TempFolder?, Served?, Browser?] = [];
  vi.setConfig({ testTimeout: 120_000 });
  let open: { context: BrowserContext; complaints: Complaints }[] = [];

  beforeAll(async () => {
    folder = openTempFolder(`e2e-${name}`);
    [server, browser] = await Promise.all([serve(folder.path), openBrowser()]);
  });

  afterEach(async ({ task }) => {
    const contexts = open.map(({ context }) => context);
    const complaints = open.flatMap((one) => one.complaints.all);
    open = [];
    if (task.result?.state === "fail") await photograph(`${name}-${task.name}`, contexts);
    await Promise.all(contexts.map((context) => context.close()));
    expect(complaints, "what the browsers complained about").toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    folder?.close();
  });

  const stage: Stage = {
    get url() {
      return there(server).url;
    },
    get folder() {
      return there(folder).path;
    },
    get complaints() {
      return open.map(({ complaints }) => complaints);
    },
    async arrive(options) {
      const context = await there(browser).newContext({ ...usual, baseURL: stage.url, ...options });
      context.setDefaultTimeout(patience);
      open.push({ context, complaints: gatherComplaints(context, () => stage.url) });
      const page = await context.newPage();
      await page.goto("/");
      return sheetsIn(page);
    },
    async enter(seat, options) {
      const sheets = await stage.arrive(options);
      await takeSeatIn(sheets.page, seat);
      return sheets;
    },
    expect(pattern) {
      for (const { complaints } of open) complaints.expect(pattern);
    },
  };
  return stage;
}

const usual: BrowserContextOptions = {
  viewport: { width: 1440, height: 1000 },
  locale: "en-GB",
  timezoneId: "Europe/Stockholm",
  reducedMotion: "reduce",
};

async function photograph(title: string, contexts: readonly BrowserContext[]): Promise<void> {
  mkdirSync(shots, { recursive: true });
  const pages = contexts.flatMap((context): Page[] => context.pages());
  for (const [at, page] of pages.entries()) {
    const path = join(shots, `${title.replaceAll(/[^\p{L}\d]+/gu, "-").slice(0, 80)}-${at + 1}.png`);
    const taken = await page.screenshot({ path, timeout: 5000 }).then(
      () => path,
      () => "could not be photographed",
    );
    console.log(`window ${at + 1} at ${page.url()}: ${taken}`);
  }
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new RangeError("the stage is not set yet");
  return value;
}
