// The map that shows where we differ, and what a card carries besides perspectives.
import type { Locator, Page } from "playwright-core";

export function mapOn(page: Page) {
  const table = page.getByRole("table", { name: /^Each organisation's perspective/ });
  const row = (words: string) => table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: words }) });
  return {
    table,
    row,
    sentence: page.locator(".divergence-sentence"),
    /** What a row's cells tell whoever listens, in the order of the columns. */
    cells: (words: string): Promise<string[]> =>
      row(words)
        .getByRole("cell")
        .evaluateAll((cells) => cells.map((cell) => (cell.textContent ?? "").trim())),
    head: (words: string) => row(words).getByRole("button"),
    kinds: page.getByRole("group", { name: "What kind of difference is it?" }),
    async open(): Promise<void> {
      await page.getByRole("link", { name: "Where we differ" }).click();
      await table.waitFor();
    },
  };
}

export async function reserve(card: Locator, why: string, change: string): Promise<void> {
  await card.getByRole("button", { name: "Make a reservation" }).click();
  const dialog = card.page().getByRole("dialog", { name: "Make a reservation" });
  await dialog.getByRole("textbox", { name: "What do you not agree with, and why?" }).fill(why);
  await dialog.getByRole("textbox", { name: "What would change your mind?" }).fill(change);
  await dialog.getByRole("button", { name: "Make the reservation" }).click();
  await dialog.waitFor({ state: "detached" });
}
