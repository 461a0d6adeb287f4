// Accounts in a browser, on a server without the demo: setting it up, signing in and out, one's own account.
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { createServer, type Server } from "server/app";
import { expect, test } from "vitest";
import { ask, password, signIn } from "../support/account.ts";
import { openIdentityProvider, type IdentityProvider } from "../support/identity-provider.ts";
import { addAuthenticator, button, field, heading, signInByPassword } from "./pages/account.ts";
import { acceptAs, groupOn } from "./pages/group.ts";
import { soon } from "./support/soon.ts";
import { useStage } from "./support/stage.ts";

let server: Server;
let authority: IdentityProvider;

const stage = useStage("accounts", async (dataDir) => {
  authority = await openIdentityProvider();
  const place = { dataDir, port: 0, host: "127.0.0.1", demo: false, origins: [] };
  server = await createServer({ ...place, providers: authority.file });
  // Passkeys are made for names, not for numbers.
  const url = server.url.replace("127.0.0.1", "localhost");
  authority.serve(url);
  return { url, close: async () => void (await Promise.all([server.close(), authority.close()])) };
});

/** What a browser says of an answer that is a refusal. */
const refused = /Failed to load resource: the server responded with a status of 4\d\d/;

async function checkAxe(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

test("[AC1] [AC12] the setup address makes the first account with a passkey, and the passkey signs in again", async () => {
  const { page } = await stage.arrive();
  const device = await addAuthenticator(page);
  const setup = await server.openSetup();
  await page.goto(setup!.address);
  await heading(page, "Make the first account").waitFor();
  await checkAxe(page);
  await field(page, "Your name").fill("Rut Ek");
  await field(page, "E-mail").fill("rut@example.org");
  await page.getByText("Both", { exact: true }).click();
  await field(page, "Password").fill("password1234");
  await button(page, "Make the account").click();
  await page.getByText("That is among the first that anyone would guess.").waitFor();
  await field(page, "Password").fill(password);
  await button(page, "Make the account").click();

  await heading(page, "My account").waitFor();
  expect(await device.count()).toBe(1);
  await page.getByRole("region", { name: "Passkeys" }).getByText("My first device", { exact: true }).first().waitFor();
  await checkAxe(page);
  await button(page, "Sign out").and(page.locator(".link")).click();
  await heading(page, "Sign in").waitFor();
  await checkAxe(page);

  await button(page, "Sign in with a passkey").click();
  await heading(page, /^One shared picture/).waitFor();
  await page.getByRole("link", { name: "My account: Rut Ek" }).waitFor();
  await page.getByText("You hold no seat yet").waitFor();

  await page.goto(setup!.address);
  await heading(page, "This address leads nowhere any more").waitFor();
  stage.expect(refused);
});

test("[AC3] [AC13] whoever is not signed in is led to sign-in, and back to the address she wanted", async () => {
  const { page } = await stage.arrive();
  await heading(page, "Sign in").waitFor();
  await page.goto("/account");
  await heading(page, "Sign in").waitFor();
  await signInByPassword(page, "rut@example.org", "not the password");
  await page.getByText("The e-mail or the password is not right.").waitFor();
  await signInByPassword(page, "rut@example.org", password);
  await heading(page, "My account").waitFor();
  expect(new URL(page.url()).pathname).toBe("/account");
  await page.goto("/pictures/none");
  await page.getByText("You hold no seat yet").waitFor();
  stage.expect(refused);
});

test("[AC12] a passkey that is not used says so and leaves the other ways open", async () => {
  const { page } = await stage.arrive();
  const device = await addAuthenticator(page);
  await heading(page, "Sign in").waitFor();
  await device.setWilling(false);
  await button(page, "Sign in with a passkey").click();
  await page.getByText("The passkey was not used. Try again, or choose another way.").waitFor();
  await signInByPassword(page, "rut@example.org", password);
  await page.getByRole("link", { name: "My account: Rut Ek" }).waitFor();
});

test("[AC7] [AC8] name, password, passkeys and sign-ins are one's own to change", async () => {
  const [{ page }, other] = [await stage.arrive(), await stage.arrive()];
  for (const each of [page, other.page]) {
    await heading(each, "Sign in").waitFor();
    await signInByPassword(each, "rut@example.org", password);
    await each.getByRole("link", { name: "My account: Rut Ek" }).click();
    await heading(each, "My account").waitFor();
  }
  await addAuthenticator(page);
  await button(page, "Add a passkey").click();
  await field(page, "Its name").fill("Work laptop");
  await page.getByRole("dialog").getByRole("button", { name: "Add a passkey" }).click();
  await page.getByRole("region", { name: "Passkeys" }).getByText("Work laptop").first().waitFor();
  await button(page, "Remove Work laptop").click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).last().click();
  await soon(() => page.getByText("Work laptop").count()).toBe(0);

  await field(page, "Your name").fill("Rut Ek Larsson");
  await button(page, "Save").click();
  await page.getByText("Saved.").waitFor();

  const next = "fyra svarta får på ängen";
  await field(page, "The password you have").fill(password);
  await field(page, "New password").fill(next);
  await button(page, "Change the password").click();
  await page.getByText("The password is changed.").waitFor();
  await other.page.reload();
  await heading(other.page, "Sign in").waitFor();

  await button(page, "Sign out everywhere").click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await heading(page, "Sign in").waitFor();
  await signInByPassword(page, "rut@example.org", next);
  await page.getByRole("link", { name: "My account: Rut Ek Larsson" }).waitFor();
  stage.expect(refused);
});

test("[AC14] the authority's own sign-in leads out and back, and what it answered is in no address", async () => {
  const { page } = await stage.arrive();
  stage.expect(/^asked elsewhere: http:\/\/127\.0\.0\.1:/);
  await heading(page, "Sign in").waitFor();
  await page.goto("/account");
  authority.expect("anna", "loa3");
  await button(page, "Sign in with Lindhamra municipality").click();
  await heading(page, "My account").waitFor();
  expect(await field(page, "Your name").inputValue()).toBe("anna at work");
  const visited = await page.evaluate(() => [
    location.href,
    ...performance.getEntriesByType("resource").map((one) => one.name),
  ]);
  expect(visited.filter((address) => /[?#&](?:code|state)=/.test(address))).toEqual([]);
  await checkAxe(page);

  await page.goto("/sign-in/return/lindhamra#code=made-up&state=made-up");
  await heading(page, "You were not signed in").waitFor();
  await page.getByText("The sign-in was not accepted. Start again from the sign-in page.").waitFor();
  await checkAxe(page);
  await page.goto("about:blank");
  await page.goto("/sign-in/return/lindhamra#error=access_denied&state=made-up");
  await page.getByText("The sign-in at your authority was broken off.").waitFor();
  stage.expect(refused);
});

test("[UI14] a server that is away is said to be, and the page goes on when it is back", async () => {
  const { page } = await stage.arrive();
  stage.expect(/net::ERR_|Failed to load resource/);
  await heading(page, "Sign in").waitFor();
  await page.context().setOffline(true);
  await signInByPassword(page, "rut@example.org", "any password");
  await page.getByText("No contact with the server").waitFor();
  await page.context().setOffline(false);
  await button(page, "Sign in with a passkey").waitFor();
});

test("[UI5] [UI13] the pages hold on a telephone, in Swedish and in the dark, and by keyboard alone", async () => {
  const { page } = await stage.arrive({
    viewport: { width: 390, height: 800 },
    locale: "sv-SE",
    colorScheme: "dark",
  });
  await heading(page, "Logga in").waitFor();
  await checkAxe(page);
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await wide()).toBeLessThanOrEqual(0);
  await field(page, "E-post").focus();
  await page.keyboard.type("rut@example.org");
  await page.keyboard.press("Tab");
  await page.keyboard.type("fyra svarta får på ängen");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /^Mitt konto/ }).focus();
  await page.keyboard.press("Enter");
  await heading(page, "Mitt konto").waitFor();
  await checkAxe(page);
  expect(await wide()).toBeLessThanOrEqual(0);
});

test("[AC16] [GR14] a space asks for a surer sign-in: whoever is shut out is told how to come in again, and comes in", async () => {
  const admin = await signIn(stage.url, "rut@example.org", "fyra svarta får på ängen");
  const founded = await ask(admin, "POST", "/api/spaces", { name: "Sure group", language: "en", email: null });
  const { invitation } = (await founded.json()) as { invitation: { secret: string } };

  const lead = (await stage.arrive()).page;
  stage.expect(/^asked elsewhere: http:\/\/127\.0\.0\.1:/);
  await heading(lead, "Sign in").waitFor();
  authority.expect("maja", "loa3");
  await button(lead, "Sign in with Lindhamra municipality").click();
  await heading(lead, /^One shared picture/).waitFor();
  await lead.goto(`/invitation#${invitation.secret}`);
  await button(lead, "Accept the seat").click();
  const group = groupOn(lead);
  await group.addOrganisation("Police", "Police");
  await group.addSeat("Police");
  const link = await group.invite("Police");
  const police = (await stage.arrive()).page;
  stage.expect(/^asked elsewhere: http:\/\/127\.0\.0\.1:/);
  await acceptAs(police, link, "Henrik");

  await button(lead, "Change the level").click();
  await group.dialog.getByRole("combobox", { name: "Level" }).selectOption({ label: "loa4 or surer" });
  await button(lead, "Save the level").click();
  await group.dialog.getByText("you would shut yourself out").waitFor();
  await group.dialog.getByRole("combobox", { name: "Level" }).selectOption({ label: "loa3 or surer" });
  await checkAxe(lead);
  await button(lead, "Save the level").click();
  await lead.getByText("Level loa3 or surer: a seat opens only").waitFor();

  await police.reload();
  await heading(police, "This space asks for a surer sign-in").waitFor();
  await police.getByText("You still hold your seat in Sure group").waitFor();
  await checkAxe(police);
  await police.getByRole("link", { name: "To my account" }).click();
  authority.expect("henrik", "loa3");
  await button(police, "Connect Lindhamra municipality").click();
  await police.getByRole("region", { name: "Your authority’s sign-in" }).getByText("Lindhamra").first().waitFor();
  await police.goto("/");
  await police.getByText("Sure group asks for a surer sign-in").waitFor();
  await police.goto("/group");
  await button(police, "Sign out and in again").click();
  await heading(police, "Sign in").waitFor();
  await button(police, "Sign in with Lindhamra municipality").click();
  await heading(police, "Seats and mandates").waitFor();
  stage.expect(refused);
});

test("[AC4] too many wrong passwords say when it is worth trying again", async () => {
  const { page } = await stage.arrive();
  await heading(page, "Sign in").waitFor();
  const again = page.getByText(/There have been too many attempts\. Try again at \d\d:\d\d/);
  for (let tries = 0; tries < 9 && (await again.count()) === 0; tries += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith("/api/sign-in/password"));
    await signInByPassword(page, "someone@example.org", "a wrong password");
    await answered;
    await button(page, "Sign in").and(page.locator("[type=submit]:enabled")).waitFor();
  }
  await again.waitFor();
  stage.expect(refused);
});
