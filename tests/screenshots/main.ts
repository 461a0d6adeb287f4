// Takes the pictures of docs/pictures: a server on a folder of its own, several seats at work in one picture, and a
// camera. Run it with `pnpm screenshots` after a change that can be seen.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { openBrowser } from "../support/browser.ts";
import { startServer } from "../support/server.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { describePlace } from "./place.ts";

const album = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const wide = { width: 1440, height: 1000 };
const narrow = { width: 390, height: 1900 };

const spoken = {
  en: {
    locale: "en-GB",
    seats: { social: "Social services", police: "Police", school: "Lindhamra School", youth: "Lindhamra Youth Work" },
    story: "What has happened, written together",
    map: "Where we differ",
    commitments: "Commitments",
    behind: "Stand behind it",
    glossary: "Glossary",
    word: "concern",
    domain: "Grievance and belief",
    writing: " On Thursday K-17 came to floorball with",
  },
  sv: {
    locale: "sv-SE",
    seats: { social: "Socialtjänsten", police: "Polisen", school: "Lindhamraskolan", youth: "Fritid Lindhamra" },
    story: "Vad som har hänt, skrivet tillsammans",
    map: "Där vi ser olika",
    commitments: "Åtaganden",
    behind: "Står bakom",
    glossary: "Ordlista",
    word: "oro",
    domain: "Oförrätt och övertygelse",
    writing: " I torsdags kom K-17 till innebandyn med",
  },
} as const;

type Words = (typeof spoken)[keyof typeof spoken];

const folder = openTempFolder("screenshots");
const server = await startServer(folder.path);
const browser = await openBrowser();
mkdirSync(album, { recursive: true });
try {
  await photographEntrance(browser);
  for (const language of ["en", "sv"] as const) await photographGroup(browser, language);
} finally {
  await browser.close();
  await server.close();
  folder.close();
}

async function photographEntrance(camera: Browser): Promise<void> {
  const page = await open(camera, { locale: "en-GB" });
  await page.getByRole("button", { name: /^Police/ }).waitFor();
  await take(page, "entrance");
}

/** Two colleagues are at work in the picture and one in the glossary, while a fourth looks at both. */
async function photographGroup(camera: Browser, language: keyof typeof spoken): Promise<void> {
  const words = spoken[language];
  const [police, school] = [await enter(camera, words, "police"), await enter(camera, words, "school")];
  await writeOn(police, words);
  await school.getByRole("textbox", { name: words.story }).waitFor();
  const youth = await enter(camera, words, "youth");
  await youth.getByRole("link", { name: words.glossary, exact: true }).click();
  await youth.waitForURL("**/glossary");
  const scene = { camera, words, colleague: police };
  if (language === "sv") {
    await photograph(scene, ["picture-sv", "glossary-sv"], {});
    await photographMap(camera, words, "map-sv", {});
    await photographCommitments(camera, words, "commitments-sv", {});
    return;
  }
  await photograph(scene, ["picture-light-en", "glossary-light-en"], {});
  await photograph(scene, ["picture-dark-en", "glossary-dark"], { colorScheme: "dark" });
  await photograph(scene, ["picture-390", "glossary-390"], { viewport: narrow });
  await photographMap(camera, words, "map-light-en", {});
  await photographMap(camera, words, "map-dark-en", { colorScheme: "dark" });
  await photographMap(camera, words, "map-390", { viewport: narrow });
  await photographCommitments(camera, words, "commitments-light-en", {});
  await photographCommitments(camera, words, "commitments-390", { viewport: narrow });
  await photographPlace(camera);
}

/** The map, with the row that stands furthest apart opened. */
async function photographMap(camera: Browser, words: Words, name: string, look: BrowserContextOptions): Promise<void> {
  const page = await enter(camera, words, "social", look);
  await page.getByRole("link", { name: words.map }).click();
  await page.locator(".map-open").first().click();
  await page.locator(".difference").waitFor();
  await take(page, name);
}

/** What has been promised, as the seat sees it whose own day has passed. */
async function photographCommitments(
  camera: Browser,
  words: Words,
  name: string,
  look: BrowserContextOptions,
): Promise<void> {
  const page = await enter(camera, words, "youth", look);
  await page.getByRole("link", { name: words.commitments, exact: true }).click();
  await page.locator(".promise").nth(4).waitFor();
  await take(page, name);
}

/** A place, with counts, impressions and a plan. */
async function photographPlace(camera: Browser): Promise<void> {
  const page = await open(camera, { locale: "en-GB" });
  await page.getByRole("button", { name: /^Coordinator / }).click();
  await page.waitForURL("**/pictures/*");
  await describePlace(page);
  await take(page, "place-light-en");
}

type Scene = { readonly camera: Browser; readonly words: Words; readonly colleague: Page };

type Names = readonly [picture: string, glossary: string];

async function photograph(
  { camera, words, colleague }: Scene,
  names: Names,
  look: BrowserContextOptions,
): Promise<void> {
  const page = await enter(camera, words, "social", look);
  await page.getByRole("textbox", { name: words.story }).waitFor();
  await showDomain(page, words, look);
  await page.locator(".colleague-caret").first().waitFor();
  await colleague.keyboard.press("ArrowLeft");
  await colleague.keyboard.press("End");
  await page.locator(".colleague-caret.is-moving").first().waitFor(); // its name shows while it moves
  await take(page, names[0]);
  await page.goto(new URL("/glossary", server.url).href);
  await page.getByRole("link", { name: words.word, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: words.word, exact: true }).waitFor();
  await page.locator(".lexicon-column p").first().waitFor();
  await page.getByRole("region", { name: words.behind, exact: true }).getByRole("list").first().waitFor();
  await page.locator(".here-now").waitFor();
  await take(page, names[1]);
}

async function showDomain(page: Page, { domain }: Words, { viewport }: BrowserContextOptions): Promise<void> {
  if (viewport === narrow) await page.locator(".ribbon select").selectOption({ label: domain });
  else await page.getByRole("link", { name: new RegExp(`^${domain}`) }).click();
  await page.locator(".lane-marks").first().waitFor();
}

/** A colleague has written in the narrative, and now stands in the aim, where the first screen shows the caret. */
async function writeOn(page: Page, { story, writing }: Words): Promise<void> {
  const text = page.getByRole("textbox", { name: story });
  await text.focus();
  await text.press("Control+End");
  await page.keyboard.type(writing);
  const aim = page.getByRole("textbox").first();
  await aim.focus();
  await aim.press("Control+End");
}

async function enter(
  camera: Browser,
  { locale, seats }: Words,
  seat: keyof Words["seats"],
  look: BrowserContextOptions = {},
): Promise<Page> {
  const page = await open(camera, { locale, ...look });
  await page.getByRole("button", { name: new RegExp(`^${seats[seat]} `) }).click();
  await page.waitForURL("**/pictures/*");
  return page;
}

async function open(camera: Browser, look: BrowserContextOptions): Promise<Page> {
  const context = await camera.newContext({ viewport: wide, timezoneId: "Europe/Stockholm", ...look });
  const page = await context.newPage();
  await page.goto(server.url);
  return page;
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.screenshot({ path: join(album, `${name}.png`), animations: "disabled", caret: "hide" });
  console.log(`docs/pictures/${name}.png`);
}
