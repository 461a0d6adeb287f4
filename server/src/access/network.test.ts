import { expect, test } from "vitest";
import { networkOf } from "./network.ts";

test("[AC4] addresses of one IPv6 network count as one, and IPv4 addresses by themselves", () => {
  const one = ["2001:db8:0:7::1", "2001:db8:0:7:ffff:1:2:3", "2001:0DB8:0000:0007::", "2001:db8::7:0:0:0:9"];
  expect(new Set(one.map(networkOf))).toEqual(new Set(["2001:db8:0:7::/64"]));
  expect(networkOf("2001:db8:0:8::1")).toBe("2001:db8:0:8::/64");
  expect(networkOf("::1")).toBe("0:0:0:0::/64");
  expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  expect([networkOf("192.0.2.7"), networkOf("192.0.2.8")]).toEqual(["192.0.2.7", "192.0.2.8"]);
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("unknown")).toBe("unknown");
});
