// The group's words in running text: whose sense a writer means, by pointer and by keyboard, as her readers see it; and
// where the words are used, found in this browser alone.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, type, untilReads } from "./support/words.ts";

const stage = useStage("terms");

async function findFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

test("[WS1] [WS2] [WS4] whose sense a word is meant in is marked by pointer and by keyboard, and readers see it", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const [ours, theirs] = [police.picture.narrative, social.picture.narrative];
  await goTo(ours, "end");
  await type(ours, " Our measure begins on Monday.");
  await untilReads(theirs, "Our measure begins");
  const asked = ours.locator(".term.asks", { hasText: "measure" }).last();
  await asked.waitFor();
  expect(await theirs.locator(".term.asks").count(), "nobody is asked of another's words").toBe(0);

  await asked.hover();
  const which = police.page.getByRole("group", { name: "Which sense do you mean here?" });
  await which.waitFor();
  expect(await findFaults(police.page)).toEqual([]);
  await which.getByRole("button", { name: "Police" }).click();
  const letters = theirs.locator(".word-letters.meant");
  const meant = async () => ({
    title: await theirs.locator("span.meant[title]").evaluateAll((words) => words[0]?.getAttribute("title")),
    letters: await letters.evaluateAll((all) => all.map((one) => one.getAttribute("data-letters"))),
  });
  await soon(meant).toEqual({ title: "in the sense of Police", letters: ["Po"] });

  // On with the keyboard: the group's sense next, then none.
  await goTo(ours, "end");
  for (let press = 0; press < " begins on Monday.".length + 2; press += 1)
    await police.page.keyboard.press("ArrowLeft");
  await police.page.getByRole("group", { name: "The word measure" }).waitFor();
  await police.page.keyboard.press("Alt+KeyM");
  await soon(meant).toEqual({ title: "in the group’s sense", letters: ["us"] });
  await soon(() => police.page.locator("[data-announcer]").textContent()).toContain("Meant here in the group’s sense");
  await police.page.keyboard.press("Alt+KeyM");
  await soon(() => letters.count()).toBe(0);
  await untilReads(theirs, "Our measure begins on Monday.");
  await police.untilSaved();
});

test("[UI9] a touch on a word that is read shows what it means, and a second one leads to its entry", async () => {
  const { page, go } = await stage.enter("Social services", { hasTouch: true });
  await go("Glossary");
  await page.getByRole("link", { name: "concern", exact: true }).click();
  const word = page.locator(".lexicon-column a.term").first();
  await word.waitFor();
  const name = await word.textContent();
  await word.tap();
  const panel = page.locator(".term-panel");
  await panel.waitFor();
  expect(new URL(page.url()).pathname).toBe("/glossary/concern");
  expect(await panel.textContent()).toContain(name);
  const [agreed, senses] = [panel.locator(".term-panel-definition"), panel.getByRole("list")];
  expect((await agreed.boundingBox())!.y, "what the group means comes first").toBeLessThan(
    (await senses.boundingBox())!.y,
  );
  await word.tap();
  await soon(() => new URL(page.url()).pathname).not.toBe("/glossary/concern");
});

test("[CO1] [CO2] [CO3] a word is found where it is used, and words to add are suggested, without a text leaving the browser", async () => {
  const { page, go } = await stage.enter("Police");
  await go("Glossary");
  await page.getByRole("link", { name: "concern", exact: true }).click();
  const uses = page.getByRole("region", { name: "Where we use it" });
  await uses.getByText(/each opening is in the read log/).waitFor();
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(request.url());
  });
  await uses.getByRole("button", { name: "Look in our pictures" }).click();
  await uses.getByText(/^\d+ places$/).waitFor();
  await uses.getByText("raised a concern about K-17").waitFor();
  expect(await uses.getByRole("link", { name: "K-17" }).count()).toBeGreaterThan(1);
  expect(await findFaults(page)).toEqual([]);

  await go("Glossary");
  const suggested = page.getByRole("region", { name: "Words we may use unlike" });
  await suggested.getByRole("button", { name: "Look for words in our texts" }).click();
  const first = suggested.getByRole("button", { name: /^Add it to the glossary/ }).first();
  await first.waitFor();
  expect(await findFaults(page)).toEqual([]);
  const word = ((await first.getAttribute("aria-label")) ?? "").split(": ")[1]!;
  await first.click();
  const dialog = page.getByRole("dialog", { name: "Add a word" });
  await soon(() => dialog.getByRole("textbox", { name: "In English" }).inputValue()).toBe(word);
  expect(sent).toEqual([]);
});

test("[CO4] each use leads to where the word stands: the text has the focus, the word is marked and said", async () => {
  const { page, go } = await stage.enter("Police");
  const marked = () =>
    page.evaluate(() => [...(CSS.highlights.get("found-word") ?? [])].map((range) => range.toString()).join());
  const uses = page.getByRole("region", { name: "Where we use it" });
  const look = async (): Promise<void> => {
    await go("Glossary");
    await page.getByRole("link", { name: "concern", exact: true }).click();
    await uses.getByRole("button", { name: "Look in our pictures" }).click();
    await uses.getByText(/^\d+ places$/).waitFor();
  };
  for (const [part, focused] of [
    ["in an observation in", "article.card"],
    ["in a perspective in", "article.card"],
    ["in what has happened, in", "section.picture-story"],
  ] as const) {
    await look();
    const use = uses.getByRole("listitem").filter({ hasText: part }).first();
    if ((await use.count()) === 0) continue;
    const word = (await use.locator("strong").textContent())!;
    await use.getByRole("link").click();
    await soon(marked).toBe(word);
    const focus = () => page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, focused);
    expect([part, await focus()]).toEqual([part, true]);
    await soon(() => page.locator("[data-announcer]").textContent()).toContain(`“${word}” is marked in the text.`);
    expect(page.url()).not.toContain(word);
    await soon(marked).toBe("");
    await page.reload();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(await marked(), "whoever loads the page again came for nothing").toBe("");
  }
});
