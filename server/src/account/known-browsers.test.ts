import type { FastifyReply, FastifyRequest } from "fastify";
import { expect, test } from "vitest";
import { noSecurityLog } from "../access/security-log.ts";
import { createAttempts } from "./attempts.ts";
import type { AccountDeps } from "./deps.ts";
import { createKnownBrowsers } from "./known-browsers.ts";
import { limitAttempts } from "./sign-in.ts";

const email = "rut@example.org";
const from = (ip: string, cookies: Record<string, string> = {}) =>
  ({ ip, cookies, protocol: "http" }) as unknown as FastifyRequest;

function open() {
  const known = createKnownBrowsers();
  const limits = { account: 8, address: 60, elsewhere: 100 };
  const attempts = Object.fromEntries(
    Object.entries(limits).map(([name, most]) => [name, createAttempts({ most, within: 60_000 }, () => 0)]),
  );
  const deps = { attempts, known, log: noSecurityLog } as unknown as AccountDeps;
  const reply: { value?: string } = {};
  known.mark(
    from("192.0.2.1"),
    { setCookie: (_: string, value: string) => (reply.value = value) } as unknown as FastifyReply,
    email,
  );
  const fails = (request: FastifyRequest, whose = email) => {
    try {
      limitAttempts(deps, request, whose);
      return true;
    } catch {
      return false;
    }
  };
  return { mark: reply.value!, fails };
}

test("[AC18] whoever tries from everywhere else does not shut the owner out of a browser she knows", () => {
  const { mark, fails } = open();
  const counted = Array.from({ length: 400 }, (_, each) => fails(from(`198.51.100.${each % 200}`)));
  expect(counted.filter(Boolean)).toHaveLength(100);
  expect(fails(from("192.0.2.1"))).toBe(false);
  const known = Array.from({ length: 9 }, () => fails(from("198.51.100.1", { known: mark })));
  expect(known).toEqual([...Array.from({ length: 8 }, () => true), false]);
});

test("[AC18] hammering from one address shuts out that address alone", () => {
  const { fails } = open();
  const hammered = Array.from({ length: 500 }, () => fails(from("198.51.100.1")));
  expect(hammered.filter(Boolean)).toHaveLength(8);
  expect(fails(from("192.0.2.1"))).toBe(true);
});

test("[AC18] a mark is good for its own account, and not when it has been changed", () => {
  const { mark, fails } = open();
  const [number, seal] = mark.split(".");
  for (const value of [`${number}x.${seal}`, `${number}.`, ".", "", `${number}.${seal}x`])
    expect(createKnownBrowsers().numberOf(from("192.0.2.1", { known: value }), email)).toBeNull();
  for (let each = 0; each < 8; each += 1) fails(from("192.0.2.9", { known: mark }), "anna@example.org");
  expect(fails(from("192.0.2.9", { known: mark }), "anna@example.org")).toBe(false);
});
