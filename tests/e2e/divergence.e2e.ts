// Where we differ: three seats see one thing unlike, the map says so to the eye and to the ear, the group says what
// kind of difference it is, and each kind leads somewhere. On the card: reservations, lenses, and protection looked
// for.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { mapOn, reserve } from "./pages/divergence.ts";
import { writePerspective } from "./pages/picture.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage("divergence");
const seen = "K-17 waits at the station kiosk with older boys.";

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`);
}

test("[DV1] [DV2] [DV4] [DV5] the map shows what three seats see unlike, and where each kind of difference leads", async () => {
  const [police, social, school] = await Promise.all(
    ["Police", "Social services", "Lindhamra School"].map((seat) => stage.enter(seat)),
  );
  await police!.picture.addObservation(seen, "Exposure");
  await social!.picture.openDomain("Exposure");
  const theirs = social!.picture.card(seen);
  await theirs.root.waitFor();
  const map = mapOn(school!.page);
  await map.open();
  await soon(() => map.head(seen).textContent()).toContain("Nobody has looked");
  await writePerspective(police!.picture.card(seen), {
    sight: "As a concern",
    risk: "strong",
    atRisk: "slight",
    words: "It is part of running errands.",
  });
  await soon(() => map.head(seen).textContent()).toContain("Only Police");
  await writePerspective(theirs, { sight: "As a concern", risk: "slight", atRisk: "strong", words: "Easy to find." });
  await soon(() => map.head(seen).textContent()).toContain("Two steps apart on both lenses");
  expect((await map.cells(seen)).slice(0, 3)).toEqual([
    "Police: Concern. Being a risk: strong. Being at risk: slight",
    "Social services: Concern. Being a risk: slight. Being at risk: strong",
    "Lindhamra School: nothing yet",
  ]);
  expect(await map.table.textContent(), "no number stands for anybody's view").not.toMatch(/\d\s*\/\s*\d|%/);
  expect(await faultsOf(school!.page)).toEqual([]);

  await map.head(seen).click();
  await map.kinds.getByRole("checkbox", { name: "A word we mean differently" }).check();
  await map.kinds.getByRole("checkbox", { name: "Our mandates" }).check();
  await map.kinds.getByRole("combobox", { name: "Which word?" }).selectOption({ label: "concern" });
  await map.kinds.getByRole("link", { name: "Open the word “concern”" }).waitFor();
  expect(await faultsOf(school!.page)).toEqual([]);
  const other = mapOn(social!.page);
  await other.open();
  await soon(() => other.head(seen).textContent()).toContain("a word and mandates");
  await other.head(seen).click();
  await other.kinds.getByRole("checkbox", { name: "Our mandates" }).uncheck();
  await soon(() => map.head(seen).textContent()).not.toContain("mandates");
  expect(await other.kinds.getByRole("link").allTextContents()).toEqual([
    "Open the word “concern”",
    "Share what only we know",
    "Read the words side by side",
    "Look at seats and mandates",
  ]);
  await map.kinds.getByRole("link", { name: "Open the word “concern”" }).click();
  await school!.glossary.heading("concern").waitFor();
});

test("[DV3] [DV5] [UI5] rows stay while one looks, arrows go from cell to cell, and Enter leads to the card", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const map = mapOn(police.page);
  await map.open();
  const order = () => map.table.getByRole("rowheader").allTextContents();
  const before = await order();
  await social.picture.openDomain("Exposure");
  const card = social.picture.card(seen);
  await card.read.click();
  await card.change.click();
  await card.pick("Being a risk", "strong");
  await card.pick("Being at risk", "slight");
  await soon(() => map.head(seen).textContent()).toContain("Seen alike");
  expect((await order()).map((words) => words.slice(0, 25))).toEqual(before.map((words) => words.slice(0, 25)));
  await police.page.getByRole("button", { name: "Sort again" }).click();
  await soon(async () => (await order()).at(0)).toContain("Worth talking about");
  expect(await order()).not.toEqual(before);

  await map.head(seen).focus();
  await police.page.keyboard.press("ArrowRight");
  await police.page.keyboard.press("ArrowRight");
  const focused = () => police.page.evaluate(() => document.activeElement?.textContent ?? "");
  expect(await focused()).toContain("Social services: Concern");
  await police.page.keyboard.press("Home");
  await police.page.keyboard.press("ArrowDown");
  await police.page.keyboard.press("ArrowUp");
  await police.page.keyboard.press("ArrowRight");
  expect(await focused()).toContain("Police: Concern");
  await police.page.keyboard.press("Enter");
  await soon(() => police.picture.card(seen).root.evaluate((root) => root === document.activeElement)).toBe(true);
});

test("[RV1] [RV2] a reservation stands on the card for all, and only the seat that made it closes it", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  for (const { picture } of [police, social]) await picture.openDomain("Exposure");
  const [ours, theirs] = [police.picture.card(seen), social.picture.card(seen)];
  await theirs.read.click();
  await reserve(theirs.root, "We have not seen any errands.", "Somebody who has seen one.");
  const shown = ours.root.getByRole("region", { name: "Reservation, Social services" });
  await shown.waitFor();
  expect(await shown.textContent()).toContain("Somebody who has seen one.");
  expect(await shown.getByRole("button").count()).toBe(0);
  expect(await faultsOf(social.page)).toEqual([]);
  const map = mapOn(police.page);
  await map.open();
  await soon(async () => (await map.cells(seen))[1]).toContain("reservation");
  await police.page.goBack();

  await theirs.root.getByRole("button", { name: "Close our reservation" }).click();
  const dialog = social.page.getByRole("dialog", { name: "Close our reservation?" });
  await dialog.getByRole("button", { name: "Close our reservation" }).click();
  expect(await dialog.textContent()).toContain("Write what has changed your mind first.");
  await dialog.getByRole("textbox").fill("The youth workers saw one.");
  await dialog.getByRole("button", { name: "Close our reservation" }).click();
  await ours.root.getByText("1 closed reservation").click();
  expect(await ours.root.textContent()).toContain("The youth workers saw one.");
});

test("[PT1] [PT2] a domain with concern alone asks where one has looked, and 'found none' is an answer", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const only = "K-17 has been robbed of a telephone.";
  await police.picture.addObservation(only, "Self");
  for (const { picture } of [police, social]) await picture.openDomain("Self");
  await writePerspective(police.picture.card(only), {
    sight: "As a concern",
    risk: "slight",
    atRisk: "clear",
    words: "Others know that nothing happens.",
  });
  await social.page.getByText("What does the young person do well, and when does it go well?").waitFor();
  await social.page.getByRole("button", { name: "Looked, found none" }).click();
  const dialog = social.page.getByRole("dialog", { name: "Looked, found none" });
  await dialog.getByRole("button", { name: "Note it" }).click();
  expect(await dialog.textContent()).toContain("Write where you looked first.");
  await dialog.getByRole("textbox").fill("Asked the aunt and the coach.");
  await dialog.getByRole("button", { name: "Note it" }).click();
  await police.page.getByText("Asked the aunt and the coach.").waitFor();
  await soon(() => police.picture.domain("Self").textContent()).toContain("looked for protection");
  await police.page.getByRole("button", { name: "Take this back" }).click();
  await social.page.getByText("What does the young person do well, and when does it go well?").waitFor();
});

test("[PE11] a lens shows a part, says so, and is gone after leaving", async () => {
  const { picture, page, go } = await stage.enter("Police");
  await picture.openDomain("Exposure");
  await picture.card(seen).root.waitFor();
  const all = await picture.cards.count();
  await picture.board.getByRole("combobox", { name: "Show" }).selectOption({ label: "Inference only" });
  await page.getByText(/^Only what rests on an inference/).waitFor();
  await soon(() => picture.cards.count()).toBeLessThan(all);
  await picture.board.getByRole("combobox", { name: "Show" }).selectOption({ label: "Ours" });
  await picture.card(seen).root.waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await go("Glossary");
  await page.getByRole("heading", { level: 1, name: "Glossary" }).waitFor();
  await page.goBack();
  await soon(() => picture.cards.count()).toBe(all);
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  );
  expect(kept).not.toContain("mine");
});
