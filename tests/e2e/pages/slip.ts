// The share slip and the disclosure log.
import type { Locator, Page } from "playwright-core";

export function slipOn(page: Page) {
  const step = (name: string) => page.getByRole("region", { name });
  return {
    notes: page.getByRole("textbox", { name: /^Own notes on/ }),
    door: page.getByRole("link", { name: /^Share a passage with/ }),
    /** The checkbox of the paragraph with these words. */
    paragraph: (words: string) =>
      page
        .getByRole("list", { name: "Choose what leaves" })
        .getByRole("listitem")
        .filter({ hasText: words })
        .getByRole("checkbox"),
    passage: (number: number) => page.getByRole("textbox", { name: `Passage ${number}` }),
    ground: (name: string) => step("On what ground").getByRole("radio", { name: new RegExp(`^${name}`) }),
    grounds: step("On what ground").getByRole("radio"),
    questions: step("What the ground asks of you").getByRole("radiogroup"),
    readers: step("Exactly these will read it").getByRole("listitem"),
    share: page.getByRole("button", { name: /^Share \d+ words? with/ }),
    async chooseGround(name: string): Promise<void> {
      await step("On what ground").locator("label", { hasText: name }).click();
    },
    async answer(question: Locator, word: "Yes" | "No"): Promise<void> {
      await question.locator("label", { hasText: word }).click();
    },
    entry: (number: number) => page.getByRole("article", { name: `Slip ${number}` }),
  };
}
