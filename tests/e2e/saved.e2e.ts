// What the page says about saving, held against a server that is killed with -9 while somebody types: nothing that was
// ever shown under "Saved on server" is missing, and the page finds back by itself.
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Page } from "playwright-core";
import { narrativeOf, readProse } from "@hybrid/documents";
import { readDemo, takeSeat } from "../support/seats.ts";
import { startServerProcess, type ServerProcess } from "../support/server.ts";
import { openStockClient } from "../support/stock-client.ts";
import type { Sheets } from "./pages/sheets.ts";
import { serverAway } from "./support/complaints.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, readText, type } from "./support/words.ts";

let server: ServerProcess;
const stage = useStage("saved", async (folder) => {
  server = await startServerProcess(folder);
  return { url: server.url, close: () => server.stop() };
});

const practice = "Practice: Robin";
const recovery = 20_000;
let round = 0;
let typed: string[] = [];
beforeEach(() => (typed = []));
afterEach(() => (round += 1));

async function restart(): Promise<void> {
  server = await startServerProcess(stage.folder, server.port);
}

async function openPractice(seat: string): Promise<Sheets> {
  const sheets = await stage.enter(seat);
  await sheets.go(practice);
  await sheets.picture.narrative.waitFor();
  await sheets.untilSaved();
  return sheets;
}

/** Words that can be told apart, each remembered. */
function nextWords(count: number): string {
  const words = Array.from({ length: count }, (_, at) => `w${round}x${typed.length + at}`);
  typed.push(...words);
  return `${words.join(" ")} `;
}

/** What the server has on disk, as somebody reads it who was not there. */
async function readStored(): Promise<string> {
  const { spaces } = await readDemo(server.url);
  const seat = spaces.find(({ language }) => language === "en")?.seats[1]?.id ?? "";
  const { view, door } = await takeSeat(server.url, seat);
  const record = view.documents.find(({ kind, title }) => kind === "picture" && title === practice);
  if (!record) throw new Error("the practice picture is gone");
  const client = openStockClient(door(record));
  try {
    await client.synced();
    return readProse(narrativeOf(client.doc)).join(" ");
  } finally {
    client.close();
  }
}

/** Keeps, in the page, what stood in the narrative whenever the page said that all was saved, and when. */
async function watchSaid(page: Page): Promise<void> {
  await page.evaluate(() => {
    const said: { at: number; words: string }[] = [];
    const look = (): void => {
      const narrative = document.querySelector('[aria-label="What has happened, written together"]');
      const saved = document.querySelector('[role="status"][data-state="saved"]');
      const words = narrative?.textContent ?? "";
      if (saved && said.at(-1)?.words !== words) said.push({ at: performance.now(), words });
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { said });
  });
}

const readSaid = (page: Page) =>
  page.evaluate(() => (window as unknown as { said: { at: number; words: string }[] }).said);

const wordsIn = (text: string): string[] => text.match(/w\d+x\d+\b/g) ?? [];

test("[SA1] [SA5] [ST3] the server is killed four times in mid-typing, and nothing shown as saved is missing", async () => {
  const { page, picture, saveState, untilSaved } = await openPractice("Police");
  stage.expect(serverAway);
  await watchSaid(page);
  await goTo(picture.narrative, "end");
  for (let kill = 0; kill < 4; kill += 1) {
    const start = typed.length;
    const typing = type(picture.narrative, nextWords(12), 25);
    await soon(async () => wordsIn(await readText(picture.narrative)).length).toBeGreaterThan(start + 4);
    await server.kill();
    await typing;
    await soon(() => saveState.textContent()).toBe("Not saved yet, kept in this tab");
    await type(picture.narrative, nextWords(4), 10);
    expect(await saveState.textContent()).toBe("Not saved yet, kept in this tab");
    await restart();
    await untilSaved(recovery);
    const stored = wordsIn(await readStored());
    expect(stored).toEqual(typed);
  }
  const said = await readSaid(page);
  const stored = new Set(wordsIn(await readStored()));
  expect(said.length).toBeGreaterThan(4);
  const last = said.flatMap(({ words }) => wordsIn(words).slice(0, -1));
  expect(last.filter((word) => !stored.has(word))).toEqual([]);
  await page.reload();
  await soon(async () => wordsIn(await readText(picture.narrative))).toEqual(typed);
});

test("[SA1] [SA6] [ST3] server and page die together: what had been called saved is there", async () => {
  const { page, picture } = await openPractice("Police");
  stage.expect(serverAway);
  const before = typed.length;
  await watchSaid(page);
  await goTo(picture.narrative, "end");
  const typing = type(picture.narrative, nextWords(120), 12).catch(() => "the page is gone");
  await soon(async () => wordsIn(await readText(picture.narrative)).at(-1) ?? "").toMatch(
    new RegExp(`^w${round}x[3-9]\\d$`),
  );
  await server.kill();
  const [said, now] = await Promise.all([readSaid(page), page.evaluate(() => performance.now())]);
  await page.close();
  await typing;
  await restart();
  const stored = new Set(wordsIn(await readStored()));
  // "Saving" is not said for the first second; what stood there a second earlier had been on the server for certain.
  const sure = said.filter(({ at }) => at < now - 1100).flatMap(({ words }) => wordsIn(words).slice(0, -1));
  expect(sure.length).toBeGreaterThan(before);
  expect(sure.filter((word) => !stored.has(word))).toEqual([]);
});

test("[SA2] leaving while words are unsaved asks first; leaving when all is saved does not", async () => {
  const { page, picture, saveState, untilSaved } = await openPractice("Police");
  stage.expect(serverAway);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await goTo(picture.narrative, "end");
  await server.kill();
  await type(picture.narrative, nextWords(3));
  await soon(() => saveState.textContent()).toBe("Not saved yet, kept in this tab");
  await page.getByText(/^No contact since/).waitFor();
  await page.close({ runBeforeUnload: true });
  await soon(() => asked).toEqual(["beforeunload"]);
  expect(page.isClosed()).toBe(false);

  await restart();
  await untilSaved(recovery);
  await page.getByText(/^No contact since/).waitFor({ state: "detached" });
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual(["beforeunload"]);
  expect(wordsIn(await readStored())).toEqual(expect.arrayContaining(typed));
});

test("[SA3] [SA5] what is written on several sheets while the server is away arrives when it is back", async () => {
  const [police, social] = [await openPractice("Police"), await openPractice("Social services")];
  stage.expect(serverAway);
  await police.go("Glossary");
  await police.glossary.word("early").waitFor();
  await police.go(practice);
  await police.picture.addObservation("Robin came home at ten.", "Home");
  await police.untilSaved();
  await server.kill();
  await soon(() => police.strip.textContent()).not.toContain("Here now");
  const card = police.picture.card("came home at ten");
  await card.choose("Edit the wording");
  await goTo(card.wording, "end");
  await police.page.keyboard.type(" Ten is early.");
  await goTo(social.picture.aim, "end");
  await social.page.keyboard.type("That Robin comes home.");
  const tab = (name: string) => social.page.getByRole("link", { name, exact: true }).click();
  await tab("Commitments");
  await social.page.getByRole("heading", { level: 2, name: /^Police has promised/ }).waitFor();
  await tab("Timeline");
  await social.page.getByRole("button", { name: "Add an event" }).waitFor();
  await tab("Picture");
  await police.go("Glossary");
  await police.glossary.word("early").waitFor();
  await soon(() => police.saveState.textContent()).toBe("Not saved yet, kept in this tab");
  await restart();
  await Promise.all([police.untilSaved(recovery), social.untilSaved(recovery)]);
  await police.go(practice);
  await soon(() => readText(police.picture.aim)).toBe("That Robin comes home.");
  await social.picture.openDomain("Home");
  await social.picture.card("came home at ten").root.getByText("Ten is early.").first().waitFor();
});

test("[SA5] a first perspective waits until contact is back, and says so", async () => {
  const { picture, untilSaved } = await openPractice("Lindhamra School");
  stage.expect(serverAway);
  await picture.openDomain("Home");
  const card = picture.card("came home at ten");
  await server.kill();
  await card.write.click();
  await card.root
    .getByText(/contact/)
    .first()
    .waitFor();
  expect(await card.root.getByRole("radio", { disabled: false }).count()).toBe(0);
  await restart();
  await untilSaved(recovery);
  await soon(() => card.root.getByRole("radio", { disabled: false }).count(), recovery).toBeGreaterThan(0);
  await card.pick("How do you see it?", "As both");
  await soon(() => card.rows()).toEqual([["Lindhamra School", "Seen both ways", "do not know", "do not know"]]);
});
