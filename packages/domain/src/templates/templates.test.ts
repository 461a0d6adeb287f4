import { describe, expect, it } from "vitest";
import { factorDomains } from "../factor.ts";
import type { Term } from "../glossary.ts";
import { createMatcher } from "../matcher.ts";
import { distance, protectionGap, sightOf, type Perspective } from "../perspective.ts";
import { demoGroup, factorTemplate, k17, practicePicture, termTemplate } from "./index.ts";

const kinds = ["police", "social", "school", "youth", "health", "civil"] as const;

/** Every { sv, en } pair of strings inside a template. */
function pairsIn(value: unknown): { sv: string; en: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const { sv, en } = value as { sv?: unknown; en?: unknown };
  if (typeof sv === "string" && typeof en === "string") return [{ sv, en }];
  return Object.values(value).flatMap(pairsIn);
}

const pairs = pairsIn([factorTemplate, termTemplate, k17, demoGroup.name, demoGroup.organisations]);

describe("templates", () => {
  it("[DE5] [UI8] say everything in both languages", () => {
    expect(pairs.length).toBeGreaterThan(450);
    const wrong = /^$|^\s|\s$|\s{2}|\s[.,;:!?]|"|'/;
    expect(pairs.filter(({ sv, en }) => wrong.test(sv) || wrong.test(en))).toEqual([]);
  });

  it("[DE10] hold no stamp, no score and no number on anybody", () => {
    const stamps =
      /riskindivid|riskungdom|riskpoäng|kriminell|gängmedlem|förövare|gärningsman|problembarn|high.risk|low.risk|offender|gang member|perpetrator|troublemaker|score|poäng|hög risk|låg risk/i;
    expect(pairsIn([k17, termTemplate, demoGroup]).filter(({ sv, en }) => stamps.test(`${sv} ${en}`))).toEqual([]);
  });

  it("[PI2] cover the nine domains, each with concern and protection", () => {
    expect(factorTemplate.map(({ domain }) => domain)).toEqual([...factorDomains]);
    for (const { concern, protective } of factorTemplate) {
      expect(concern.length).toBeGreaterThanOrEqual(3);
      expect(protective.length).toBeGreaterThanOrEqual(2);
    }
  });

  it("[GL1] hold seventeen terms, each with a sense for every kind", () => {
    expect(termTemplate).toHaveLength(17);
    expect(new Set(termTemplate.map(({ id }) => id)).size).toBe(17);
    expect(new Set(termTemplate.map(({ status }) => status))).toEqual(new Set(["agreed", "in-talk", "unlike"]));
    for (const { senses } of termTemplate) expect(Object.keys(senses)).toEqual([...kinds]);
  });

  it("[PI1] name nobody: every holder is in the group, and none in a picture", () => {
    const holders = [demoGroup.coordinator.holder, ...demoGroup.organisations.map(({ holder }) => holder)];
    expect(new Set(holders).size).toBe(7);
    for (const { sv, en } of pairsIn(k17)) for (const name of holders) expect(`${sv} ${en}`).not.toContain(name);
  });
});

describe("K-17", () => {
  const perspectivesOf = (id: string): Perspective[] =>
    (k17.factors.find((factor) => factor.id === id)?.perspectives ?? []).map((each) => ({ ...each, factor: id }));
  const byFactor = new Map(k17.factors.map(({ id }) => [id, perspectivesOf(id)]));
  const factors = k17.factors.map(({ id, domain }) => ({
    id,
    domain,
    place: "i",
    retired: null,
    from: null,
    into: null,
    basis: { kind: null, seat: null, toldBy: "", from: null, until: null, staleAfter: null },
  }));

  it("[DE6] is closed to Vägskälet, and the practice picture to nobody", () => {
    expect(k17.closedTo).toEqual(["civil"]);
    expect(k17.factors.flatMap(({ perspectives }) => perspectives).some(({ by }) => by === "civil")).toBe(false);
    expect(practicePicture.closedTo).toEqual([]);
    expect(demoGroup.organisations.map(({ kind }) => kind)).toEqual([...kinds]);
  });

  it("[DE8] shows gaps, every kind of basis, stale ones, and perspectives far apart", () => {
    expect(new Set(k17.factors.map(({ domain }) => domain)).size).toBeGreaterThanOrEqual(7);
    const gaps = factorDomains.filter((domain) => protectionGap(domain, factors, byFactor));
    expect(gaps).toEqual(["exposure", "services"]);
    const bases = k17.factors.map(({ basis }) => basis);
    expect(new Set(bases.map(({ kind }) => kind))).toEqual(new Set(["observed", "told", "register", "inference"]));
    expect(bases.some(({ staleAfter }) => staleAfter !== null && staleAfter < 0)).toBe(true);
    expect(bases.every(({ kind, toldBy }) => (kind === "told") === (toldBy !== null))).toBe(true);
    const apart = [...byFactor.values()].map((each) =>
      Math.max(distance(each.map((p) => p.beingARisk)) ?? 0, distance(each.map((p) => p.beingAtRisk)) ?? 0),
    );
    expect(apart).toContain(2);
    expect(apart).toContain(3);
    expect([...byFactor.values()].map((each) => each.length)).toContain(1);
    expect([...byFactor.values()].map(sightOf)).toContain("both");
  });

  it("[DE9] lets perspectives cross every stereotype", () => {
    const levelOf = (id: string, by: string) =>
      k17.factors.find((f) => f.id === id)?.perspectives.find((p) => p.by === by);
    expect(levelOf("k17-corridor", "school")?.beingARisk).toBe("strong");
    expect(levelOf("k17-corridor", "police")?.beingARisk).toBe("slight");
    expect(levelOf("k17-absence", "police")?.beingAtRisk).toBe("strong");
    const logics = k17.factors.flatMap(({ perspectives }) => perspectives.map(({ by, logic }) => `${by} ${logic}`));
    expect(logics).toEqual(
      expect.arrayContaining(["police care", "police security", "school security", "school care"]),
    );
  });

  it("[UI9] uses glossary words in its running text", () => {
    const terms = termTemplate.map(({ id, headword, aliases, status }): Term => ({
      id,
      headword,
      status,
      retiredBecause: null,
      aliases: { sv: [...aliases.sv], en: [...aliases.en] },
    }));
    const matcher = createMatcher(terms);
    for (const language of ["sv", "en"] as const) {
      const text = k17.narrative.map((paragraph) => paragraph[language]).join("\n");
      const words = new Set(matcher.find(text).map(({ term }) => term));
      console.info(`${language}: ${[...words].join(", ")}`);
      expect(words.size).toBeGreaterThanOrEqual(7);
    }
  });
});
