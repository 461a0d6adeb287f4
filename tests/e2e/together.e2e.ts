// Two seats in one picture: they come in, see each other, write in one text at the same time, and read the same.
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { secondWindow, takeSeatIn } from "./pages/entrance.ts";
import { sheetsIn, type Sheets } from "./pages/sheets.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { caretOf, goTo, readText, readWords, type, untilReads, write } from "./support/words.ts";

const stage = useStage("together");

/** What the editor leaves on its element, as far as a test needs it. */
interface EditorOnPage {
  readonly state: { readonly plugins: { readonly key: string; getState(state: unknown): Bound | undefined }[] };
}
interface Bound {
  readonly doc: { transact(change: () => void, origin: string): void };
  readonly type: { get(index: number): { get(index: number): { insert(index: number, words: string): void } } };
}

test("[UI1] [PR1] two seats open the picture from the entrance, and each sees who else is here", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  for (const { picture, strip, untilSaved } of [police, social]) {
    await soon(() => picture.title.textContent()).toBe("K-17");
    await untilSaved();
    expect(await strip.textContent()).toContain("5 organisations and the coordinator");
    expect(await strip.textContent()).toMatch(/Not by.*Vägskälet/);
  }
  await soon(() => police.here.allTextContents()).toEqual([expect.stringContaining("Samira, Social services")]);
  await soon(() => social.here.allTextContents()).toEqual([expect.stringContaining("Henrik, Police")]);
});

test("[SY12] [UI2] both type in one narrative at once, see words and named carets, and read the same", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const [ours, theirs] = [police.picture.narrative, social.picture.narrative];
  await goTo(ours, "start");
  await goTo(theirs, "end");
  const [first, last] = ["On Tuesday the bench was empty. ", " On Wednesday K-17 came to woodwork early."];
  await Promise.all([type(ours, first), type(theirs, last)]);

  await Promise.all([untilReads(ours, last), untilReads(theirs, first)]);
  await caretOf(ours, "Samira").waitFor();
  await caretOf(theirs, "Henrik").waitFor();
  expect(await readWords(ours)).toEqual(await readWords(theirs));

  const written = await readText(ours);
  expect(written.startsWith(first) && written.endsWith(last)).toBe(true);
  await Promise.all([police.untilSaved(), social.untilSaved()]);
  await Promise.all([police.page.reload(), social.page.reload()]);
  await soon(() => readText(ours)).toBe(written);
  await soon(() => readText(theirs)).toBe(written);
});

test("[SY12] words that two people type into the same sentence are all there, each in one piece", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const [ours, theirs] = [police.picture.aim, social.picture.aim];
  const before = await readText(ours);
  await Promise.all([goTo(ours, "end"), goTo(theirs, "end")]);
  await Promise.all([type(ours, " Henrik wrote this."), type(theirs, " Samira wrote that.")]);
  await untilReads(ours, "Samira wrote that.");
  await untilReads(theirs, "Henrik wrote this.");
  const after = await readText(ours);
  expect(await readText(theirs)).toBe(after);
  expect(after.length).toBe(before.length + " Henrik wrote this.".length + " Samira wrote that.".length);
});

test("[UI2] words marked in the moment a colleague's arrive stay marked", async () => {
  const { picture } = await stage.enter("Police");
  await goTo(picture.aim, "end");
  const marked = await picture.aim.evaluate((surface) => {
    const { state } = (surface as unknown as { editor: EditorOnPage }).editor;
    const sync = state.plugins.find(({ key }) => key.startsWith("y-sync$"))?.getState(state);
    const words = document.createTreeWalker(surface, NodeFilter.SHOW_TEXT).nextNode();
    const selection = document.getSelection();
    if (!sync || !words || !selection) return "";
    selection.setBaseAndExtent(words, 0, words, 4);
    const before = selection.toString();
    // All in one turn: the browser has not told the editor of the selection yet.
    sync.doc.transact(() => sync.type.get(0).get(0).insert(8, " so to say"), "a colleague");
    return [before, document.getSelection()?.toString()];
  });
  expect(marked[0]).toHaveLength(4);
  expect(marked[1]).toBe(marked[0]);
});

test("[DE3] [SE5] two windows of one browser hold two seats, and keep them over a reload", async () => {
  const police = await stage.arrive();
  const opening = police.page.context().waitForEvent("page");
  await secondWindow(police.page).click();
  const social = sheetsIn(await opening);
  await takeSeatIn(police.page, "Police");
  await takeSeatIn(social.page, "Social services");
  await write(police.picture.narrative, "end", " Police was here first.");
  await untilReads(social.picture.narrative, "Police was here first.");
  await write(social.picture.narrative, "end", " And social services second.");
  await untilReads(police.picture.narrative, "And social services second.");
  await caretOf(police.picture.narrative, "Samira").waitFor();

  await Promise.all([police.untilSaved(), social.untilSaved()]);
  await Promise.all([police.page.reload(), social.page.reload()]);
  await soon(() => police.here.allTextContents()).toEqual([expect.stringContaining("Samira, Social services")]);
  await soon(() => social.here.allTextContents()).toEqual([expect.stringContaining("Henrik, Police")]);
  expect(await readText(police.picture.narrative)).toBe(await readText(social.picture.narrative));
});

test("[PR4] who closes the window is no longer here, and the caret goes too", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  await goTo(social.picture.narrative, "start");
  await caretOf(police.picture.narrative, "Samira").waitFor();
  await social.page.close();
  await caretOf(police.picture.narrative, "Samira").waitFor({ state: "detached" });
  await police.strip.getByText("Only you are here").waitFor();
});

test("[UI1] who reads the glossary's words on a picture is on the picture, not on the glossary", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  await soon(() => police.here.count()).toBe(1);
  await police.go("Glossary");
  await police.strip.getByText("Only you are here").waitFor();
  await social.strip.getByText("Only you are here").waitFor();
  await social.go("Glossary");
  await soon(() => police.here.allTextContents()).toEqual([expect.stringContaining("Samira, Social services")]);
  await social.glossary.word("consent").click();
  await social.glossary.heading("consent").waitFor();
  await soon(() => social.here.allTextContents()).toEqual([expect.stringContaining("Henrik, Police")]);
});

test("[UI6] comings and goings are said politely, at most once in five seconds, and can be silenced", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  await Promise.all([police.untilSaved(), social.untilSaved()]);
  await Promise.all([listenTo(police.page), listenTo(social.page)]);
  const heardBy = async ({ page }: Sheets) => (await readSaid(page)).map(({ words }) => words).join(" / ");

  const [school, health] = [await stage.enter("Lindhamra School"), await stage.enter("Youth Health Clinic")];
  for (const listener of [police, social]) {
    await soon(() => heardBy(listener)).toMatch(/Lotta came in.*Anneli came in/);
    const times = (await readSaid(listener.page)).map(({ at }) => at);
    for (const [at, time] of times.entries()) expect(time - (times[at - 1] ?? -Infinity)).toBeGreaterThan(4900);
  }

  await chooseLive(police, false);
  await school.page.close();
  await soon(() => heardBy(social)).toContain("Lotta left");
  await chooseLive(police, true);
  await health.page.close();
  await soon(() => heardBy(police)).toContain("Anneli left");
  expect(await heardBy(police)).not.toContain("Lotta left");
});

type Said = { readonly at: number; readonly words: string };

/** Keeps, in the page, what its one live region has said, and when. */
async function listenTo(page: Page): Promise<void> {
  await page.locator('[aria-live="polite"][data-announcer]').evaluate((region) => {
    const said: Said[] = [];
    const hear = () => said.push({ at: performance.now(), words: region.textContent ?? "" });
    new MutationObserver(hear).observe(region, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { said });
  });
}

const readSaid = (page: Page) => page.evaluate(() => (window as unknown as { said: Said[] }).said);

async function chooseLive({ page, strip }: Sheets, live: boolean): Promise<void> {
  await strip.getByRole("button").click();
  const dialog = page.getByRole("dialog", { name: "Who reads this sheet" });
  await dialog.getByRole("checkbox").setChecked(live);
  await dialog.getByRole("button", { name: "Close" }).click();
}
