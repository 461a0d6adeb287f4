// A group from nothing: the administrator founds its space, a coordinator takes her seat, invites three organisations
// and lets them in; each sees what it may. Then a holder is replaced, and the one who leaves is told so.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { addDays } from "@hybrid/domain";
import { createServer, type Server } from "server/app";
import { expect, test } from "vitest";
import { groupOf } from "../support/group.ts";
import { visitor } from "../support/people.ts";
import { readDemo, takeSeat } from "../support/seats.ts";
import { acceptAs, groupOn, makeAccount } from "./pages/group.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

let server: Server;
const stage = useStage("group", async (dataDir) => {
  server = await createServer({ dataDir, port: 0, host: "127.0.0.1", demo: true, origins: [], requests: 100_000 });
  return server;
});

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

const arrive = async (options = {}) => (await stage.arrive(options)).page;

async function foundSpace(page: Page): Promise<string> {
  const setup = (await server.openSetup())!;
  await page.goto(`${stage.url}/setup${new URL(setup.address).hash}`);
  await makeAccount(page, "Ines", "ines@example.org");
  await page.getByRole("heading", { level: 1, name: "My account" }).waitFor();
  await page.goto("/found");
  await page.getByRole("textbox", { name: "Name" }).fill("Lindhamra group");
  await page.locator("label", { hasText: "English" }).click();
  await accessible(page);
  await page.getByRole("button", { name: "Found the space" }).click();
  await page.getByRole("heading", { level: 1, name: "The space is founded" }).waitFor();
  await accessible(page);
  return page.getByRole("textbox", { name: "Link" }).inputValue();
}

test("[GR1] [GR5] [GR6] [GR9] [GR12] a space is founded, three organisations sit down, and a holder is replaced", async () => {
  const admin = await arrive();
  const first = await foundSpace(admin);

  const lead = await arrive();
  await lead.goto(first);
  await lead.getByText("The coordinator’s seat").waitFor();
  expect(lead.url()).not.toContain("#");
  await accessible(lead);
  await acceptAs(lead, first, "Maja Ek");
  const group = groupOn(lead);
  await lead.getByRole("button", { name: "Begin with the starter words" }).click();
  await lead.getByRole("link", { name: "Glossary", exact: true }).waitFor();

  const seats = [
    ["Police", "Lindhamra Police", "Henrik"],
    ["School", "Lindhamra School", "Lotta"],
    ["Civil society", "Crossroads", "Yonas"],
  ] as const;
  const pages: Page[] = [];
  for (const [kind, name, holder] of seats) {
    await group.addOrganisation(kind, name);
    await group.addSeat(name);
    const link = await group.invite(name);
    const page = await arrive();
    await acceptAs(page, link, holder);
    pages.push(page);
  }
  const [police, school, civil] = pages as [Page, Page, Page];
  await group.addPicture("K-17");
  for (const name of ["Lindhamra Police", "Lindhamra School"]) {
    await group.openAdmission("K-17", name);
    for (const kind of ["The picture", "The voices", "Own notes"])
      await group.dialog.getByRole("checkbox", { name: kind }).check();
    await group.dialog.getByRole("button", { name: "Save" }).click();
    await soon(() => group.row("K-17", name).textContent()).toContain("reads all, writes its own");
  }
  await group.openAdmission("K-17", "Crossroads");
  await group.dialog.getByRole("checkbox", { name: "The picture" }).check();
  await group.dialog
    .getByText("3 kap. 8 §, chapter 3")
    .or(group.dialog.getByText(/chapter 3, section 8/))
    .first()
    .waitFor();
  await accessible(lead);
  await group.dialog.getByRole("button", { name: "Save" }).click();
  await group.dialog.getByText("Confirm that you have read the caution.").waitFor();
  await lead.keyboard.press("Escape");
  await accessible(lead);

  await police.reload();
  await police.getByRole("link", { name: "K-17", exact: true }).click();
  await police.getByRole("textbox", { name: "What we act on together" }).waitFor();
  await police.getByRole("link", { name: /Own notes on\s*K-17/ }).waitFor();
  await civil.reload();
  await civil.getByText("No picture is open to your seat.").first().waitFor();
  expect(await civil.content()).not.toContain("K-17");
  await school.reload();
  await groupOn(school).table("K-17").waitFor();
  expect(await school.getByRole("button", { name: /^(?:Invite|Replace|Change|Add)/ }).count()).toBe(0);
  await accessible(school);

  const link = await group.invite("Lindhamra Police", "Henrik");
  const next = await arrive();
  await acceptAs(next, link, "Rana");
  await police.getByRole("heading", { level: 1, name: "This sheet is no longer open to your seat." }).waitFor();
  await police.getByRole("button", { name: "Go to what is open to you" }).click();
  await police.getByRole("heading", { level: 1, name: "You no longer hold this seat" }).waitFor();
  await accessible(police);
  await next.getByRole("link", { name: "K-17", exact: true }).click();
  await next.getByRole("textbox", { name: "What we act on together" }).waitFor();
  await soon(() => group.organisation("Lindhamra Police").textContent()).toMatch(/Rana, since.*Held before \(1\)/);

  await civil.goto(link);
  await civil.getByRole("heading", { level: 1, name: "This invitation cannot be used" }).waitFor();
  await civil.getByText("This invitation has been used.").waitFor();

  await lead.getByRole("link", { name: "Found another space" }).click();
  await lead.getByRole("textbox", { name: "Name" }).fill("Second group");
  await lead.getByRole("button", { name: "Found the space" }).click();
  const spaces = lead.getByRole("combobox", { name: "Space" });
  await soon(() => spaces.locator("option").allTextContents()).toHaveLength(2);
  await lead.getByText("Who sits in Second group").waitFor();
  await accessible(lead);
  await spaces.selectOption({ label: "Lindhamra group, Coordinator" });
  await lead.getByText("Who sits in Lindhamra group").waitFor();
  // What the server refused to Henrik, who had left, and to Yonas with a used link.
  stage.expect(/status of 4(?:04|10)/);
}, 180_000);

test("[AU13] [UI5] a guest comes in by keyboard, reads what it was let in to, and finds nothing to write with", async () => {
  const { spaces } = await readDemo(stage.url);
  const space = spaces.find(({ language }) => language === "en")!;
  const lead = await takeSeat(stage.url, space.seats.find(({ organisation }) => organisation === null)!.id);
  const group = groupOf(stage.url, space.name, visitor(stage.url, lead.cookie), lead.seat);
  const { organisations, pictures, today } = await group.view();
  const school = organisations.find(({ kind }) => kind === "school")!;
  const seat = await group.makeGuest(school.id, addDays(today, 7));
  expect(
    (await group.admit(pictures.find(({ title }) => title === "K-17")!.id, seat, ["picture", "voice"])).status,
  ).toBe(204);
  const secret = await group.invite(seat);

  const page = await arrive();
  await page.goto(`${stage.url}/invitation#${secret}`);
  await page.getByText(/A guest’s seat, from Lindhamra School, until/).waitFor();
  await page.getByRole("button", { name: "Make an account" }).focus();
  await page.keyboard.press("Enter");
  await makeAccount(page, "Gun Guest", "gun@example.org");
  await page.getByRole("button", { name: "Accept the seat" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Seats and mandates" }).waitFor();
  await page.getByText("Reads until").waitFor();
  await accessible(page);
  await page.getByRole("link", { name: "K-17", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "K-17" }).waitFor();
  await page.locator("[data-factor]").first().waitFor();
  expect(await page.locator("[contenteditable=true]").count()).toBe(0);
  expect(await page.getByRole("button", { name: /^(?:Add an observation|Write our perspective)/ }).count()).toBe(0);
  expect(await page.getByRole("link", { name: /Own notes/ }).count()).toBe(0);
  await accessible(page);
});

test("[GR9] [UI4] [UI13] the page reads well in Swedish, in the dark, at 390 pixels", async () => {
  const sheets = await stage.arrive({ viewport: { width: 390, height: 844 }, colorScheme: "dark", locale: "sv-SE" });
  const { page } = sheets;
  await page.getByRole("button", { name: /^Samordnare/ }).click();
  await page.getByRole("region", { name: "Vem som läser" }).waitFor();
  await page.goto("/group");
  await page.getByRole("heading", { level: 1, name: "Platser och mandat" }).waitFor();
  const table = page.getByRole("table", { name: "Vem som har släppts in till K-17" });
  await table.waitFor();
  const police = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^Polisen/ }) });
  expect(await police.getByRole("cell").first().textContent()).toContain("läser och skriver");
  const civil = table.getByRole("row").filter({ has: page.getByRole("rowheader", { name: /^Vägskälet/ }) });
  expect(await civil.getByRole("cell").first().textContent()).toContain("inte öppet");
  await accessible(page);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole("button", { name: "Byt innehavare på Polisen" }).click();
  await page.getByText("Jag har talat med dem det gäller").click();
  await page.getByRole("button", { name: "Skapa inbjudan" }).click();
  await page.getByRole("img", { name: "Länken som QR-kod" }).waitFor();
  await accessible(page);
});
