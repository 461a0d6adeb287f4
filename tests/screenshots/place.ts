// A place as a coordinator would describe it, through the same dialogs: counts, impressions, a plan.
import type { Page } from "playwright-core";

const counts = "Week;Reports\nW 36;4\nW 37;9\nW 38;12\nW 39;7\nW 40;3\nW 41;11\n";

/** Founds the place and leaves its page open. */
export async function describePlace(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Seats and mandates" }).click();
  await fillDialog(page, "Add a picture", "Add the picture", async (dialog) => {
    await dialog.getByText("A place or a pattern, no persons in it").click();
    await dialog.getByRole("textbox", { name: "Place or pattern" }).fill("The station square");
  });
  await page.getByRole("link", { name: "The station square" }).click();
  await page.getByRole("textbox", { name: "What we want to be different here" }).click();
  await page.keyboard.type("That the square is a place to wait for the bus in the evening, and not a place to avoid.");
  await fillDialog(page, "Add counts", "Add to the picture", async (dialog) => {
    await dialog.getByRole("textbox", { name: "Paste a table" }).fill(counts);
    await dialog.getByRole("textbox", { name: "What do the counts show?" }).fill("Reports at the square, by week");
    await dialog.getByRole("textbox", { name: "Where do the counts come from?" }).fill("The register of the police");
  });
  for (const words of ["Few adults are there after seven.", "The older ones sit where the lamps are broken."]) {
    await fillDialog(page, "Add an impression", "Add to the picture", async (dialog) => {
      await dialog.getByRole("textbox", { name: "What is the impression?" }).fill(words);
      await dialog.getByText("Own observation", { exact: true }).click();
    });
  }
  await fillDialog(page, "Add a measure", "Add to the plan", async (dialog) => {
    await dialog.getByRole("textbox", { name: "What is to be done?" }).fill("Walk the square on Fridays, two by two.");
    await dialog.getByRole("combobox", { name: "Which organisation does it?" }).selectOption({ label: "Police" });
    await dialog.getByLabel("By", { exact: true }).fill(`${new Date().getFullYear() + 1}-01-31`);
  });
}

async function fillDialog(
  page: Page,
  title: string,
  submit: string,
  fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<void>,
): Promise<void> {
  await page.getByRole("button", { name: title, exact: true }).click();
  const dialog = page.getByRole("dialog", { name: title });
  await fill(dialog);
  await dialog.getByRole("button", { name: submit, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}
