// What people do with observations and with words of the glossary, seen from the window of another seat.
import { expect, test } from "vitest";
import type { Sheets } from "./pages/sheets.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, readText, untilReads, write } from "./support/words.ts";

const stage = useStage("deeds");

const practice = "Practice: Robin";

async function enterPractice(seat: string): Promise<Sheets> {
  const sheets = await stage.enter(seat);
  await sheets.go(practice);
  await sheets.page.getByRole("heading", { level: 1, name: practice }).waitFor();
  return sheets;
}

const observations = ({ picture }: Sheets) => picture.cards.locator(".card-observation").allTextContents();

test("[PI2] [PI4] an observation is added, edited, moved, retired with a reason and restored, for everyone", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  const [ours, theirs] = [police.picture, school.picture];

  await ours.addObservation("Robin helped to carry the chairs.", "Belonging");
  await theirs.openDomain("Belonging");
  const card = theirs.card("carry the chairs");
  await card.root.waitFor();

  await card.choose("Edit the wording");
  await goTo(card.wording, "end");
  await school.page.keyboard.type(" Nobody had asked.");
  await card.done.click();
  await soon(() => observations(police)).toEqual(["Robin helped to carry the chairs. Nobody had asked."]);

  await ours.card("carry the chairs").choose("Move to another domain");
  const move = police.page.getByRole("dialog", { name: "Move to another domain" });
  await move.getByRole("combobox", { name: "Domain" }).selectOption({ label: "Services" });
  await move.getByRole("button", { name: "Move" }).click();
  await theirs.openDomain("Services");
  await card.root.waitFor();

  await card.choose("Retire");
  const retire = school.page.getByRole("dialog", { name: "Retire this observation" });
  await retire.getByRole("button", { name: "Retire" }).click();
  await retire.getByText("Write a reason first.").waitFor();
  await retire.getByRole("textbox", { name: /^Why does it/ }).fill("It was somebody else.");
  await retire.getByRole("button", { name: "Retire" }).click();

  await ours.retired.getByText("1 retired observation").click();
  await ours.retired.getByText(/Retired\s+It was somebody else\./).waitFor();
  expect(await observations(police)).toEqual([]);
  await ours.retired.getByRole("button", { name: "Restore" }).click();
  await soon(() => observations(school)).toEqual(["Robin helped to carry the chairs. Nobody had asked."]);
  await Promise.all([police.untilSaved(), school.untilSaved()]);
});

test("[PI3] [PI7] observations move up and down within their column, in the same order for everyone", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  for (const words of ["First.", "Second.", "Third."]) await police.picture.addObservation(words, "Home");
  await school.picture.openDomain("Home");
  await soon(() => observations(school)).toEqual(["First.", "Second.", "Third."]);
  await school.picture.card("Third.").choose("Move up");
  await soon(() => observations(police)).toEqual(["First.", "Third.", "Second."]);
  await police.picture.card("First.").choose("Move down");
  await soon(() => observations(school)).toEqual(["Third.", "First.", "Second."]);
  await school.picture.card("Third.").choose("Move up");
  await soon(() => school.page.locator("[data-announcer]").textContent()).toContain("It is already first");
  expect(await observations(school)).toEqual(["Third.", "First.", "Second."]);
});

test("[PI10] [PI13] where it comes from is said, and a register counts as systematic", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  await police.picture.addObservation("Absent on four of ten mornings.", "School and work");
  await school.picture.openDomain("School and work");
  const card = school.picture.card("four of ten mornings");
  await card.choose("Where it comes from");
  const dialog = school.page.getByRole("dialog", { name: "Where it comes from" });
  await dialog.getByText("Register or systematic count", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Brought by" }).selectOption({ label: "Lindhamra School" });
  await dialog.getByLabel("Counts as fresh until").fill("2020-01-31");
  await dialog.getByRole("button", { name: "Save" }).click();
  const seen = police.picture.card("four of ten mornings").root;
  await seen.getByText("From a register").waitFor();
  await seen.getByText("Systematic", { exact: true }).waitFor();
  await seen.getByText("Not fresh since 31 Jan 2020.").waitFor();
});

test("[UI9] [MA4] a word added to the glossary is underlined at once where another seat reads it", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  const { narrative } = school.picture;
  await write(narrative, "end", "Two evenings the lantern walks took place without Robin.");
  await untilReads(police.picture.narrative, "lantern walks");
  expect(await narrative.locator(".term", { hasText: "lantern walk" }).count()).toBe(0);

  await police.go("Glossary");
  await police.glossary.add("lantern walk", "lyktvandring");
  await write(police.glossary.definition, "end", "Adults walk the same way home as the young people.");
  const word = narrative.locator(".term", { hasText: "lantern walks" });
  await word.waitFor();

  await school.page.getByRole("heading", { level: 1 }).hover();
  await word.hover();
  const panel = school.glossary.panel("lantern walk");
  await panel.getByText("Adults walk the same way home").waitFor();
  await school.page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });

  await police.page.getByRole("button", { name: "Change the word itself" }).click();
  const names = police.page.getByRole("dialog", { name: "The word and its other forms" });
  await names.getByRole("textbox", { name: "In English" }).fill("evening walk");
  await names
    .getByRole("textbox", { name: "Other English words that mean the same" })
    .fill("night round, two evenings");
  await names.getByRole("button", { name: "Save" }).click();
  await word.waitFor({ state: "detached" });
  await soon(() => narrative.locator(".term").allTextContents()).toEqual(["Two evenings"]);

  await police.page.getByRole("button", { name: "Retire the word" }).click();
  const retire = police.page.getByRole("dialog", { name: "Stop using this word?" });
  await retire.getByRole("textbox", { name: /^Why does the group/ }).fill("Nobody says it.");
  await retire.getByRole("button", { name: "Retire the word" }).click();
  await soon(() => narrative.locator(".term").count()).toBe(0);
  await police.page.getByRole("button", { name: "Use the word again" }).click();
  await soon(() => narrative.locator(".term").allTextContents()).toEqual(["Two evenings"]);
});

test("[UI9] the panel of a word opens on keyboard focus and in the text; Escape closes it, the focus stays", async () => {
  const { page, picture, glossary } = await stage.enter("Social services");
  await picture.openDomain("Services");
  const card = picture.card("Two contacts have ended");
  await card.read.click();
  const link = card.root.getByRole("link", { name: "measure" });
  await link.focus();
  const panel = glossary.panel("measure");
  await panel.waitFor();
  const focused = () => link.evaluate((word) => word === document.activeElement);
  expect(await focused()).toBe(true);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  expect(await focused()).toBe(true);

  const { narrative } = picture;
  await goTo(narrative, "start");
  const words = await readText(narrative);
  const at = words.indexOf("concern");
  for (let step = 0; step <= at; step += 1) await page.keyboard.press("ArrowRight");
  await glossary.panel("concern").waitFor();
  await page.keyboard.press("Escape");
  await glossary.panel("concern").waitFor({ state: "detached" });
  expect(await narrative.evaluate((editor) => editor === document.activeElement)).toBe(true);
  await page.keyboard.type("~");
  expect((await readText(narrative)).indexOf("~"), "the caret is where it was").toBe(at + 1);
  await page.keyboard.press("Backspace");
});

test("[GL5] [GL7] each seat writes what a word means to it, in its own column, and nowhere else", async () => {
  const [police, school] = await Promise.all([stage.enter("Police"), stage.enter("Lindhamra School")]);
  for (const sheets of [police, school]) {
    await sheets.go("Glossary");
    await sheets.glossary.word("closure").click();
    await sheets.glossary.heading("closure").waitFor();
  }
  const own = police.glossary.column("Police");
  await own.getByRole("button", { name: /^(?:To us it is …|Change our words)$/ }).click();
  await write(
    own.getByRole("textbox", { name: "To us it is" }),
    "end",
    "The day we stop meeting, not the day it is over.",
  );
  await own.getByRole("button", { name: "Done" }).click();
  const seen = school.glossary.column("Police");
  await seen.getByText("The day we stop meeting").waitFor();
  expect((await seen.getByRole("button").count()) + (await seen.getByRole("textbox").count())).toBe(0);
});
