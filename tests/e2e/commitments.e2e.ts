// What a seat has promised: seen at once by the others, linked from a card by anybody, closed by its own seat in its
// own words. Words of the text that are linked, and what has changed since a meeting.
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import type { Page } from "playwright-core";
import { commitmentsOn } from "./pages/commitments.ts";
import { serverAway } from "./support/complaints.ts";
import { tabTo } from "./support/keys.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, untilReads } from "./support/words.ts";

const stage = useStage("commitments");
const promise = "Ring the aunt every Friday.";

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

test("[CM1] [CM2] [CM7] [UI5] a promise is seen at once, linked from a card by another seat, and closed with why", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  const [theirs, own] = [commitmentsOn(police.page), commitmentsOn(social.page)];
  await Promise.all([theirs.open(), own.open()]);
  const { keyboard } = social.page;
  await tabTo(own.make);
  await keyboard.press("Enter");
  await own.dialog.getByRole("button", { name: "Promise this" }).press("Enter");
  await own.dialog.getByText("Write what you will do first.").waitFor();
  await own.dialog.getByRole("textbox", { name: "What will you do?" }).fill(promise);
  await own.dialog.getByRole("button", { name: "Promise this" }).press("Enter");
  await own.dialog.getByText("Choose a day first.").waitFor();
  await own.dialog.getByLabel("By when, at the latest").fill("2099-01-31");
  expect(await faults(social.page)).toEqual([]);
  await own.dialog.getByRole("button", { name: "Promise this" }).press("Enter");
  await theirs.of("Social services has promised").getByText(promise).waitFor();
  await soon(() => police.page.locator("[data-announcer]").textContent()).toContain("Social services has promised");
  expect(await theirs.one(promise).getByRole("button").count(), "nobody else says how it went").toBe(0);
  expect(await faults(police.page)).toEqual([]);

  await police.page.getByRole("link", { name: "Picture", exact: true }).click();
  await police.picture.openDomain("School and work");
  const card = police.picture.card("every woodwork lesson");
  await card.choose("Link to a commitment");
  const link = police.page.getByRole("dialog", { name: "Link to a commitment" });
  await link.getByRole("button", { name: "Link", exact: true }).click();
  await link.getByText("Choose a commitment that can be read here.").waitFor();
  await link.getByRole("combobox").selectOption({ label: `Social services: ${promise}` });
  await link.getByRole("button", { name: "Link", exact: true }).click();
  const promised = card.root.getByRole("list", { name: "Promised about this" });
  await promised.getByRole("link", { name: promise }).press("Enter");
  await soon(() => theirs.one(promise).evaluate((row) => row === document.activeElement)).toBe(true);

  await own
    .one(promise)
    .getByRole("link", { name: /^K-17 comes to every woodwork/ })
    .waitFor();
  await own
    .one(promise)
    .getByRole("button", { name: /^Circumstances changed/ })
    .press("Enter");
  const why = social.page.getByRole("dialog", { name: "Circumstances changed" });
  await why.getByRole("button", { name: "Say so" }).press("Enter");
  await why.getByText("Write a sentence first.").waitFor();
  await why.getByRole("textbox", { name: "What changed?" }).fill("The aunt has moved away.");
  await why.getByRole("button", { name: "Say so" }).press("Enter");
  await theirs.one(promise).getByText("The aunt has moved away.").waitFor();
  await soon(() => theirs.one(promise).textContent()).toContain("Circumstances changed");
  const back = own.one(promise).getByRole("button", { name: /^Take this back/ });
  await soon(() => back.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await faults(social.page)).toEqual([]);
  await own
    .one(promise)
    .getByRole("link", { name: /^K-17 comes to every woodwork/ })
    .press("Enter");
  await soon(() => social.picture.card("woodwork").root.evaluate((root) => root === document.activeElement)).toBe(true);
});

test("[CM3] [CM8] [UI13] its own seat is asked about a day that has passed, and waits while contact is away", async () => {
  const { page } = await stage.enter("Lindhamra Youth Work", { viewport: { width: 390, height: 844 } });
  const own = commitmentsOn(page);
  const sockets: { close(): Promise<void> }[] = [];
  let away = false;
  await page.routeWebSocket(/\/sync/, (socket) => {
    if (away) return void socket.close();
    socket.connectToServer();
    sockets.push(socket);
  });
  const address = `${new URL(page.url()).pathname}/commitments`;
  await page.goto(address);
  const late = own.one("Ask K-17 about the bag");
  await late.getByText("Did circumstances change, or was it not done?").waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await page.evaluate(() => scrollY), "a page begins at its top").toBe(0);
  expect(await faults(page)).toEqual([]);

  stage.expect(serverAway);
  away = true;
  await Promise.all(sockets.map((socket) => socket.close()));
  await page.getByText("nothing is promised that nobody else can see").waitFor();
  for (const button of [own.make, late.getByRole("button", { name: /^Not done/ })])
    expect(await button.isDisabled()).toBe(true);
  away = false;
  await soon(() => own.make.isEnabled()).toBe(true);
  await late.getByRole("button", { name: /^Done/ }).click();
  await late.getByText(/^Done /).waitFor();
  await late.getByRole("button", { name: /^Take this back/ }).click();
  await late.getByText("Did circumstances change, or was it not done?").waitFor();
});

test("[BO10] linked words are marked in the text and lead to their card, and no caret moves", async () => {
  const [police, school] = await Promise.all([stage.enter("Police"), stage.enter("Lindhamra School")]);
  const { page, picture } = police;
  await picture.openDomain("Home");
  await goTo(school.picture.narrative, "end");
  await goTo(picture.narrative, "start");
  for (let words = 0; words < 3; words += 1) await page.keyboard.press("Control+Shift+ArrowRight");
  const chosen = (await page.evaluate(() => getSelection()?.toString() ?? "")).trim();
  await page.getByRole("button", { name: "Link the marked words to an observation" }).click();
  const dialog = page.getByRole("dialog", { name: "Link the marked words to an observation" });
  await dialog.getByRole("combobox").selectOption({ index: 1 });
  await dialog.getByRole("button", { name: "Link", exact: true }).click();

  const marked = school.picture.narrative.locator("mark");
  const words = () => marked.allTextContents().then((parts) => parts.join("").trim());
  await soon(words).toBe(chosen);
  await school.page.keyboard.type(" Written meanwhile.");
  await untilReads(picture.narrative, "Written meanwhile.");
  await goTo(picture.narrative, "start");
  await page.keyboard.type("Before it: ");
  await untilReads(school.picture.narrative, "Before it: ");
  await school.page.keyboard.type(" Still here.");
  await untilReads(picture.narrative, "Written meanwhile. Still here.");
  await soon(words).toBe(chosen);
  expect(await faults(school.page)).toEqual([]);

  const way = school.page.getByRole("list", { name: "Linked words of the text" }).getByRole("button");
  await tabTo(way);
  expect(await way.getAttribute("aria-label")).toContain(`“${chosen}” is linked`);
  await school.page.keyboard.press("Enter");
  await soon(() => school.page.evaluate(() => document.activeElement?.getAttribute("data-factor"))).toMatch(/^k17-/);
});

test("[HI4] [HI5] what has changed is told since a meeting of the group, by its name, and says what it leaves out", async () => {
  const { page, picture } = await stage.enter("Youth Health Clinic");
  await picture.title.waitFor();
  await page.getByRole("link", { name: "Timeline" }).click();
  const changed = page.getByRole("region", { name: "What has changed" });
  const since = changed.getByRole("combobox", { name: "Since" });
  await soon(() => since.locator("option:checked").textContent()).toMatch(/^Second meeting about K-17, /);
  await changed.getByRole("heading", { name: "What the organisations say on the cards" }).waitFor();
  await changed.getByRole("link", { name: "Let the same nurse see K-17" }).waitFor();
  await changed.getByText(/^Not shown: levels, moves, links/).waitFor();

  await page.getByRole("button", { name: "Add an event" }).click();
  const dialog = page.getByRole("dialog", { name: "What happened, and when" });
  await dialog.getByText("We met", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "What is the meeting called?" }).fill("Short call");
  await dialog.getByLabel("Day", { exact: true }).fill("2026-01-02");
  expect(await faults(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Add to the timeline" }).click();
  await since.selectOption({ label: "Short call, 2 Jan" });
  await changed.getByRole("link", { name: "Walk through the underpass" }).waitFor();
  await page.getByRole("button", { name: "Not a meeting: Short call" }).click();
  await changed.getByLabel("Since the day").waitFor();
  expect(await faults(page)).toEqual([]);
});
