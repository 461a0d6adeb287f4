// What accounts must be on every store.
import { describe, expect, test } from "vitest";
import type { NewAccount, NewPasskey } from "./accounts.ts";
import type { OpenEmpty } from "./testing/open-empty.ts";

const key = (id: string, counter = 0): NewPasskey => ({
  id,
  counter,
  publicKey: Uint8Array.of(1, 2),
  transports: ["internal"],
  name: "laptop",
});

function account(person: string, more: Partial<NewAccount> = {}): NewAccount {
  const nothing = { password: null, administrator: false, passkey: null, identity: null, setup: null };
  return { person, name: person.toUpperCase(), email: `${person}@example.org`, ...nothing, ...more };
}

export function accountsContract(name: string, open: OpenEmpty): void {
  async function opened() {
    const clock = { at: 1000 };
    return { ...(await open({ now: () => clock.at })), clock };
  }

  describe(`accounts on ${name}`, () => {
    test("[AC1] a setup address is used up by exactly one account, and by none that fails", async () => {
      const { accounts, clock } = await opened();
      await accounts.openSetup("hash", { person: null, expiresAt: 5000 });
      await accounts.createAccount(account("rut"));
      const clash = account("eva", { email: "rut@example.org", setup: "hash" });
      await expect(accounts.createAccount(clash)).rejects.toThrow(RangeError);
      expect(await accounts.readAccount("eva")).toBeUndefined();
      expect(await accounts.readSetup("hash")).toEqual({ person: null, expiresAt: 5000 });

      const both = [account("bo", { setup: "hash" }), account("li", { setup: "hash" })];
      const done = await Promise.allSettled(both.map((each) => accounts.createAccount(each)));
      expect(done.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
      expect(await accounts.readAccount("li")).toBeUndefined();

      await accounts.openSetup("old", { person: null, expiresAt: 5000 });
      clock.at = 5000;
      await expect(accounts.createAccount(account("li", { setup: "old" }))).rejects.toThrow(RangeError);
    });

    test("[AC1] a setup address replaces the one before it for the same purpose, and no other", async () => {
      const { accounts } = await opened();
      await accounts.createAccount(account("rut"));
      for (const [hash, person] of [
        ["first", null],
        ["ruts", "rut"],
        ["second", null],
      ] as const)
        await accounts.openSetup(hash, { person, expiresAt: 5000 });
      expect(await accounts.readSetup("first")).toBeUndefined();
      expect(await accounts.readSetup("ruts")).toEqual({ person: "rut", expiresAt: 5000 });
      expect(await accounts.readSetup("second")).toEqual({ person: null, expiresAt: 5000 });
    });

    test("[AC17] restoring leaves the new ways in and no other, and makes an administrator", async () => {
      const { accounts, records } = await opened();
      const identity = { issuer: "https://one", subject: "1" };
      await accounts.createAccount(account("rut", { password: "old", passkey: key("k1"), identity }));
      const session = { hash: "s", person: "rut", method: "password", assurance: null, browser: "" };
      await accounts.createSession(session);
      await accounts.openSetup("hash", { person: "rut", expiresAt: 5000 });
      const restoring = { setup: "hash", person: "rut", password: "new", passkey: key("k2") };
      await expect(accounts.restoreAccount({ ...restoring, person: "eva" })).rejects.toThrow(RangeError);
      await accounts.restoreAccount(restoring);
      expect(await accounts.readAccount("rut")).toMatchObject({ password: "new", administrator: true });
      expect((await accounts.readPasskeys("rut")).map(({ id }) => id)).toEqual(["k2"]);
      expect(await accounts.findByIdentity("https://one", "1")).toBeUndefined();
      expect(await records.readSession("s")).toBeUndefined();
      await expect(accounts.restoreAccount(restoring)).rejects.toThrow(RangeError);
    });

    test("[AC12] a passkey's counter only rises, unless it does not count at all", async () => {
      const { accounts, clock } = await opened();
      await accounts.createAccount(account("rut", { passkey: key("counts", 4) }));
      await accounts.addPasskey("rut", key("never"));
      await expect(accounts.addPasskey("rut", key("never"))).rejects.toThrow(RangeError);
      await expect(accounts.usePasskey("counts", 4)).rejects.toThrow(RangeError);
      await expect(accounts.usePasskey("counts", 0)).rejects.toThrow(RangeError);
      clock.at = 2000;
      await accounts.usePasskey("counts", 5);
      await accounts.usePasskey("never", 0);
      expect(await accounts.readPasskey("counts")).toMatchObject({
        counter: 5,
        usedAt: 2000,
        transports: ["internal"],
      });
      await expect(accounts.removePasskey("eva", "counts")).rejects.toThrow(RangeError);
      await accounts.removePasskey("rut", "counts");
      expect((await accounts.readPasskeys("rut")).map(({ id }) => id)).toEqual(["never"]);
    });

    test("[AC6] a session carries whose it is; old ones are forgotten, idle demo sessions are not", async () => {
      const { accounts, records, clock } = await opened();
      await accounts.createAccount(account("rut"));
      const one = { hash: "a", person: "rut", method: "provider", assurance: "loa3", browser: "Firefox, Linux" };
      await accounts.createSession(one);
      await accounts.createSession({ ...one, hash: "demo", person: null, method: "demo", assurance: null });
      expect(await accounts.readSession("a")).toEqual({ ...one, people: ["rut"], createdAt: 1000, seenAt: 1000 });
      expect(await accounts.readSession("demo")).toMatchObject({ person: null, people: [] });
      clock.at = 9000;
      await accounts.createSession({ ...one, hash: "b" });
      expect((await accounts.sessionsOf("rut")).map(({ hash }) => hash)).toEqual(["b", "a"]);
      await accounts.deleteSessionsBefore(0, 5000);
      expect((await accounts.sessionsOf("rut")).map(({ hash }) => hash)).toEqual(["b"]);
      expect(await records.readSession("demo")).toBeDefined();
      await accounts.deleteSessionsBefore(5000, 0);
      expect(await records.readSession("demo")).toBeUndefined();
    });
  });
}
