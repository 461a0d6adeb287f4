// The board: moved by dragging and by keyboard, split, laid together, linked to the text, seen whole.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import type { Sheets } from "./pages/sheets.ts";
import { cardOn, writePerspective } from "./pages/picture.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, write } from "./support/words.ts";

const stage = useStage("board");

const practice = "Practice: Robin";

async function enterPractice(seat: string): Promise<Sheets> {
  const sheets = await stage.enter(seat);
  await sheets.go(practice);
  await sheets.page.getByRole("heading", { level: 1, name: practice }).waitFor();
  return sheets;
}

/** The card with these words as its own: others may quote them. */
const cardOf = ({ page }: Sheets, words: string) =>
  cardOn(page, page.locator("[data-factor]", { has: page.locator(".card-observation", { hasText: words }) }));

const observations = ({ picture }: Sheets) => picture.cards.locator(".card-observation").allTextContents();

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

test("[BO1] [BO2] [BO3] split and laid together, both seats see every word, and each carries its own", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  await police.picture.addObservation("Robin was out late and slept in class.", "Home");
  await school.picture.openDomain("Home");
  const original = cardOf(school, "out late and slept");
  await writePerspective(original, { sight: "As a concern", risk: "slight", atRisk: "clear", words: "Tired at nine." });

  await police.picture.card("out late and slept").choose("Split into parts");
  const split = police.page.getByRole("dialog", { name: "Split this observation" });
  await split.getByRole("textbox", { name: "Part 1" }).fill("Robin was out late.");
  await split.getByRole("button", { name: "Split", exact: true }).click();
  await split.getByText("Write at least two parts.").waitFor();
  await split.getByRole("textbox", { name: "Part 2" }).fill("Robin slept in class.");
  expect(await faults(police.page)).toEqual([]);
  await split.getByRole("button", { name: "Split", exact: true }).click();

  const theirs = cardOf(school, "Robin slept in class");
  await original.root.getByText("Your perspective stays here until you move it").waitFor();
  await original.root.getByRole("button", { name: /^Move our perspective here ?: Robin slept/ }).click();
  await theirs.root.filter({ hasText: "Part of:" }).waitFor();
  await police.page.getByText("1 observation that was split").waitFor();
  const part = cardOf(police, "Robin slept in class");
  await part.read.first().click();
  await part.saidBy("Lindhamra School").getByText("Tired at nine.").waitFor();

  await cardOf(police, "Robin was out late.").choose("Lay together with another");
  const merge = police.page.getByRole("dialog", { name: "Lay together with another observation" });
  await merge.getByRole("button", { name: "Lay together", exact: true }).click();
  await merge.getByText("Choose an observation that stands").waitFor();
  await merge.getByRole("combobox").selectOption({ label: "Home: Robin slept in class." });
  await merge.getByRole("button", { name: "Lay together", exact: true }).click();
  const laid = theirs.root.getByRole("region", { name: "Laid together with this" });
  await laid.getByText("Robin was out late.").waitFor();
  expect(await faults(school.page)).toEqual([]);
  await laid.getByRole("button", { name: "Take apart" }).click();
  await soon(() => observations(police)).toContain("Robin was out late.");
  await Promise.all([police.untilSaved(), school.untilSaved()]);
});

test("[BO5] words of the text are linked to an observation, and one that is struck out says so", async () => {
  const { page, picture } = await enterPractice("Police");
  await picture.addObservation("Robin was seen by the kiosk.", "Belonging");
  await picture.openDomain("Belonging");
  await page.getByRole("button", { name: "Link the marked words to an observation" }).click();
  await page.getByText("Mark words in the text first").waitFor();
  await write(picture.narrative, "end", " On Monday by the kiosk.");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.keyboard.press("Control+Shift+ArrowLeft");
  await page.getByRole("button", { name: "Link the marked words to an observation" }).click();
  const dialog = page.getByRole("dialog", { name: "Link the marked words to an observation" });
  await dialog.getByRole("combobox").selectOption({ label: "Belonging: Robin was seen by the kiosk." });
  await dialog.getByRole("button", { name: "Link", exact: true }).click();
  const card = picture.card("seen by the kiosk").root;
  const passage = card.getByRole("list", { name: "In the text" });
  await passage.getByText("kiosk", { exact: false }).waitFor();

  await goTo(picture.narrative, "end");
  await page.keyboard.type(" More.");
  await passage.getByRole("button", { name: /^Go to in the text/ }).click();
  await soon(() => page.evaluate(() => document.getSelection()?.toString())).toMatch(/kiosk/);
  await page.keyboard.press("Delete");
  await card.getByText("A linked passage is gone. It said:").waitFor();
});

test("[BO7] [BO8] all domains at once; a card is dragged within its column and to another domain", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  const { page, picture } = police;
  for (const words of ["One was seen.", "Two was seen.", "Three was seen."])
    await picture.addObservation(words, "Services");
  await picture.openDomain("Services");
  await school.picture.openDomain("Services");
  const frame = (words: string) => page.locator(".drag-frame", { hasText: words });
  await frame("Three").hover();
  await frame("Three")
    .locator(".drag-handle")
    .dragTo(frame("One"), { targetPosition: { x: 100, y: 8 } });
  await soon(() => observations(school)).toEqual(["Three was seen.", "One was seen.", "Two was seen."]);
  await soon(() => page.locator("[data-announcer]").textContent()).toContain("Moved within Services");

  // Dragging over the words marks them, and moves nothing.
  const words = await frame("One").locator(".card-observation p").boundingBox();
  if (!words) throw new Error("the words are not shown");
  await page.mouse.move(words.x + 2, words.y + words.height / 2);
  await page.mouse.down();
  await page.mouse.move(words.x + words.width - 2, words.y + words.height / 2, { steps: 8 });
  await page.mouse.up();
  await soon(() => page.evaluate(() => getSelection()?.toString() ?? "")).toContain("was seen");
  expect(await observations(school)).toEqual(["Three was seen.", "One was seen.", "Two was seen."]);

  await page.getByRole("link", { name: "Show all domains at once" }).click();
  const home = page.getByRole("region", { name: "Exposure" });
  await frame("Two").hover();
  await frame("Two").locator(".drag-handle").dragTo(home.getByRole("heading"));
  await home.getByText("Two was seen.").waitFor();
  expect(await faults(page)).toEqual([]);
  // The same by keyboard, and from there to the card.
  await home.getByRole("button", { name: "More about this observation" }).press("Enter");
  await page.getByRole("menuitem", { name: "Move to another domain" }).press("Enter");
  const move = page.getByRole("dialog", { name: "Move to another domain" });
  await move.getByRole("combobox", { name: "Domain" }).selectOption({ label: "Self" });
  await move.getByRole("button", { name: "Move" }).press("Enter");
  await school.picture.openDomain("Self");
  await soon(() => observations(school)).toContain("Two was seen.");
});

test("[BO6] several observations from one pasted note, marked by keyboard, arrive together", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  const { page } = police;
  await page.getByRole("button", { name: "Several from a note" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Several observations from one note" });
  const note = dialog.getByRole("textbox", { name: "The note" });
  await note.fill("Robin came early. Robin ate alone.");
  await dialog.getByRole("button", { name: "Make the marked words an observation" }).click();
  await dialog.getByText("Mark words in the note first.").waitFor();
  await note.press("Control+Home");
  for (let step = 0; step < 17; step += 1) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+Enter");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Shift+End");
  await page.keyboard.press("Control+Enter");
  const second = dialog.getByRole("textbox", { name: "Observation 2" });
  await soon(() => second.inputValue()).toBe("Robin ate alone.");
  for (const number of [1, 2])
    await dialog.getByRole("combobox", { name: `Domain of ${number}` }).selectOption({ label: "Peers and online" });
  await dialog.getByText("Someone told us", { exact: true }).click();
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Add 2 observations" }).click();
  await school.picture.openDomain("Peers and online");
  await soon(() => observations(school)).toEqual(["Robin came early.", "Robin ate alone."]);
  await cardOf(school, "Robin ate alone.").root.getByText("Told by someone").waitFor();
});

test("[PV1] [PV2] [PV3] [HI1] what the person says, disputes and may read; what the aim said earlier", async () => {
  const [police, school] = await Promise.all([enterPractice("Police"), enterPractice("Lindhamra School")]);
  const { page, picture } = police;
  const voice = (sheets: Sheets) => sheets.page.getByRole("region", { name: "In their own words" });
  for (const sheets of [police, school]) await voice(sheets).getByText("Nobody has written down").first().click();
  await voice(police).getByRole("button", { name: "Write down what they say" }).click();
  const dialog = page.getByRole("dialog", { name: "What they say" });
  await dialog.getByRole("textbox", { name: "As they said it" }).fill("I want mornings to be calm.");
  await dialog.getByRole("textbox", { name: "Where or how" }).fill("in a talk at school");
  await dialog.getByRole("button", { name: "Write down" }).click();
  await voice(school).getByRole("listitem").getByText("I want mornings to be calm.").waitFor();
  await voice(school)
    .getByText(/in a talk at school · Written down by Police/)
    .waitFor();

  await picture.addObservation("Robin shouted in the corridor.", "Grievance and belief");
  await school.picture.openDomain("Grievance and belief");
  await cardOf(school, "shouted in the corridor").choose("They dispute this");
  const dispute = school.page.getByRole("dialog", { name: "They dispute this" });
  await dispute.getByRole("textbox", { name: "As they said it" }).fill("That was somebody else.");
  await dispute.getByRole("button", { name: "Write the dispute down" }).click();
  await cardOf(police, "shouted in the corridor").root.getByText("That was somebody else.").waitFor();
  await voice(police).getByText("They dispute: Robin shouted in the corridor.").waitFor();
  expect(await faults(page)).toEqual([]);

  await voice(police).getByRole("button", { name: "We have gone through it together" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Say so" }).click();
  await voice(school)
    .getByText(/^Gone through together .* Police$/)
    .waitFor();

  await write(picture.aim, "end", "That mornings hold.");
  await police.untilSaved();
  await school.page.getByRole("button", { name: "How the sentence has read" }).click();
  const history = school.page.getByRole("dialog", { name: "How the sentence has read" });
  await history.getByText("That mornings hold.").waitFor();
  await history
    .getByText(/Police/)
    .first()
    .waitFor();
  expect(await faults(school.page)).toEqual([]);
});
