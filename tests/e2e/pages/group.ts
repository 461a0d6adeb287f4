// Seats and mandates, founding and invitations, as people use them.
import type { Page } from "playwright-core";

export const password = "three grey herons wait";

/** The form that makes an account; a password is chosen where passkeys are offered too. */
export async function makeAccount(page: Page, name: string, email: string): Promise<void> {
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("textbox", { name: /^E-mail/ }).fill(email);
  const byPassword = page.locator("label", { hasText: /^A password/ });
  if (await byPassword.count()) await byPassword.first().click();
  await page.locator("input[type=password]").first().fill(password);
  await page.getByRole("button", { name: "Make the account" }).click();
}

export function groupOn(page: Page) {
  const main = page.getByRole("main");
  const dialog = page.getByRole("dialog");
  return {
    title: main.getByRole("heading", { level: 1, name: "Seats and mandates" }),
    organisation: (name: string) =>
      main.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name: new RegExp(`^${name}`) }) }),
    table: (picture: string) => main.getByRole("table", { name: `Who is admitted to ${picture}` }),
    row: (picture: string, seat: string) =>
      main
        .getByRole("table", { name: `Who is admitted to ${picture}` })
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${seat}`) }) }),
    async addOrganisation(kind: string, name: string): Promise<void> {
      await main.getByRole("button", { name: "Add an organisation" }).click();
      await dialog.getByRole("combobox", { name: "Kind" }).selectOption({ label: kind });
      await dialog.getByRole("textbox", { name: "Name" }).fill(name);
      await dialog.getByRole("button", { name: "Add an organisation" }).click();
      await main.getByRole("heading", { level: 3, name: new RegExp(`^${name}`) }).waitFor();
    },
    async addSeat(organisation: string): Promise<void> {
      await main.getByRole("button", { name: `Add a seat (${organisation})` }).click();
      await main.getByRole("button", { name: `Invite somebody to ${organisation}` }).waitFor();
    },
    async addPicture(title: string): Promise<void> {
      await main.getByRole("button", { name: "Add a picture" }).click();
      await dialog.getByRole("textbox", { name: "Pseudonym" }).fill(title);
      await dialog.getByRole("button", { name: "Add the picture" }).click();
      await main.getByRole("table", { name: `Who is admitted to ${title}` }).waitFor();
    },
    /** Makes an invitation and answers its link. `holder`: who is replaced. */
    async invite(seat: string, holder?: string): Promise<string> {
      const name = holder ? `Replace who holds ${seat}` : `Invite somebody to ${seat}`;
      await main.getByRole("button", { name }).click();
      if (holder) await dialog.getByText(`I have talked with those concerned: ${holder}`).click();
      await dialog.getByRole("button", { name: "Make the invitation" }).click();
      const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
      await dialog.getByRole("img", { name: "The link as a QR code" }).waitFor();
      await dialog.getByRole("button", { name: "Done" }).click();
      return link;
    },
    async openAdmission(picture: string, seat: string): Promise<void> {
      await main.getByRole("button", { name: `Change what ${seat} reads of ${picture}` }).click();
    },
    dialog,
  };
}

/** Opens an invitation, makes an account and takes the seat. */
export async function acceptAs(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Make an account" }).click();
  await makeAccount(page, name, `${name.toLowerCase().replaceAll(" ", ".")}@example.org`);
  await page.getByRole("button", { name: "Accept the seat" }).click();
  await page.getByRole("heading", { level: 1, name: "Seats and mandates" }).waitFor();
}
