// The pages of accounts, as a person finds her way on them; and an authenticator that lives in the browser.
import type { Page } from "playwright-core";

export const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true });
export const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });

export type Authenticator = {
  /** whether its person lets it answer */
  setWilling(willing: boolean): Promise<void>;
  count(): Promise<number>;
};

/** A device that keeps passkeys and asks for a fingerprint, which is given. */
export async function addAuthenticator(page: Page): Promise<Authenticator> {
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  const { authenticatorId } = await protocol.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async setWilling(willing) {
      await protocol.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: willing });
    },
    async count() {
      return (await protocol.send("WebAuthn.getCredentials", { authenticatorId })).credentials.length;
    },
  };
}

export async function signInByPassword(page: Page, email: string, password: string): Promise<void> {
  await field(page, "E-mail").fill(email);
  await field(page, "Password").fill(password);
  await button(page, "Sign in").and(page.locator("[type=submit]")).click();
}
