// The whole way without a mouse: from the entrance to an observation and a perspective on it, with the focus in sight
// at every step.
import { expect, test } from "vitest";
import type { Locator } from "playwright-core";
import { seatCard } from "./pages/entrance.ts";
import { seeFocus, tabTo } from "./support/keys.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { readText, untilReads, write } from "./support/words.ts";

const stage = useStage("keyboard");

/** Arrows within a radio group until the wanted one is chosen. */
async function arrowTo(card: Locator, group: string, option: string): Promise<void> {
  const radios = card.getByRole("radiogroup", { name: group });
  const wanted = radios.locator("label", { hasText: new RegExp(`^${option}$`) }).locator("input");
  const { keyboard } = card.page();
  const chosen = radios.getByRole("radio", { checked: true });
  await tabTo((await chosen.count()) > 0 ? chosen : radios.getByRole("radio"));
  if ((await chosen.count()) === 0) await keyboard.press("Space");
  for (let presses = 0; presses < 8; presses += 1) {
    if (await wanted.isChecked()) return;
    await keyboard.press("ArrowRight");
    expect(await seeFocus(card.page())).toBe("seen");
  }
  throw new Error(`the arrows never came to ${option}`);
}

test("[UI5] from the entrance to an observation and a perspective, with no mouse at all", async () => {
  const { page, picture, untilSaved } = await stage.arrive();
  const { keyboard } = page;
  await tabTo(seatCard(page, "Police"));
  await keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "K-17" }).waitFor();
  await picture.addButton.waitFor();
  await soon(() => page.evaluate(() => document.activeElement?.tagName), 5000).toBe("H1");

  await tabTo(picture.addButton);
  await keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Add an observation" });
  await dialog.waitFor();
  const seen = "K-17 left the dog with a neighbour for the weekend.";
  await tabTo(dialog.getByRole("textbox", { name: "What was seen" }));
  await keyboard.type(seen);
  await tabTo(dialog.getByRole("combobox", { name: "Domain" }));
  await keyboard.type("Self");
  await tabTo(dialog.getByRole("button", { name: "Add to the picture" }));
  await keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await soon(() => page.locator("[data-announcer]").textContent()).toContain("The observation is on the picture");
  await soon(() => seeFocus(page), 2000).toBe("seen");

  const card = picture.card(seen);
  await tabTo(card.write);
  await keyboard.press("Enter");
  await arrowTo(card.root, "How do you see it?", "As protective");
  await arrowTo(card.root, "Against being a risk", "slight");
  await arrowTo(card.root, "Against being at risk", "clear");
  await tabTo(card.words);
  await keyboard.type("Somebody was asked, and said yes.");
  await tabTo(card.done);
  await keyboard.press("Enter");
  await card.done.waitFor({ state: "detached" });
  expect(await card.rows()).toEqual([["Police", "Protective", "slight", "clear"]]);
  await soon(() => seeFocus(page), 2000).toBe("seen");
  await card.saidBy("Police").getByText("Somebody was asked").waitFor();
  await untilSaved();
});

test("[UI5] the skip link, the menu of a card, dialogs and the editor's tools all give the focus back", async () => {
  const { page, picture } = await stage.enter("Police");
  const { keyboard } = page;
  await picture.addButton.waitFor();
  await page.goto(page.url());
  await picture.narrative.waitFor();
  await keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
  await keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");

  await tabTo(picture.domain("Home"));
  await keyboard.press("Enter");
  const more = picture.card("raised voices").root.getByRole("button", { name: "More about this observation" });
  await tabTo(more);
  await keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Edit the wording" }).waitFor();
  await keyboard.press("End");
  await keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Retire this observation" }).waitFor();
  await keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await soon(() => more.evaluate((button) => button === document.activeElement)).toBe(true);

  await tabTo(picture.narrative);
  const before = await readText(picture.narrative);
  await keyboard.press("Control+Home");
  await keyboard.press("Alt+F10");
  await soon(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Bold");
  expect(await seeFocus(page)).toBe("seen");
  await keyboard.press("ArrowRight");
  await soon(() => page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("Italic");
  await keyboard.press("Escape");
  await keyboard.type("~");
  expect(await readText(picture.narrative)).toBe(`~${before}`);
  await keyboard.press("Control+z");
  await soon(() => readText(picture.narrative)).toBe(before);
});

test("[UI9] Alt+G lists the words of the glossary on the sheet, and Escape goes back to the text", async () => {
  const { page, picture } = await stage.enter("Police");
  await picture.narrative.locator(".term").first().waitFor();
  await write(picture.narrative, "end", " And then");
  await untilReads(picture.narrative, "And then");
  await page.keyboard.press("Alt+g");
  const list = page.getByRole("dialog", { name: "Words of the glossary in this text" });
  await list.getByRole("link", { name: "consent" }).waitFor();
  await page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  await soon(() => picture.narrative.evaluate((editor) => editor === document.activeElement)).toBe(true);
  await page.keyboard.type("~");
  await soon(() => readText(picture.narrative)).toMatch(/ And then~$/);
  await page.keyboard.press("Backspace");
});
