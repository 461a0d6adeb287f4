// Every page and main state, in both languages and themes, wide and narrow: no finding of the accessibility rules, and
// nothing to scroll sideways. That the console stays silent and the content policy unbroken is held by the stage.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { startServer, type RunningServer } from "../support/server.ts";
import { until } from "../support/wait.ts";
import { commitmentsOn } from "./pages/commitments.ts";
import { mapOn } from "./pages/divergence.ts";
import type { Sheets } from "./pages/sheets.ts";
import { serverAway } from "./support/complaints.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { type } from "./support/words.ts";

let server: RunningServer;
const stage = useStage("accessible", async (folder) => (server = await startServer(folder)));

const languages = ["en", "sv"] as const;
const themes = ["light", "dark"] as const;

/** Presses the language even behind a dialog: it is the state that is looked at, not the way there. */
async function speak(page: Page, language: (typeof languages)[number]): Promise<void> {
  await page.evaluate((id) => document.querySelector<HTMLButtonElement>(`button[lang="${id}"]`)?.click(), language);
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
}

async function findFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${String(target)} ${failureSummary}`),
  );
}

/** How far the page, or anything in it that scrolls by itself, reaches past the window. */
function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const wide =
      document.documentElement.scrollWidth > width ? [`the page is ${document.documentElement.scrollWidth} wide`] : [];
    const scrollers = [...document.querySelectorAll<HTMLElement>("main, [role=dialog], .term-panel")].filter(
      (element) => element.scrollWidth > element.clientWidth + 1,
    );
    return [...wide, ...scrollers.map((element) => `${element.className || element.tagName} scrolls sideways`)];
  });
}

/** Overlays find their place a moment after the window has changed. */
async function settle(look: () => Promise<string[]>): Promise<string[]> {
  const placed = async () => (await look()).length === 0;
  await until("everything has its place", placed, { within: 1000 }).catch(() => "it stays so");
  return look();
}

const every = languages.flatMap((language) =>
  [1440, 390].flatMap((width) => themes.map((theme) => ({ language, width, theme }))),
);
/** Each language with each width, each with each theme; LOOKS=all takes all three together, for twice the time. */
const looks = process.env["LOOKS"] === "all" ? every : every.filter((_look, at) => [0, 3, 5, 6].includes(at));

async function examine(page: Page): Promise<void> {
  const faults: Record<string, string[]> = {};
  for (const { language, width, theme } of looks) {
    await speak(page, language);
    await page.setViewportSize({ width, height: 1000 });
    await page.emulateMedia({ colorScheme: theme });
    faults[`${language} ${width} ${theme}`] = await findFaults(page);
    if (width === 1440) continue;
    for (const narrow of [390, 320]) {
      await page.setViewportSize({ width: narrow, height: 844 });
      faults[`${language} ${narrow}`] = await settle(() => findOverflow(page));
    }
  }
  const found = Object.entries(faults).filter(([, list]) => list.length > 0);
  expect(Object.fromEntries(found)).toEqual({});
}

const onPicture = () => stage.enter("Police");

async function onGlossary(): Promise<Sheets> {
  const sheets = await stage.enter("Social services");
  await sheets.go("Glossary");
  await sheets.glossary.addButton.waitFor();
  return sheets;
}

const states: Record<string, () => Promise<Sheets>> = {
  async entrance() {
    const sheets = await stage.arrive();
    await sheets.page.getByRole("button", { name: /^Police/ }).waitFor();
    return sheets;
  },
  async picture() {
    const sheets = await onPicture();
    await sheets.picture.narrative.waitFor();
    return sheets;
  },
  async "picture, adding an observation"() {
    const sheets = await onPicture();
    await sheets.picture.addButton.click();
    await sheets.page.getByRole("dialog").getByRole("button", { name: "Add to the picture" }).click();
    return sheets;
  },
  async "picture, who reads it"() {
    const sheets = await onPicture();
    await sheets.strip.getByRole("button").click();
    await sheets.page.getByRole("dialog").waitFor();
    return sheets;
  },
  async "picture, an empty domain"() {
    const sheets = await onPicture();
    await sheets.picture.openDomain("Self");
    await sheets.page.getByText("Nothing is noted in this domain.").waitFor();
    return sheets;
  },
  async "picture, the menu of a card"() {
    const sheets = await onPicture();
    await sheets.picture.openDomain("Home");
    await sheets.picture
      .card("raised voices")
      .root.getByRole("button", { name: "More about this observation" })
      .click();
    await sheets.page.getByRole("menu").waitFor();
    return sheets;
  },
  async "picture, a card with all words, seen both ways"() {
    const sheets = await onPicture();
    await sheets.picture.openDomain("Peers and online");
    await sheets.picture.card("plays online").read.click();
    return sheets;
  },
  async "picture, one's own perspective being written"() {
    const sheets = await onPicture();
    await sheets.picture.openDomain("Home");
    const card = sheets.picture.card("raised voices");
    await card.write.click();
    await card.pick("How do you see it?", "As both");
    await card.words.waitFor();
    return sheets;
  },
  async "picture, what a word means"() {
    const sheets = await onPicture();
    await sheets.picture.narrative.locator(".term", { hasText: "consent" }).first().hover();
    await sheets.glossary.panel("consent").waitFor();
    return sheets;
  },
  async "where we differ, a difference being named"() {
    const sheets = await onPicture();
    const map = mapOn(sheets.page);
    await map.open();
    await map.table.locator("[aria-expanded]").first().click();
    await map.kinds.getByRole("checkbox", { name: "A word we mean differently" }).check();
    return sheets;
  },
  async "commitments, one's own day passed"() {
    const sheets = await stage.enter("Lindhamra Youth Work");
    const commitments = commitmentsOn(sheets.page);
    await commitments.open();
    await commitments.one("Ask K-17").getByRole("button").first().waitFor();
    return sheets;
  },
  async "timeline, a meeting being added"() {
    const sheets = await onPicture();
    await sheets.page.getByRole("link", { name: "Timeline" }).click();
    await sheets.page.getByRole("heading", { name: "Commitments" }).waitFor();
    await sheets.page.getByRole("button", { name: "Add an event" }).click();
    await sheets.page.getByRole("dialog").getByText("We met", { exact: true }).click();
    return sheets;
  },
  async glossary() {
    return onGlossary();
  },
  async "glossary, adding a word that is there"() {
    const sheets = await onGlossary();
    await sheets.glossary.addButton.click();
    await sheets.page.getByRole("dialog").getByRole("textbox", { name: "In English" }).fill("consent");
    return sheets;
  },
  async "an entry, one's own column being written"() {
    const sheets = await onGlossary();
    await sheets.glossary.word("consent").click();
    await sheets.glossary.heading("consent").waitFor();
    const own = sheets.glossary.column("Social services");
    await own.getByRole("button", { name: /^(?:To us it is …|Change our words)$/ }).click();
    await own.getByRole("textbox", { name: "To us it is" }).waitFor();
    return sheets;
  },
  async "own notes"() {
    const sheets = await onPicture();
    await sheets.go("Own notes on K-17");
    await sheets.page.getByRole("textbox", { name: "Own notes on K-17" }).waitFor();
    return sheets;
  },
  async "a sheet that is not open"() {
    const sheets = await onPicture();
    await sheets.page.goto("/pictures/00000000000000000000000000000000");
    await sheets.page.getByRole("heading", { name: "This sheet is not open to your seat" }).waitFor();
    return sheets;
  },
  async "an address with nothing at it"() {
    const sheets = await onPicture();
    await sheets.page.goto("/nowhere/at/all");
    await sheets.page.getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    return sheets;
  },
  async "the menu of a narrow window"() {
    const sheets = await onPicture();
    await sheets.page.setViewportSize({ width: 390, height: 844 });
    await sheets.page.getByRole("button", { name: "Menu" }).click();
    await sheets.page.getByRole("dialog").waitFor();
    return sheets;
  },
};

test.for(Object.keys(states))("[UI5] [UI8] [UI13] %s", async (name) => {
  const sheets = await states[name]?.();
  if (sheets) await examine(sheets.page);
});

test("[UI13] text enlarged to 200 % scrolls only down", async () => {
  const { page, picture } = await onPicture();
  await picture.narrative.waitFor();
  await page.setViewportSize({ width: 720, height: 500 }); // what a window of 1440 by 1000 shows at 200 %
  expect(await findOverflow(page)).toEqual([]);
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  expect(await findOverflow(page)).toEqual([]);
});

test("[UI3] [UI14] forced colours keep marks, tracks and chosen radios visible", async () => {
  const { page, picture } = await onPicture();
  await picture.narrative.waitFor();
  await page.emulateMedia({ forcedColors: "active" });
  const mark = picture.board.locator(".lane-marks svg path").first();
  const { fill, stroke } = await mark.evaluate((path) => {
    const style = getComputedStyle(path);
    return { fill: style.fill, stroke: style.stroke };
  });
  expect([fill, stroke].some((paint) => paint !== "none" && paint !== "rgba(0, 0, 0, 0)")).toBe(true);
});

test("[SA5] [UI14] without contact, with words that are not saved", async () => {
  const { page, picture, saveState } = await onPicture();
  stage.expect(serverAway);
  await picture.narrative.waitFor();
  await server.close();
  await picture.narrative.focus();
  await type(picture.narrative, "Written alone. ");
  await soon(() => saveState.textContent()).toBe("Not saved yet, kept in this tab");
  await page.getByText(/^No contact since/).waitFor();
  await examine(page);
});
