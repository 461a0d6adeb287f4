// Words out of a glossary, in again, and on to another group of the same person's.
import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readDemo } from "../support/seats.ts";
import type { Sheets } from "./pages/sheets.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage("exchange");

async function findFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${String(target)}`));
}

async function openExchange({ page, go }: Sheets): Promise<void> {
  await go("Glossary");
  await page.getByRole("link", { name: "Out and in" }).click();
  await page.getByRole("heading", { level: 1, name: "Words out of the glossary and into it" }).waitFor();
}

const choose = (page: Page, name: string, content: string | Buffer): Promise<void> =>
  page.getByLabel("From a file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(content) });

async function takeOut(page: Page, kind: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: kind }).click(),
  ]);
  return readFile(await download.path(), "utf8");
}

test("[EX1] [EX5] [EX7] [EX10] words go out and come in again, nothing changes unseen, and all can be taken back", async () => {
  const sheets = await stage.enter("Police");
  const { page, go, glossary } = sheets;
  await openExchange(sheets);
  expect(await findFaults(page)).toEqual([]);

  for (const [kind, name] of [
    ["SKOS, Turtle (.ttl)", "words.ttl"],
    ["SKOS, JSON-LD (.jsonld)", "words.jsonld"],
    ["Table for a spreadsheet (.csv)", "words.csv"],
  ] as const) {
    await choose(page, name, await takeOut(page, kind));
    await page.getByText("Nothing would change.").waitFor();
    await page.getByText("17 words are the same already.").waitFor();
    await page.getByRole("button", { name: "Leave it as it is" }).click();
  }
  expect(await takeOut(page, "Text for people (.md)")).toContain("## concern (*oro*)");

  await choose(page, "words.csv", Buffer.from([115, 118, 10, 0xe5]));
  await page.getByRole("alert").getByText("The letters of the file cannot be read.").waitFor();
  await choose(page, "words.csv", `sv\n${"ord\n".repeat(100_000)}`);
  await page.getByRole("alert").getByText("The file holds more than 2,000 words.").waitFor();
  await choose(page, "words.csv", "name\nord");
  await page.getByRole("alert").getByText("The table has no column called").waitFor();

  await choose(
    page,
    "words.csv",
    'sv,en,definition\noro,concern,Now it is this.\nny,<b>brand new</b>,"=cmd|x"\n,,nothing',
  );
  await page.getByRole("heading", { name: "What would change" }).waitFor();
  await page.getByRole("group", { name: "One new word" }).getByText("<b>brand new</b>").waitFor();
  await page.getByText("There is no word in Swedish or English.").waitFor();
  expect(await findFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Bring in 2 words" }).click();
  await page.getByText("2 words have been brought in.").waitFor();
  await page.getByRole("button", { name: "Take it back" }).click();
  await page.getByText("It is as it was before.", { exact: true }).first().waitFor();
  await sheets.untilSaved();
  await go("Glossary");
  await glossary.word("concern").waitFor();
  expect(await glossary.word("<b>brand new</b>").count()).toBe(0);
});

test("[EX11] a word goes on to another group with the reasons it carries", async () => {
  const sheets = await stage.enter("Police");
  const { page, go, glossary } = sheets;
  await go("Glossary");
  await glossary.add("bridge talk", "brosamtal");
  await page.getByRole("button", { name: "Retire the word" }).click();
  await page.getByRole("textbox", { name: "Why does the group no longer use it?" }).fill("We say meeting.");
  await page.getByRole("dialog").getByRole("button", { name: "Retire the word" }).click();
  await page.getByText("Retired: We say meeting.").waitFor();
  await sheets.untilSaved();
  // The same person takes a seat in the other demo group as well.
  const other = (await readDemo(stage.url)).spaces.find(({ language }) => language === "sv")!;
  const seat = other.seats.find(({ organisation }) => organisation?.kind === "police")!;
  const taken = await page.request.post(`/api/demo/seats/${seat.id}`, { data: {}, headers: { origin: stage.url } });
  expect(taken.ok()).toBe(true);
  await openExchange(sheets);
  await page.getByRole("button", { name: "See what would change there" }).click();
  await page.getByRole("heading", { name: `What would change at ${other.name}` }).waitFor();
  await page.getByRole("group", { name: "One new word" }).getByText("bridge talk").waitFor();
  await page.getByRole("button", { name: "Bring in one word" }).click();
  await page.getByText(`One word has been copied to ${other.name}.`).waitFor();
  await page.evaluate((id) => sessionStorage.setItem("seat", id), seat.id);
  await soon(async () => {
    await page.goto("/glossary");
    await glossary.word("bridge talk").waitFor({ timeout: 5000 });
    return true;
  }).toBe(true);
  await glossary.word("bridge talk").click();
  await page
    .getByRole("region", { name: "What was decided before" })
    .getByText(/^Retired at .*We say meeting\.$/)
    .waitFor();
});
