// The second kind of picture: a place, with counts and impressions side by side, and a plan. And a picture in time.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { write } from "./support/words.ts";

const stage = useStage("pattern");

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

const square = "the station square";

test("[PL1] [PL2] [PL3] a place is founded, counted, described and planned for, by two seats", async () => {
  const [lead, police] = await Promise.all([stage.enter("Coordinator"), stage.enter("Police")]);
  await lead.go("Seats and mandates");
  await lead.page.getByRole("button", { name: "Add a picture" }).click();
  const founding = lead.page.getByRole("dialog", { name: "Add a picture" });
  await founding.getByText("A place or a pattern, no persons in it").click();
  await founding.getByRole("textbox", { name: "Place or pattern" }).fill(square);
  await founding.getByRole("button", { name: "Add the picture" }).click();
  await lead.page.getByRole("table", { name: new RegExp(square) }).waitFor();
  const row = lead.page.getByRole("table", { name: new RegExp(square) }).getByRole("row", { name: /Police/ });
  await row.getByRole("button").click();
  const admission = lead.page.getByRole("dialog");
  expect(await admission.getByRole("checkbox").count()).toBe(1);
  await admission.getByRole("checkbox").press("Space");
  await admission.getByRole("button", { name: "Save" }).click();

  await row.getByText("reads and writes").waitFor();
  const { page } = police;
  await page.reload();
  await police.go(square);
  await page.getByRole("heading", { level: 1, name: square }).waitFor();
  await lead.go(square);
  await page.getByRole("button", { name: "Add counts" }).click();
  const counts = page.getByRole("dialog", { name: "Add counts" });
  const paste = counts.getByRole("textbox", { name: "Paste a table" });
  await paste.fill("Week;Reports\nv. 36;many\n");
  await counts.getByText("No column holds numbers only.").waitFor();
  await paste.fill(`Week;Reports\n${Array.from({ length: 600 }, (_, at) => `${at};1`).join("\n")}`);
  await counts.getByText(/more than 500 lines/).waitFor();
  await paste.fill("Week;Note;Reports\nv. 36;quiet;4\nv. 37;rain;9\nv. 38;match;12\n");
  await counts.getByText("3 lines, from v. 36 to v. 38.").waitFor();
  await counts.getByRole("combobox", { name: "Column with the counts" }).selectOption({ label: "Note" });
  await counts.getByText("Line 2: “quiet” is not a number.").waitFor();
  await counts.getByRole("button", { name: "Add to the picture" }).click();
  await counts.getByText("Say what the counts show").waitFor();
  await counts.getByRole("textbox", { name: "What do the counts show?" }).fill("Reports at the square");
  await counts.getByRole("textbox", { name: "Where do the counts come from?" }).fill("Police register");
  await counts.getByRole("combobox", { name: "Column with the counts" }).selectOption({ label: "Reports" });
  expect(await faults(page)).toEqual([]);
  await counts.getByRole("button", { name: "Add to the picture" }).press("Enter");
  const chart = lead.page.getByRole("img", { name: /^Reports at the square: 3 values from v. 36 to v. 38/ });
  await chart.waitFor();
  await lead.page.getByText("Show as a table").click();
  await lead.page.getByRole("cell", { name: "12" }).waitFor();

  await page.getByRole("button", { name: "Add an impression" }).click();
  const impression = page.getByRole("dialog", { name: "Add an impression" });
  await impression.getByRole("textbox", { name: "What is the impression?" }).fill("Fewer adults after seven.");
  await impression.getByText("Own observation", { exact: true }).click();
  await impression.getByRole("button", { name: "Add to the picture" }).click();
  await lead.page.getByText("Fewer adults after seven.").waitFor();

  await lead.page.getByRole("button", { name: "Add a measure" }).click();
  const measure = lead.page.getByRole("dialog", { name: "Add a measure" });
  await measure.getByRole("textbox", { name: "What is to be done?" }).fill("Walk the square on Fridays.");
  await measure.getByRole("combobox", { name: "Which organisation does it?" }).selectOption({ label: "Police" });
  await measure.getByLabel("By", { exact: true }).fill("2027-01-31");
  await measure.getByRole("button", { name: "Add to the plan" }).click();
  await page.getByText("Walk the square on Fridays.").waitFor();
  await page.getByRole("button", { name: /^Say that it is done/ }).click();
  await lead.page.getByText(/^Police Done/).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("[HI2] [HI3] what happened is dated, and what has changed is told with who changed it", async () => {
  const [police, school] = await Promise.all([stage.enter("Police"), stage.enter("Lindhamra School")]);
  const { page, picture } = police;
  await write(picture.narrative, "end", " On Friday the lamps were mended.");
  await police.untilSaved();
  await page.getByRole("link", { name: "Timeline" }).click();
  const happened = page.getByRole("region", { name: "What has happened" });
  await happened.getByRole("button", { name: "Add an event" }).click();
  const dialog = page.getByRole("dialog", { name: "What happened, and when" });
  await dialog.getByRole("textbox", { name: "What happened" }).fill("K-17 came to the youth centre.");
  await dialog.getByRole("button", { name: "Add to the timeline" }).click();
  await dialog.getByText("Choose the day first.").waitFor();
  await dialog.getByLabel("Day", { exact: true }).fill("2026-09-04");
  await dialog.getByText("Own observation", { exact: true }).click();
  await dialog.getByRole("button", { name: "Add to the timeline" }).press("Enter");

  await school.page.getByRole("link", { name: "Timeline" }).click();
  const events = school.page.getByRole("region", { name: "What has happened" }).getByRole("listitem");
  await soon(() => events.allTextContents()).toContainEqual(
    expect.stringMatching(/4 Sep.*youth centre.*Seen by staff/),
  );
  const changed = school.page.getByRole("region", { name: "What has changed" });
  const change = changed.getByRole("listitem").filter({ hasText: "On Friday the lamps were mended." });
  await change.getByText(/Henrik, Police/).waitFor();
  expect(await faults(school.page)).toEqual([]);
});
