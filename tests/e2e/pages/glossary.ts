// The glossary: its list of words, and the entry of one.
import type { Page } from "playwright-core";

export type Glossary = ReturnType<typeof glossaryOn>;

export function glossaryOn(page: Page) {
  const main = page.getByRole("main");
  return {
    addButton: main.getByRole("button", { name: "Add a word" }),
    word: (headword: string) => main.getByRole("link", { name: headword, exact: true }),
    heading: (headword: string) => main.getByRole("heading", { level: 1, name: headword, exact: true }),
    definition: main.getByRole("textbox", { name: "What it means among us" }),
    /** An organisation's column of an entry. */
    column: (organisation: string) =>
      main.getByRole("article").filter({ has: page.getByRole("heading", { level: 3, name: organisation }) }),
    async add(english: string, swedish = ""): Promise<void> {
      await main.getByRole("button", { name: "Add a word" }).click();
      const dialog = page.getByRole("dialog", { name: "Add a word" });
      await dialog.getByRole("textbox", { name: "In English" }).fill(english);
      await dialog.getByRole("textbox", { name: "In Swedish" }).fill(swedish);
      await dialog.getByRole("button", { name: "Add a word" }).click();
      await main.getByRole("heading", { level: 1, name: english || swedish, exact: true }).waitFor();
    },
    /** The panel that says what a word means. */
    panel: (headword: string) => page.getByRole("group", { name: `The word ${headword}` }),
  };
}
