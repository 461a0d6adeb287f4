import { describe, expect, test } from "vitest";
import { groundsFor, questionsFor, type RecipientKind } from "./legal.ts";
import { organisationKinds } from "./organisation.ts";
import { countWords, passagesNotIn, repeatsWithdrawn } from "./slip.ts";
import { legalMenu } from "./templates/index.ts";

const everybody: readonly RecipientKind[] = ["police", "school", "youth", "health", "coordinator"];
const openTo = (sender: (typeof organisationKinds)[number], recipients: readonly RecipientKind[]) =>
  groundsFor(legalMenu, { sender, recipients }).flatMap(({ ground, open }) => (open ? ground.id : []));
const whyNot = (sender: (typeof organisationKinds)[number], recipients: readonly RecipientKind[], id: string) => {
  const offer = groundsFor(legalMenu, { sender, recipients }).find(({ ground }) => ground.id === id);
  return offer && !offer.open ? offer.why.en : undefined;
};

describe("the menu of grounds", () => {
  test("[SL11] every ground has both languages, a source, questions, and the menu a version and a review date", () => {
    expect(legalMenu.reviewBy).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(legalMenu.version).not.toBe("");
    const asked = [...legalMenu.always, ...Object.values(legalMenu.when)];
    for (const ground of legalMenu.grounds) {
      for (const text of [ground.title, ground.says, ...ground.questions.map(({ asks }) => asks)])
        expect([text.sv, text.en].filter((words) => words.trim() === "")).toEqual([]);
      expect([ground.id, ground.questions.length > 0, ground.source !== ""]).toEqual([ground.id, true, true]);
      const ids = [...ground.questions, ...asked].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    expect(new Set(legalMenu.grounds.map(({ id }) => id)).size).toBe(legalMenu.grounds.length);
    expect(legalMenu.grounds.find(({ paragraph }) => paragraph === "OSL 10:15 a")?.verified).toBe(false);
  });

  test("[SL6] the general clause is closed to social services and health care, and says which secrecy stands against it", () => {
    expect(whyNot("social", everybody, "general-clause")).toContain("26:1–6");
    expect(whyNot("health", ["police"], "general-clause")).toContain("25:1–8");
    expect(openTo("police", ["social", "school"])).toContain("general-clause");
  });

  test("[SL6] some grounds reach one receiver only, in one direction", () => {
    expect(openTo("social", ["police"])).toEqual(expect.arrayContaining(["future-crime", "terrorism-risk"]));
    expect(openTo("social", everybody)).not.toContain("future-crime");
    expect(whyNot("social", everybody, "future-crime")).toMatch(/Does not reach all/);
    expect(openTo("police", ["social"])).not.toContain("future-crime");
    expect(openTo("health", ["social"])).toContain("care-and-support");
    expect(openTo("school", ["social"])).not.toContain("care-and-support");
  });

  test("[SL6] Act 2025:170 is asymmetric: section 8 lifts section 6 for social services and health, not section 4", () => {
    for (const sender of ["social", "health"] as const) {
      expect(openTo(sender, ["police"])).toContain("contact-data");
      expect(whyNot(sender, ["police"], "shall-supply")).toContain("Section 8");
    }
    expect(openTo("school", ["police"])).toEqual(
      expect.arrayContaining(["contact-data", "shall-supply", "head-teacher"]),
    );
  });

  test("[SL6] an association is outside the act: its menu says so, and it receives on no ground among authorities", () => {
    expect(whyNot("civil", ["school"], "general-clause")).toMatch(/outside/);
    expect(openTo("civil", everybody)).toEqual(["own-promise"]);
    expect(openTo("police", ["school", "civil"])).not.toContain("general-clause");
  });

  test("[SL6] every kind of organisation has some ground open to everyone who may read", () => {
    for (const sender of organisationKinds) expect(openTo(sender, [...everybody, "civil"])).not.toEqual([]);
  });

  test("[SL6] a school has two compartments: pupil health under the strong secrecy, the rest under a weaker one", () => {
    const open = groundsFor(legalMenu, { sender: "school", recipients: everybody }).flatMap((offer) =>
      offer.open && offer.ground.paragraph.startsWith("OSL 23:2") ? offer.ground : [],
    );
    expect(open.map(({ id }) => id)).toEqual(["no-harm-pupil-health", "no-harm-school"]);
    const [health, rest] = open.map(({ questions }) => questions.map(({ asks }) => asks.en));
    expect(health![0]).toContain("come from pupil health");
    expect(rest![0]).toContain("nothing in it from pupil health");
    expect(health![1]).toMatch(/^Is it clear/);
    expect(rest![1]).toMatch(/^Have you tested/);
    for (const sender of organisationKinds.filter((kind) => kind !== "school"))
      expect(openTo(sender, everybody).filter((id) => /school|pupil/.test(id))).toEqual([]);
  });

  test("[SL7] who receives adds questions of its own", () => {
    const ground = legalMenu.grounds[0]!;
    const ids = (recipients: readonly RecipientKind[]) =>
      questionsFor(legalMenu, ground, recipients).map(({ id }) => id);
    expect(ids(["police"])).not.toContain("no-offence-data");
    expect(ids(["civil", "coordinator", "civil"])).toEqual(
      expect.arrayContaining(["no-offence-data", "coordinator-bound", "no-more-than-needed"]),
    );
    expect(new Set(ids(["civil", "civil"])).size).toBe(ids(["civil", "civil"]).length);
  });
});

test("[SL3] a passage stands in one block of the notes, word for word", () => {
  const blocks = ["One two three.", "Four."];
  expect(passagesNotIn(blocks, ["two three", "Four."])).toEqual([]);
  expect(passagesNotIn(blocks, ["two  three", "three. Four", "", "five"])).toEqual([
    "two  three",
    "three. Four",
    "",
    "five",
  ]);
});

test("[SL10] words repeat what was withdrawn if either holds the other", () => {
  expect(repeatsWithdrawn(["two three"], ["One two three."])).toBe(true);
  expect(repeatsWithdrawn(["One two three. And more"], ["One two three."])).toBe(true);
  expect(repeatsWithdrawn(["four"], ["One two three."])).toBe(false);
});

test("[SL7] words are counted as people count them", () => {
  expect(countWords(["K-17 was – in the room.", "Ja, 3 gånger"])).toBe(8);
});
