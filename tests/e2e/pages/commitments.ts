// The page of a picture's commitments.
import type { Page } from "playwright-core";

export function commitmentsOn(page: Page) {
  const list = page.locator(".commitments-list");
  return {
    make: page.getByRole("button", { name: "Make a commitment" }),
    dialog: page.getByRole("dialog", { name: "Make a commitment" }),
    /** an organisation's part, by its heading */
    of: (heading: string) => page.getByRole("region", { name: heading }),
    /** one commitment, by words in it */
    one: (words: string) => page.locator("[data-commitment]", { hasText: words }),
    async open(): Promise<void> {
      await page.getByRole("link", { name: "Commitments", exact: true }).click();
      await list.waitFor();
    },
  };
}
