// The entrance: the groups and their seats.
import type { Page } from "playwright-core";

export const seatCard = (page: Page, seat: string) => page.getByRole("button", { name: new RegExp(`^${seat} `) });

export const secondWindow = (page: Page) => page.getByRole("link", { name: /^Open a second window/ });

/** Takes a seat and waits for what it opens. */
export async function takeSeatIn(page: Page, seat: string): Promise<void> {
  await seatCard(page, seat).click();
  await page.getByRole("region", { name: /^(?:Who reads this|Vem som läser)/ }).waitFor();
}
