// Two seats write in one paragraph; each asks about the other's words, and about words that are gone.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, readText, type, untilReads, write } from "./support/words.ts";

const stage = useStage("authorship");

const panel = (page: Page): Locator => page.getByRole("dialog", { name: /Who wrote this|Vem skrev det här/ });
const pieces = (page: Page): Locator => panel(page).getByRole("listitem");
const tintButton = (page: Page): Locator => page.getByRole("button", { name: "Show who wrote what" });

/** Puts the caret before `words` and selects all of them, by keyboard. */
async function select(editor: Locator, words: string): Promise<void> {
  const text = await readText(editor);
  expect(text).toContain(words);
  const after = text.length - text.lastIndexOf(words);
  await goTo(editor, "end");
  for (let i = 0; i < after; i++) await editor.press("ArrowLeft");
  for (let i = 0; i < words.length; i++) await editor.press("Shift+ArrowRight");
}

/** Leaves the panel; whoever asked from an editor is back in it. */
async function close(page: Page, editor?: Locator): Promise<void> {
  await page.keyboard.press("Escape");
  await panel(page).waitFor({ state: "detached" });
  if (editor) await soon(() => editor.evaluate((surface) => surface.contains(document.activeElement))).toBe(true);
}

/** What the page writes to the server can be held on its way, as on a slow line. */
async function holdable(page: Page): Promise<{ hold(): void; release(): void }> {
  let holding = false;
  const held: (() => void)[] = [];
  await page.routeWebSocket(/\/sync$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => (holding ? void held.push(() => server.send(message)) : server.send(message)));
  });
  await page.reload();
  await page.getByRole("textbox", { name: "What has happened, written together" }).waitFor();
  return {
    hold: () => void (holding = true),
    release() {
      holding = false;
      for (const send of held.splice(0)) send();
    },
  };
}

async function findBarriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}

describe("two seats in one paragraph", () => {
  test("[AT1] [AT2] [AT8] each reads who wrote the other's words, and who struck a word out", async () => {
    const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
    const [ours, theirs] = [police.picture.narrative, social.picture.narrative];
    await write(ours, "end", " The bus stopped at six.");
    await untilReads(theirs, "The bus stopped at six.");
    await write(theirs, "end", " The driver rang home.");
    await untilReads(ours, "The driver rang home.");
    await Promise.all([police.untilSaved(), social.untilSaved()]);

    await select(ours, "driver rang");
    await police.page.keyboard.press("Alt+w");
    await soon(() => pieces(police.page).allTextContents()).toHaveLength(1);
    expect(await pieces(police.page).textContent()).toMatch(/driver rang.*Social services · .+ · \d+ \w+ \d\d:\d\d/);
    await close(police.page, ours);

    // A caret is enough: the word there.
    await select(theirs, "stopped");
    await theirs.press("ArrowLeft");
    await theirs.press("ArrowRight");
    await social.page.keyboard.press("Alt+w");
    await soon(() => pieces(social.page).allTextContents()).toHaveLength(1);
    expect(await pieces(social.page).textContent()).toMatch(/^(?:Po)?stoppedPolice · /);
    await close(social.page, theirs);

    await select(theirs, "six");
    await theirs.press("Delete");
    await type(theirs, "seven");
    await untilReads(ours, "stopped at seven.");
    await social.untilSaved();
    await select(ours, "at seven");
    await police.page.getByRole("button", { name: "Who wrote this? (Alt+W)" }).click();
    await soon(() =>
      pieces(police.page)
        .filter({ has: police.page.locator("del") })
        .allTextContents(),
    ).toHaveLength(1);
    const gone = pieces(police.page).filter({ has: police.page.locator("del") });
    expect(await gone.locator("del").textContent()).toBe("six");
    expect(await gone.textContent()).toMatch(/Struck out:.*six.*Police · .*Struck out by Social services · /);
    const said = await pieces(police.page).allTextContents();
    expect(said.some((piece) => /seven.*Social services · /.test(piece))).toBe(true);
    expect(await findBarriers(police.page)).toEqual([]);
    await close(police.page);
  });

  test("[AT8] words that are only here are said to be so", async () => {
    const { page, picture, untilSaved } = await stage.enter("Police");
    const wire = await holdable(page);
    await write(picture.narrative, "end", " Saved.");
    await untilSaved();
    await page.keyboard.press("Alt+w");
    await soon(() => pieces(page).count()).toBe(1);
    await close(page, picture.narrative);
    wire.hold();
    await type(picture.narrative, " Only here.");
    await select(picture.narrative, "Saved. Only here");
    await page.keyboard.press("Alt+w");
    await soon(() => pieces(page).allTextContents()).toHaveLength(2);
    expect(await pieces(page).last().textContent()).toMatch(/Only here.*Not on the server yet/);
    wire.release();
    await soon(async () => (await pieces(page).allTextContents()).join(" ")).not.toContain("Not on the server yet");
    expect(await pieces(page).last().textContent()).toMatch(/Only here.*Police · /);
    await close(page, picture.narrative);
  });

  test("[AT8] a word of a text to read is asked about with the pointer, and where nothing is selected it says what to do", async () => {
    const { page, picture } = await stage.enter("Police");
    const ask = page.getByRole("button", { name: /^Who wrote this\?\s*Alt/ });
    await ask.click();
    await soon(() => panel(page).textContent()).toContain("Select some words");
    await close(page);
    const words = picture.cards.first().locator(".words p").first();
    await words.dblclick({ position: { x: 12, y: 10 } });
    const selected = await page.evaluate(() => document.getSelection()?.toString().trim());
    await ask.click();
    await soon(() => pieces(page).count()).toBe(1);
    expect(await pieces(page).locator(".authorship-words").textContent()).toContain(selected);
  });
});

describe("the tint", () => {
  test("[AT9] [AT10] names itself by mark and list, follows what others write, and is quiet on the wire", async () => {
    const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
    const [ours, theirs] = [police.picture.narrative, social.picture.narrative];
    await tintButton(police.page).click();
    const oursTinted = ours.locator(".authored.o-social");
    await write(theirs, "end", " The aunt adds a sentence.");
    await soon(async () => (await oursTinted.allTextContents()).join("")).toContain("The aunt adds a sentence.");
    const mark = ours.locator(".dress-start[data-letters=So]").last();
    expect(await mark.evaluate((first) => getComputedStyle(first, "::before").content)).toContain("So");
    expect(await oursTinted.last().getAttribute("title")).toMatch(/^Social services: .+, \d+ \w+ \d\d:\d\d$/);
    const legend = police.page.getByRole("list", { name: "Written by" });
    expect(await legend.getByRole("listitem").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining("Social services")]),
    );
    // What is typed here is tinted once the server has it, and the words themselves are as they were.
    await write(ours, "end", " Police answer.");
    await soon(async () => (await ours.locator(".authored.o-police").allTextContents()).join("")).toContain(
      "Police answer.",
    );
    await untilReads(theirs, "The aunt adds a sentence. Police answer.");

    let asked = 0;
    police.page.on("request", (request) => void (asked += request.url().includes("/authorship?") ? 1 : 0));
    const begun = performance.now();
    await type(theirs, " Many words, one after the other, as people write them when they are in a hurry.", 30);
    await untilReads(ours, "when they are in a hurry.");
    await soon(async () => (await oursTinted.allTextContents()).join("")).toContain("in a hurry.");
    const seconds = (performance.now() - begun) / 1000;
    expect(asked, `questions in ${seconds.toFixed(1)} s`).toBeLessThanOrEqual(Math.ceil(seconds / 1.5) + 2);

    await police.page.getByRole("button", { name: "As a list" }).click();
    const list = police.page.getByRole("dialog", { name: "Who wrote what on this sheet" });
    const narrative = list.getByRole("list", { name: "What has happened, written together" });
    await soon(async () => (await narrative.getByRole("listitem").allTextContents()).join("\n")).toMatch(
      /The aunt adds a sentence\.[^]*Social services · /,
    );
    await police.page.keyboard.press("Escape");
    await tintButton(police.page).click();
    await soon(() => ours.locator(".authored").count()).toBe(0);
  });

  for (const colorScheme of ["light", "dark"] as const)
    test(`[AT9] has no barriers in the ${colorScheme} theme, on a narrow screen, in Swedish`, async () => {
      const { page, picture } = await stage.enter("Polisen", {
        colorScheme,
        locale: "sv-SE",
        viewport: { width: 390, height: 844 },
      });
      await page.getByRole("button", { name: "Visa vem som skrev vad" }).click();
      await soon(() => page.locator(".authored").count()).toBeGreaterThan(5);
      expect(await findBarriers(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, "nothing scrolls sideways").toBeLessThanOrEqual(390);
      await page.getByRole("button", { name: "Som lista" }).click();
      await page.getByRole("dialog").getByRole("listitem").first().waitFor();
      expect(await findBarriers(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await picture.title.waitFor();
    });
});
