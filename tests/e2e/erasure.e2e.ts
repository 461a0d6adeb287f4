// The coordinator erases a picture while somebody has it open: what the dialog says, and what the other then sees.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { groupOn } from "./pages/group.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

const stage = useStage("erasure");
const practice = "Practice: Robin";

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

test("[EP1] [EP2] [EP5] a picture is erased by its title, and closes for whoever has it open", async () => {
  const [police, lead] = await Promise.all([stage.enter("Police"), stage.enter("Coordinator")]);
  await police.go(practice);
  await police.picture.narrative.waitFor();
  await police.untilSaved();

  const { page } = lead;
  await page.getByRole("link", { name: "Seats and mandates" }).first().click();
  const group = groupOn(page);
  await group.table(practice).waitFor();
  await page.getByRole("button", { name: `Erase ${practice}` }).click();
  const dialog = page.getByRole("dialog", { name: `Erase ${practice} for good` });
  await dialog.getByText("This will be gone, and nobody can bring it back:").waitFor();
  await accessible(page);
  const confirm = dialog.getByRole("textbox", { name: `Type ${practice} to confirm` });
  await confirm.fill("Practice");
  await dialog.getByRole("button", { name: "Erase for good" }).click();
  await dialog.getByText(`Type ${practice} exactly as it stands.`).waitFor();
  await confirm.fill(practice);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await soon(() => group.table(practice).count()).toBe(0);

  await police.page.getByRole("heading", { name: "This sheet is not open to your seat" }).waitFor();
  await soon(() => police.page.getByRole("link", { name: practice, exact: true }).count()).toBe(0);
  await accessible(police.page);
  await police.go("K-17");
  await police.picture.narrative.waitFor();
  stage.expect(/status of 404/);
});
