// From own notes to the shared picture: write, choose, give a ground, see who will read it, share; read it in another
// seat's picture and in the log; withdraw it. And the logs of who opened what.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { slipOn } from "./pages/slip.ts";
import { seeFocus, tabTo } from "./support/keys.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { readText, untilReads, write } from "./support/words.ts";

const stage = useStage("slip");
const first = "The aunt wants K-17 home by ten on school nights.";
const secret = "She is short of money since the summer.";

/** The words, whichever kind of space the browser has put between them. */
const spaced = (words: string) => new RegExp(words.replaceAll(/[.?]/g, "\\$&").replaceAll(" ", "\\s"));

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

async function speak(page: Page, language: "sv" | "en"): Promise<void> {
  await page.locator(`button[lang="${language}"]`).first().click();
  await page.locator(`html[lang="${language}"]`).waitFor({ state: "attached" });
}

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test("[SL1] [SL2] [SL7] a passage is shared on a ground, to exactly those who are named, and no other word leaves", async () => {
  const [social, school] = [await stage.enter("Social services"), await stage.enter("Lindhamra School")];
  await social.go("Own notes on K-17");
  const slip = slipOn(social.page);
  await write(slip.notes, "end", first);
  await social.page.keyboard.press("Enter");
  await social.page.keyboard.type(secret);
  await social.untilSaved();
  await slip.door.click();
  await social.page.getByRole("heading", { level: 1, name: "Share a passage with the picture of K-17" }).waitFor();
  expect(await slip.share.isDisabled()).toBe(true);

  await slip.paragraph(first).check();
  await soon(() => slip.passage(1).inputValue()).toMatch(spaced(first));
  expect(await slip.readers.allTextContents()).toEqual([
    expect.stringContaining("Henrik"),
    expect.stringContaining("Samira (you)"),
    ...["Lotta", "Emil", "Anneli", "Maja"].map((name) => expect.stringContaining(name)),
  ]);
  // Closed grounds stay, with their paragraph and why.
  expect(await slip.ground("The general clause").isDisabled()).toBe(true);
  expect(await slip.ground("Risk of future crime").isDisabled()).toBe(true);
  await slip.chooseGround("Consent of the person it concerns");
  expect(await findings(social.page)).toEqual([]);

  const questions = await slip.questions.all();
  for (const question of questions) await slip.answer(question, "Yes");
  await slip.answer(questions[1]!, "No");
  await soon(() => slip.share.count()).toBe(0);
  expect(await social.page.getByRole("main").textContent()).toContain("On this ground it cannot be shared");
  await slip.answer(questions[1]!, "Yes");

  await slip.passage(1).fill("The aunt wants K-17 home by nine");
  await soon(() => slip.share.isDisabled()).toBe(true);
  await slip.passage(1).fill(first);
  await soon(() => slip.share.textContent()).toBe("Share 10 words with 5 seats");
  await slip.share.click();
  await social.page.getByRole("heading", { level: 1, name: "Shared" }).waitFor();

  await untilReads(school.picture.narrative, first);
  expect(await readText(school.picture.narrative)).not.toContain(secret);
});

test("[SL9] [LO6] the entry stands in the log of giver and reader; withdrawn, it says so in both and in the picture", async () => {
  const [social, school, civil] = [
    await stage.enter("Social services"),
    await stage.enter("Lindhamra School"),
    await stage.enter("Vägskälet"),
  ];
  await social.go("Share slips");
  const entry = slipOn(social.page).entry(1);
  await soon(() => entry.textContent()).toMatch(spaced(first));
  expect(await entry.textContent()).toContain("OSL 10:1, 12:2");
  expect(await findings(social.page)).toEqual([]);
  await entry.getByRole("button", { name: "Withdraw" }).click();
  const dialog = social.page.getByRole("dialog", { name: "Withdraw what was shared" });
  await dialog.getByRole("textbox", { name: "Why" }).fill("The consent was withdrawn.");
  await dialog.getByRole("button", { name: "Withdraw it" }).click();
  await soon(() => entry.textContent()).toContain("The consent was withdrawn.");
  await soon(() => entry.getByRole("button").count()).toBe(0);

  await untilReads(school.picture.narrative, "Social services withdrew this on");
  await school.go("Disclosure log");
  await soon(() => slipOn(school.page).entry(1).textContent()).toContain("Withdrawn");
  await civil.go("Disclosure log");
  await civil.page.getByText("Nothing has been shared in this period.").waitFor();
});

test("[LO6] [LO8] the coordinator reads who opened what, looks at the month's draw, and each look is kept", async () => {
  const coordinator = await stage.enter("Coordinator");
  const { page } = coordinator;
  await coordinator.go("Read log");
  const rows = page.getByRole("table").getByRole("row");
  await soon(() =>
    rows.filter({ hasText: "Samira, Social services" }).filter({ hasText: "Own notes K-17" }).count(),
  ).toBeGreaterThan(0);
  expect(await findings(page)).toEqual([]);
  await coordinator.go("Monthly sample");
  const look = page.getByRole("radiogroup").first();
  await look.locator("label", { hasText: "To ask about" }).click();
  await page
    .getByText(/Maja looked/)
    .first()
    .waitFor();
  expect(await findings(page)).toEqual([]);
});

test("[LO5] where the group asks, a seat says why before the picture opens", async () => {
  const coordinator = await stage.enter("Coordinator");
  await coordinator.go("Read log");
  await coordinator.page
    .getByRole("combobox", { name: "Ask why a picture is opened" })
    .selectOption({ label: "After 30 days" });
  await coordinator.page.getByText("Changed. The change is in the read log.").waitFor();

  const police = await stage.arrive();
  await police.page.getByRole("button", { name: /^Youth Health Clinic / }).click();
  await police.page.getByRole("heading", { level: 1, name: "Why do you open K-17?" }).waitFor();
  expect(await findings(police.page)).toEqual([]);
  await police.page.getByRole("textbox", { name: "Why" }).fill("Preparing Thursday");
  await police.page.getByRole("button", { name: "Open the picture" }).click();
  await soon(() => police.picture.title.textContent()).toBe("K-17");
  await police.go("Read log");
  await police.page.getByRole("cell", { name: "Preparing Thursday" }).waitFor();
});

test("[UI5] [SL7] [SL9] [SL10] by keyboard alone: from own notes through the slip to the entry, and withdrawn", async () => {
  const school = await stage.enter("Lindhamra School");
  const { page } = school;
  const { keyboard } = page;
  const slip = slipOn(page);
  await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await tabTo(school.menu.getByRole("link", { name: "Own notes on K-17" }), "Shift+Tab");
  await keyboard.press("Enter");
  await slip.notes.waitFor();
  await tabTo(slip.notes);
  await keyboard.press("Control+End");
  await keyboard.type("The class went to the museum, and K-17 came along.");
  await school.untilSaved();
  await tabTo(slip.door);
  await keyboard.press("Enter");
  const paragraph = slip.paragraph("museum");
  await tabTo(paragraph);
  await keyboard.press("Space");
  // Some words of the paragraph only: the passage is shortened where it stands on the slip.
  await tabTo(slip.passage(1));
  await keyboard.press("End");
  for (let letters = " and K-17 came along.".length; letters >= 0; letters -= 1) await keyboard.press("Backspace");
  await soon(() => slip.passage(1).inputValue()).toMatch(spaced("The class went to the museum"));
  await tabTo(slip.grounds);
  await keyboard.press("Space");
  expect(await slip.ground("Consent of the person it concerns").isChecked()).toBe(true);
  expect(await slip.ground("Pupil health").isEnabled()).toBe(true);
  for (const question of await slip.questions.all()) {
    await tabTo(question.getByRole("radio").first());
    await keyboard.press("Space");
  }
  await soon(() => slip.share.isEnabled()).toBe(true);
  for (const language of ["sv", "en"] as const) {
    await speak(page, language);
    expect({ language, found: await findings(page) }).toEqual({ language, found: [] });
  }
  await tabTo(slip.share);
  await keyboard.press("Enter");
  await soon(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Shared");
  await tabTo(page.getByRole("link", { name: "See your share slips" }));
  await keyboard.press("Enter");

  const entry = page.getByRole("article").first();
  await soon(() => entry.textContent()).toMatch(spaced("The class went to the museum"));
  await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await tabTo(entry.getByRole("button", { name: "Withdraw" }));
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Withdraw what was shared" });
  await tabTo(dialog.getByRole("textbox", { name: "Why" }));
  await keyboard.type("It was the other class.");
  await tabTo(dialog.getByRole("button", { name: "Withdraw it" }));
  await keyboard.press("Enter");
  await entry.getByText("It was the other class.").waitFor();
  await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
  expect(await seeFocus(page)).toBe("seen");

  await school.go("K-17");
  await page.getByText(/\d passages? here ha(?:s|ve) been withdrawn\./).waitFor();
  await school.go("Own notes on K-17");
  await page.getByText(/Withdrawn on .*, further sharing stopped/).waitFor();
  expect(await findings(page)).toEqual([]);
  await slip.door.click();
  await slip.paragraph("museum").waitFor();
  await soon(() => slip.paragraph("museum").isDisabled()).toBe(true);
  expect(await findings(page)).toEqual([]);
});

test("[UI8] [UI13] slip and logs fit a telephone, in Swedish and in the dark", async () => {
  const social = await stage.enter("Social services", { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  const { page } = social;
  const at = page.url();
  for (const path of [`${at}/notes/share`, "/slips", "/logs/disclosures", "/logs/readings", "/logs/sample"]) {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await soon(() => page.locator(".skeleton").count()).toBe(0);
    expect({ path, sideways: await sideways(page), found: await findings(page) }).toEqual({
      path,
      sideways: 0,
      found: [],
    });
  }
  await page.evaluate(() => localStorage.setItem("language", "sv"));
  await page.goto(`${at}/notes/share`);
  await page.getByRole("heading", { level: 1, name: /^Dela ett stycke till bilden/ }).waitFor();
  await page.getByRole("checkbox", { name: "Dela det här stycket" }).last().check();
  await page.locator("label", { hasText: "Samtycke från den det gäller" }).click();
  expect({ sideways: await sideways(page), found: await findings(page) }).toEqual({ sideways: 0, found: [] });
});
