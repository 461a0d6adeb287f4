// What stays apart: one person's caret from another's edits, a seat from what is not open to it, the coordinator from
// any organisation's voice.
import { expect, test } from "vitest";
import type { Locator, Page } from "playwright-core";
import { seatCard, takeSeatIn } from "./pages/entrance.ts";
import { sheetsIn } from "./pages/sheets.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, type, untilReads, write } from "./support/words.ts";

const stage = useStage("apart");

/** Where somebody is: the focused element, the words round the caret, and how high the caret's line stands. */
function readPlace(page: Page) {
  return page.evaluate(() => {
    const selection = getSelection();
    const { anchorNode, anchorOffset } = selection ?? {};
    const text = anchorNode?.textContent ?? "";
    const top = selection?.rangeCount ? selection.getRangeAt(0).getBoundingClientRect().top : 0;
    return {
      focus: document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.tagName,
      caret: `${text.slice(Math.max(0, (anchorOffset ?? 0) - 12), anchorOffset)}|${text.slice(anchorOffset, (anchorOffset ?? 0) + 12)}`,
      top: Math.round(top),
    };
  });
}

async function putCaretInto(editor: Locator, paragraph: number): Promise<void> {
  const block = editor.locator("p").nth(paragraph);
  await block.scrollIntoViewIfNeeded();
  await block.click({ position: { x: 90, y: 40 } });
}

test("[UI2] what others write above, below and around moves neither caret nor focus nor the line one is on", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const [ours, theirs] = [police.picture.narrative, social.picture.narrative];
  await police.picture.openDomain("Home");
  await putCaretInto(ours, 2);
  const before = await readPlace(police.page);
  expect(before.focus).toBe("What has happened, written together");

  await goTo(theirs, "start");
  await type(
    theirs,
    "A paragraph before all others.\nAnd one more, long enough to fill a line and then some. ".repeat(2),
    4,
  );
  await untilReads(ours, "then some. ");
  expect(await readPlace(police.page)).toEqual(before);

  await write(
    social.picture.aim,
    "end",
    " And that somebody asks how things are, which nobody has done for a while now.",
  );
  await social.picture.addObservation("K-17 took the earlier bus home on three days running.", "Home");
  await social.picture.addObservation("K-17 was seen laughing with the caretaker.", "Home");
  await police.picture.card("laughing with the caretaker").root.waitFor();
  expect(await readPlace(police.page)).toEqual(before);

  await police.page.keyboard.type("~");
  expect((await readPlace(police.page)).caret).toContain("~|");
});

test("[UI2] a card one works in stays where it is while others change how it is seen", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const words = "rings the mentor every Monday";
  const [ours, theirs] = [police.picture.card(words), social.picture.card(words)];
  await Promise.all([police.picture.openDomain("Home"), social.picture.openDomain("Home")]);
  await ours.write.click();
  await ours.pick("How do you see it?", "As protective");
  await ours.words.click();
  await police.page.keyboard.type("She rings, and ");
  const before = await readPlace(police.page);
  await theirs.read.click();
  await theirs.change.click();
  await theirs.pick("How do you see it?", "As a concern");
  await soon(() => ours.rows()).toContainEqual(["Social services", "Concern", "slight", "strong"]);
  const after = await readPlace(police.page);
  expect(after).toEqual({ ...before, top: after.top });
  expect(Math.abs(after.top - before.top), "the line one writes on has not moved").toBeLessThanOrEqual(2);
  await police.page.keyboard.type("she is answered.");
  await soon(() => theirs.saidBy("Police").textContent()).toContain("She rings, and she is answered.");
});

test("[UI10] [AU4] [DE6] to Vägskälet K-17 is neither listed nor different from what does not exist", async () => {
  const police = await stage.enter("Police");
  const k17 = new URL(police.page.url()).pathname;
  const arriving = await stage.arrive();
  const { page } = arriving;
  expect(await seatCard(page, "Vägskälet").textContent()).not.toContain("K-17");
  await takeSeatIn(page, "Vägskälet");
  const { menu } = arriving;
  await menu.getByRole("link", { name: "Practice: Robin", exact: true }).waitFor();
  expect(await menu.textContent()).not.toContain("K-17");

  const read = async (address: string) => {
    const answer = await page.goto(address);
    await page.getByRole("heading", { level: 1, name: "This sheet is not open to your seat" }).waitFor();
    const sheet = page.getByRole("main");
    return { status: answer?.status(), title: await page.title(), sheet: await sheet.ariaSnapshot() };
  };
  const closed = await read(k17);
  expect(await read("/pictures/00000000000000000000000000000000")).toEqual(closed);
  expect(await read(`${k17}/notes`)).toEqual(closed);
  await page.getByRole("link", { name: "Go to what is open to you" }).click();
  await page.getByRole("heading", { level: 1, name: "Glossary" }).waitFor();
});

test("[AU7] [AU8] the coordinator has no perspective to write, no column and no own notes", async () => {
  const { page, picture, glossary, menu, go } = await stage.enter("Coordinator");
  await picture.openDomain("Peers and online");
  const card = picture.card("on the bench outside the station");
  await card.root.waitFor();
  expect(await picture.board.getByRole("button", { name: /perspective$/ }).count()).toBe(0);
  await card.read.click();
  await card.root.getByText("has no perspective of its own").waitFor();
  expect(await card.root.getByRole("radio").count()).toBe(0);
  expect(await menu.textContent()).not.toContain("Own notes");
  await go("Glossary");
  await glossary.word("consent").click();
  await page.getByText("The coordinator seat belongs to no organisation").waitFor();
  expect(await page.getByRole("main").getByRole("article").getByRole("button").count()).toBe(0);
});

test("[AU8] own notes stay with the organisation, under its lock", async () => {
  const police = await stage.enter("Police");
  await police.go("Own notes on K-17");
  const notes = police.page.getByRole("textbox", { name: "Own notes on K-17" });
  await write(notes, "end", "Ask about the phone before Thursday.");
  await police.untilSaved();
  expect(await police.strip.textContent()).toContain("Only Police");
  await police.page.reload();
  await untilReads(notes, "Ask about the phone");

  const social = await stage.enter("Social services");
  await social.page.goto(new URL(police.page.url()).pathname);
  const theirs = social.page.getByRole("textbox", { name: "Own notes on K-17" });
  await theirs.waitFor();
  expect(await social.strip.textContent()).toContain("Only Social services");
  expect(await theirs.textContent()).not.toContain("Ask about the phone");
});

test("[SE8] a tab that has no seat is asked to take one, and then goes where it wanted", async () => {
  const police = await stage.enter("Police");
  const k17 = new URL(police.page.url()).pathname;
  const page = await police.page.context().newPage();
  await page.goto(k17);
  await takeSeatIn(page, "Social services");
  await soon(() => new URL(page.url()).pathname).toBe(k17);
  await sheetsIn(page).picture.narrative.waitFor();
});
