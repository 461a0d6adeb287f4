import { expect, test } from "vitest";
import { createOrigins } from "./origins.ts";

test("[SE10] on a network without configured origins, numbers and localhost are answered, names are not", () => {
  const open = createOrigins("0.0.0.0", () => 3000, []);
  for (const host of ["192.0.2.7:3000", "[2001:db8::1]:3000", "192.0.2.7", "localhost:8080"])
    expect([host, open.allowsHost(host)]).toEqual([host, true]);
  for (const host of [
    "evil.example",
    "evil.example:3000",
    "192.0.2.7.evil.example",
    "localhost.evil.example",
    "a b",
    "",
  ])
    expect([host, open.allowsHost(host)]).toEqual([host, false]);
  expect(open.allowsOrigin("http://192.0.2.7:3000", "192.0.2.7:3000")).toBe(true);
  expect(open.allowsOrigin("http://192.0.2.8:3000", "192.0.2.7:3000")).toBe(false);
});

test("[SE10] [SE4] with configured origins their hosts alone are answered", () => {
  const listed = createOrigins("0.0.0.0", () => 3000, ["https://space.example.org"]);
  expect(listed.allowsHost("space.example.org")).toBe(true);
  expect(listed.allowsHost("192.0.2.7:3000")).toBe(false);
});
