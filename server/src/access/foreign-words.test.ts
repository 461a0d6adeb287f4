import { expect, test } from "vitest";
import { codesOfPost, decodable } from "./foreign-words.ts";

test("[AC11] of a mail server's refusal the log gets codes, and no address", () => {
  const refused = Object.assign(new Error("550 <anna@example.org> unknown"), { code: "EENVELOPE", responseCode: 550 });
  expect(codesOfPost(refused)).toEqual({ code: "EENVELOPE", answer: 550 });
  const odd = Object.assign(new Error("x"), { code: "anna@example.org", responseCode: "anna" });
  expect(codesOfPost(odd)).toEqual({ code: "unknown", answer: null });
  expect([null, undefined, "text"].map((error) => codesOfPost(error).code)).toEqual(["unknown", "unknown", "unknown"]);
});

test("[SE9] an address that cannot be decoded becomes one that nobody has", () => {
  expect([decodable("/a%20b?x=%"), decodable(undefined)]).toEqual(["/a%20b?x=%", "/"]);
  expect([decodable("/%"), decodable("/api/seats/%ff"), decodable("/%c3%28")]).toEqual(["/api/", "/api/", "/api/"]);
});
