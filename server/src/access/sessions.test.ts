import type { Accounts, Records } from "@hybrid/store";
import { expect, onTestFinished, test } from "vitest";
import { usualLimits } from "../settings.ts";
import { createSessions } from "./sessions.ts";

const held = { seat: "s", person: "p", space: "S" };

test("[SE5] requests that come together after a restart all find the seats of their session", async () => {
  const stored = { person: null, method: "demo", assurance: null, browser: "", people: ["p"], createdAt: 0, seenAt: 0 };
  const sessions = createSessions({
    records: { seatsHeldBy: async () => [held], touchSession: async () => {} } as unknown as Records,
    accounts: {
      readSession: async (hash: string) => ({ ...stored, hash }),
      readAssurances: async () => new Map(),
      deleteSessionsBefore: async () => {},
    } as unknown as Accounts,
    now: () => 0,
    limits: usualLimits,
    ladder: [],
  });
  onTestFinished(() => sessions.close());
  const found = await Promise.all(Array.from({ length: 5 }, () => sessions.find("token")));
  expect(found.map((session) => session?.seats.length)).toEqual([1, 1, 1, 1, 1]);
});
