// How the group's language has grown: what a seat does to a word stands there a moment later, to see and to hear.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { serverAway } from "./support/complaints.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage("growth");

async function findFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

/** The numbers of the row that the table begins with, which is today. */
const today = (page: Page): Promise<string[]> => page.locator("tbody tr").first().locator("td").allTextContents();

test("[GW1] [GW2] what becomes of a word stands in the picture, in the table and in the list, with when and by whom", async () => {
  const { page, go, glossary, untilSaved } = await stage.enter("Police");
  await go("Glossary");
  await glossary.add("bridge talk", "brosamtal");
  await page.getByText("In talk", { exact: true }).click();
  await page.getByRole("button", { name: "Retire the word" }).click();
  await page.getByRole("textbox", { name: "Why does the group no longer use it?" }).fill("We say meeting.");
  await page.getByRole("dialog").getByRole("button", { name: "Retire the word" }).click();
  await page.getByText("Retired: We say meeting.").waitFor();
  await untilSaved();
  await go("Glossary");
  await page.getByRole("link", { name: "How it has grown" }).click();

  const picture = page.getByRole("img", { name: /^Words over time, from / });
  await picture.waitFor();
  const turns = page.getByRole("region", { name: "What has happened" }).getByRole("listitem");
  await soon(async () => (await turns.allTextContents()).slice(0, 3)).toEqual([
    "We stopped using “bridge talk” · Police",
    "We talk about “bridge talk” · Police",
    "We mean different things by “bridge talk” · Police",
  ]);
  expect(await picture.getAttribute("aria-describedby")).not.toBeNull();

  const table = page.getByText("The same as a table");
  await table.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("columnheader", { name: "No longer used" }).waitFor();
  const [agreed, talk, unlike, retired] = (await today(page)).map(Number);
  expect(agreed! + talk! + unlike!, "the words in use").toBe(17);
  expect(retired, "a second try has one more").toBeGreaterThan(0);
  expect(await findFaults(page)).toEqual([]);

  await turns.first().getByRole("link", { name: "We stopped using “bridge talk”" }).focus();
  await page.keyboard.press("Enter");
  await glossary.heading("bridge talk").waitFor();
});

test("[GW1] [UI8] [UI14] an empty record, one that cannot be read, and the same in Swedish", async () => {
  const { page } = await stage.enter("Polisen", { locale: "sv-SE" });
  await page.route("**/growth?*", (route) => route.fulfill({ json: { turnings: [] } }));
  await page.goto("/words/growth");
  await page.getByRole("heading", { level: 1, name: "Så har vårt språk vuxit" }).waitFor();
  await page.getByText("Inget ord är skrivet än.").waitFor();
  expect(await findFaults(page)).toEqual([]);

  await page.unroute("**/growth?*");
  await page.route("**/growth?*", (route) => route.fulfill({ status: 503 }));
  stage.expect(serverAway);
  await page.goto("/words/growth");
  await page.getByText("Uppgifterna går inte att läsa just nu.").waitFor();
  await page.unroute("**/growth?*");
  await page.getByRole("button", { name: "Försök igen" }).click();
  await page.getByRole("img", { name: /^Orden över tid, från / }).waitFor();
  expect(await findFaults(page)).toEqual([]);
});
