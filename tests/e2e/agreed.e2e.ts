// One word on its way from unlike to agreed with one reservation, at three seats; and what an edit does to that.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readDemo, takeSeat, type TakenSeat } from "../support/seats.ts";
import { send } from "../support/slips.ts";
import type { Sheets } from "./pages/sheets.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";
import { goTo, type, untilReads } from "./support/words.ts";

const stage = useStage("agreed");
const words = "What one seat tells the next when its holder leaves.";
const title = { name: "Stand behind it", exact: true } as const;

async function findFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

const answers = ({ page }: Sheets) => page.getByRole("region", title);
const behind = (sheets: Sheets) =>
  answers(sheets).getByRole("list", { name: "Those who stand behind it" }).getByRole("img");
const names = (sheets: Sheets) => behind(sheets).evaluateAll((marks) => marks.map((mark) => mark.ariaLabel));
const standBehind = ({ page }: Sheets) => page.getByRole("button", { name: "We stand behind this" });
const agreed = ({ page }: Sheets) => page.getByText(/^Agreed\s*with one reservation$/);

/** The three seats that no window is open for answer as their browsers would. */
async function othersAnswer(word: string, kinds: readonly string[]): Promise<void> {
  const { seats } = (await readDemo(stage.url)).spaces.find(({ language }) => language === "en")!;
  for (const { id, organisation } of seats) {
    if (!organisation || !kinds.includes(organisation.kind)) continue;
    const seat: TakenSeat = await takeSeat(stage.url, id);
    const glossary = seat.view.documents.find(({ kind }) => kind === "glossary")!;
    const of = { kind: "definition", term: word };
    const said = { seat: id, document: glossary.id, of, words: [words], stance: "behind", why: "", wouldChange: "" };
    expect(await send(stage.url, seat, "/api/endorsements", said)).toMatchObject({ status: 201 });
  }
}

/** By keyboard alone, from the button to the recorded reservation. */
async function reserve({ page }: Sheets, why: string, wouldChange: string): Promise<void> {
  await page.getByRole("button", { name: "Stand behind it with a reservation" }).focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Stand behind it with a reservation" });
  await dialog.waitFor();
  expect(await findFaults(page)).toEqual([]);
  const submit = dialog.getByRole("button", { name: "Stand behind it with this reservation" });
  await submit.focus();
  await page.keyboard.press("Enter");
  await dialog.getByText("Write what your reservation is.").waitFor();
  await dialog.getByRole("textbox", { name: "What is your reservation?" }).focus();
  await page.keyboard.type(why);
  await page.keyboard.press("Tab");
  await page.keyboard.type(wouldChange);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

test("[EN2] [EN3] [EN4] [GL2] a word goes from unlike to agreed with one reservation, and an edit asks everyone again", async () => {
  const [police, social, school] = await Promise.all(
    ["Police", "Social services", "Lindhamra School"].map((seat) => stage.enter(seat)),
  );
  await police!.go("Glossary");
  await police!.glossary.add("handing over", "överlämna");
  const unlike = police!.page.getByRole("radio", { name: "Unlike meanings" });
  await soon(() => unlike.isChecked()).toBe(true);
  expect(await answers(police!).count(), "nothing is written to stand behind").toBe(0);
  await goTo(police!.glossary.definition, "start");
  await type(police!.glossary.definition, words);
  await police!.untilSaved();
  const path = new URL(police!.page.url()).pathname;
  await Promise.all([social!, school!].map(({ page }) => page.goto(path)));

  await untilReads(school!.glossary.definition, words);
  await standBehind(school!).click();
  await soon(() => names(police!)).toEqual(["Lindhamra School"]);
  await soon(() => police!.page.getByRole("radio", { name: "In talk" }).isChecked()).toBe(true);
  await othersAnswer(path.split("/").at(-1)!, ["youth", "health", "civil"]);
  await reserve(social!, "Not before the family has been asked.", "A sentence about asking.");
  await police!.page.getByText("Police has not answered these words.").waitFor();
  expect(await agreed(police!).count(), "one seat has not answered").toBe(0);
  await standBehind(police!).click();

  for (const sheets of [police!, social!, school!]) {
    await agreed(sheets).waitFor();
    await answers(sheets).getByText("Not before the family has been asked.").waitFor();
    expect((await names(sheets)).length).toBe(5);
  }
  await police!.page.getByRole("link", { name: "Glossary", exact: true }).last().waitFor();
  expect(await findFaults(school!.page)).toEqual([]);

  await goTo(school!.glossary.definition, "end");
  await school!.page.getByText("Six organisations stand behind this.", { exact: true }).waitFor();
  expect(await agreed(social!).count(), "the warning came before the first key").toBe(1);
  await type(school!.glossary.definition, " And in writing.");
  await social!.page.getByText(/answered version 1, which has been changed since/).waitFor();
  await social!.page.getByRole("radio", { name: "In talk" }).waitFor();
  expect(await agreed(social!).count()).toBe(0);
  await social!.page.getByRole("button", { name: "See what has changed", exact: true }).click();
  const changes = social!.page.getByRole("dialog", { name: "What has changed in the words" });
  await soon(() => changes.locator("ins").allTextContents()).toEqual(["Added:  And in writing."]);
  expect(await changes.locator("del").count()).toBe(0);
  expect(await findFaults(social!.page)).toEqual([]);
  await social!.page.keyboard.press("Escape");

  for (let press = 0; press < " And in writing.".length; press += 1) await school!.page.keyboard.press("Backspace");
  for (const sheets of [police!, social!]) await agreed(sheets).waitFor();
});

test("[EN7] the coordinator sees who stands behind a word and has nothing to press", async () => {
  const { page, go, glossary } = await stage.enter("Coordinator");
  await go("Glossary");
  await glossary.word("concern").click();
  await page.getByRole("region", title).getByText("With us it may already be intelligence").waitFor();
  await page.getByText("Organisations stand behind a text.").waitFor();
  expect(await page.getByRole("button", { name: /stand behind/i }).count()).toBe(0);
});

test("[EN8] a seat stands behind the aim of a picture, others see it, and the first key warns", async () => {
  const [police, social] = await Promise.all([stage.enter("Police"), stage.enter("Social services")]);
  await police.page.getByText("0 of 5 stand behind this").waitFor();
  await police.page.getByRole("button", { name: "Who stands behind the aim" }).click();
  await standBehind(police).click();
  await police.page.getByText("You stand behind these words.").waitFor();
  await social.page.getByText("1 of 5 stand behind this").waitFor();
  await social.picture.aim.focus();
  await social.page.getByText("One organisation stands behind this.").waitFor();
});
