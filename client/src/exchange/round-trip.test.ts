// Out and in again, and strangers' files.
import { overlapKey, planImport, tidyTerm, type CarriedTerm, type Incoming } from "@hybrid/domain";
import { carryIn, readCarried } from "@hybrid/documents";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { mostBytes, mostEntries, type ReadFile } from "./answer.ts";
import { readCsv, writeCsv } from "./csv.ts";
import { guardCell, unguardCell } from "./formula.ts";
import { readJsonLd, writeJsonLd } from "./json-ld.ts";
import { plain } from "./markdown.ts";
import { readFile } from "./read-file.ts";
import { readTurtle, writeTurtle } from "./turtle.ts";

const seed = Math.floor(Math.random() * 2 ** 31);

const formats = {
  CSV: { write: (terms: CarriedTerm[]) => writeCsv(terms), read: (text: string) => readCsv(text) },
  Turtle: {
    write: (terms: CarriedTerm[]) => writeTurtle({ terms, title: "Ord", language: "sv" }),
    read: (text: string) => readTurtle(text, "sv"),
  },
  "JSON-LD": {
    write: (terms: CarriedTerm[]) => writeJsonLd({ terms, title: "Ord", language: "sv" }),
    read: (text: string) => readJsonLd(text, "sv"),
  },
};

/** The same numbers for the same seed. */
function createRandom(start: number) {
  let now = start;
  const next = (below: number): number => {
    now = Math.imul(now ^ (now >>> 15), 0x2c1b3c6d) + 0x6d2b79f5;
    return (((now ^ (now >>> 13)) >>> 0) % 1_000_003) % below;
  };
  return { next, of: <T>(list: readonly T[]): T => list[next(list.length)]! };
}
type Random = ReturnType<typeof createRandom>;

const odd = [
  "=1+1",
  "'=x",
  "''-1",
  "@a",
  "a;b",
  'say "no"',
  "rad\nrad",
  "\r\n",
  "å, ö",
  "__proto__",
  "\\",
  "{{x}}",
  "<b>",
];
const letters = [
  ..."abcåö é,;:'\"\\\n\t=+-@#*_[]<>{}|.^~`0189\u0000\u200b\u2028\ud800".split(""),
  "e\u0301",
  "👩‍👧",
  "汉",
];
const textOf = (random: Random, most: number): string =>
  random.next(4) === 0 ? random.of(odd) : Array.from({ length: random.next(most) }, () => random.of(letters)).join("");
const wordsOf = (random: Random, most: number): string => `${random.of(["x", "ö", "=", "'"])}${textOf(random, most)}`;
const several = <T>(random: Random, most: number, make: () => T): T[] =>
  Array.from({ length: random.next(most + 1) }, make);

function termOf(random: Random, id: string): CarriedTerm {
  const aliases = () => several(random, 3, () => wordsOf(random, 20));
  const status = random.of(["unlike", "in-talk", "agreed", "retired"] as const);
  return tidyTerm({
    id,
    headword: { sv: wordsOf(random, 20), en: textOf(random, 20) },
    aliases: { sv: aliases(), en: aliases() },
    definition: textOf(random, 200),
    overlaps: several(random, 2, () => overlapOf(random)),
    senses: several(random, 2, () => ({
      by: wordsOf(random, 10),
      where: textOf(random, 10),
      meaning: wordsOf(random, 60),
      setsGoing: textOf(random, 60),
      alsoSay: textOf(random, 20),
      example: textOf(random, 20),
      source: textOf(random, 20),
      notToConfuse: textOf(random, 20),
    })),
    past: several(random, 2, () => ({
      kind: random.of(["agreed", "reserved", "retired"] as const),
      at: random.of([null, "2026-01-02"]),
      words: wordsOf(random, 60),
      by: several(random, 2, () => wordsOf(random, 10)),
      where: textOf(random, 10),
    })),
    status,
    retiredBecause: status === "retired" ? wordsOf(random, 30) : null,
  });
}

function overlapOf(random: Random): CarriedTerm["overlaps"][number] {
  const nearness = random.of(["same", "near", "never"] as const);
  const tidied = tidyTerm({ ...noWords, overlaps: [{ word: wordsOf(random, 9), nearness, note: textOf(random, 20) }] });
  const [said] = tidied.overlaps;
  return { ...said!, id: overlapKey(said!) };
}

const noWords = {
  headword: { sv: "", en: "" },
  aliases: { sv: [], en: [] },
  retiredBecause: null,
  definition: "",
  senses: [],
  past: [],
};

async function times(count: number, check: (random: Random) => void | Promise<void>): Promise<void> {
  for (let run = 0; run < count; run += 1) await check(createRandom(seed + run));
}
const glossaryOf = (random: Random): CarriedTerm[] =>
  Array.from({ length: random.next(6) }, (_, at) => termOf(random, `t${at}`));

/** The notes of a term have no order of their own. */
function inOrder(term: CarriedTerm): CarriedTerm {
  const sorted = <T>(list: readonly T[]): T[] => {
    const byText = new Map(
      list.map((one) => [JSON.stringify(Object.entries(one as object).toSorted(([a], [b]) => (a < b ? -1 : 1))), one]),
    );
    return [...byText].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  };
  return { ...term, overlaps: sorted(term.overlaps), senses: sorted(term.senses), past: sorted(term.past) };
}

const entriesOf = (read: ReadFile): readonly Incoming[] => (read.ok ? read.entries : []);
const noNewId = (): string => {
  throw new Error("nothing is new");
};

describe.each(Object.entries(formats))("%s", (_, { write, read }) => {
  it(`[EX1] out and in again changes nothing (seed ${seed})`, async () => {
    await times(150, async (random) => {
      const terms = glossaryOf(random);
      const found = await read(write(terms));
      const changes = planImport({ terms, unreadable: [] }, entriesOf(found), noNewId);
      expect(changes.map(({ kind }) => kind)).toEqual(terms.map(() => "same"));
    });
  });

  it(`[EX1] into an empty glossary it is the same again, but that nothing is agreed (seed ${seed})`, async () => {
    await times(150, async (random) => {
      const terms = glossaryOf(random);
      const changes = planImport({ terms: [], unreadable: [] }, entriesOf(await read(write(terms))), noNewId);
      const words = new Set<string>();
      const first = terms.filter(({ headword: { sv, en } }) => {
        const keys = [`sv ${sv}`, ...(en === "" ? [] : [`en ${en}`])].map((key) => key.toLowerCase());
        const fresh = keys.every((key) => !words.has(key));
        keys.forEach((key) => words.add(key));
        return fresh;
      });
      const doc = new Y.Doc();
      carryIn(doc, changes);
      const { terms: brought, unreadable } = readCarried(doc);
      expect(unreadable).toEqual([]);
      expect(brought.map(inOrder)).toEqual(
        expect.arrayContaining(
          first.map((one) => inOrder({ ...one, status: one.status === "agreed" ? "in-talk" : one.status })),
        ),
      );
    });
  });
});

describe("files of strangers", () => {
  const file = (name: string, content: string | Uint8Array<ArrayBuffer>) => new File([content], name);
  const codeOf = async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
    const read = await readFile(file(name, content), "sv");
    return read.ok ? read.entries.length : read.code;
  };

  it("[EX5] [EX6] are refused as a whole with the reason, whatever is wrong with them", async () => {
    const rows = (count: number) => `sv,en\n${Array.from({ length: count }, (__, at) => `ord ${at},`).join("\n")}`;
    expect(await codeOf("a.exe", "sv\nord")).toBe("kind");
    expect(await codeOf("toString", "sv\nord")).toBe("kind");
    expect(await codeOf("a.csv", "name,price\nord,3")).toBe("columns");
    expect(await codeOf("a.csv", "constructor,__proto__\nord,3")).toBe("columns");
    expect(await codeOf("a.csv", " \n ")).toBe("empty");
    expect(await codeOf("a.csv", "sv,en\n")).toBe("empty");
    expect(await codeOf("a.csv", 'sv,en\n"ord,')).toBe("csv");
    expect(await codeOf("a.csv", new Uint8Array([115, 118, 10, 0xe5, 0xe4]))).toBe("encoding");
    expect(await codeOf("a.csv", "sv\nord\0")).toBe("encoding");
    expect(await codeOf("a.csv", rows(100_000))).toBe("many");
    expect(await codeOf("a.csv", rows(mostEntries))).toBe(mostEntries);
    expect(await codeOf("a.csv", new Uint8Array(mostBytes + 1))).toBe("large");
    expect(await codeOf("a.ttl", "this is no turtle")).toBe("turtle");
    expect(await codeOf("a.ttl", "<urn:a> <urn:b> <urn:c> .")).toBe("no-concepts");
    expect(await codeOf("a.jsonld", "{")).toBe("json");
    expect(await codeOf("a.jsonld", "[]")).toBe("no-concepts");
    expect(await codeOf("a.jsonld", `${"[".repeat(100_000)}${"]".repeat(100_000)}`)).toMatch(/json|no-concepts/);
  });

  it("[EX4] a context that lies elsewhere is never fetched", async () => {
    expect(await codeOf("a.jsonld", '{"@context":"https://example.org/skos.jsonld","@graph":[]}')).toBe("context");
    expect(await codeOf("a.jsonld", '{"@context":[{"@import":"https://example.org/x"}]}')).toBe("context");
  });

  it("[EX6] names that grow with every use are refused before they fill the memory", async () => {
    const long = `http://${"x".repeat(100_000)}`;
    expect(await codeOf("a.ttl", `@prefix a: <${long}> . a:b a:c a:d .`)).toBe("turtle");
    expect(await codeOf("a.jsonld", JSON.stringify({ "@context": { a: long }, "a:b": "c" }))).toBe("json");
    expect(await codeOf("a.jsonld", JSON.stringify({ "@context": { "@vocab": long }, b: "c" }))).toBe("json");
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, n) => [`n${n}`, "x"]));
    expect(await codeOf("a.jsonld", JSON.stringify({ "@context": many, "@graph": [{ "@context": {} }] }))).toBe("json");
  });

  it("[EX2] SKOS as other tools write it is understood", async () => {
    const turtle = `@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
      <http://example.org/oro> a skos:Concept ; skos:prefLabel "oro"@sv-SE, "concern"@en ;
        skos:altLabel "bekymmer"@sv ; skos:definition "Något som behöver sägas."@sv .`;
    const json = JSON.stringify({
      "@context": {
        skos: "http://www.w3.org/2004/02/skos/core#",
        label: { "@id": "skos:prefLabel", "@container": "@language" },
        also: { "@id": "skos:altLabel", "@language": "sv" },
        id: "@id",
      },
      id: "http://example.org/oro",
      "@type": "skos:Concept",
      label: { sv: "oro", en: "concern" },
      also: "bekymmer",
      "skos:definition": "Något som behöver sägas.",
    });
    const expected = {
      id: null,
      headword: { sv: "oro", en: "concern" },
      aliases: { sv: ["bekymmer"], en: [] },
      definition: "Något som behöver sägas.",
    };
    expect(entriesOf(await readTurtle(turtle, "sv"))).toMatchObject([expected]);
    expect(entriesOf(await readJsonLd(json, "sv"))).toMatchObject([expected]);
  });

  it(`[EX3] no cell begins as a formula does, and each comes back as it was (seed ${seed})`, async () => {
    await times(500, (random) => {
      const cell = textOf(random, 30);
      expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r]/);
      // Cut at semicolons too, with blanks and quotes before the sign.
      expect(guardCell(cell)).not.toMatch(/(?:^|[;\t\r\n])[\s"]*[=+\-@]/);
      expect(unguardCell(guardCell(cell))).toBe(cell);
    });
  });

  it("[EX3] aliases begin no formula where a spreadsheet cuts at semicolons, and come back as they were", () => {
    const aliases = { sv: ["oro", '=HYPERLINK("http://x")', "+46"], en: [" @a", "a;=b"] };
    const term = tidyTerm({ ...noWords, id: "a", status: "unlike" as const, overlaps: [], aliases });
    const written = writeCsv([term]);
    expect(written).not.toMatch(/(?:^|[;\t\r\n])[\s"]*[=+\-@]/);
    const read = readCsv(written);
    expect(read.ok && read.entries[0]?.aliases).toEqual(term.aliases);
  });

  it("[EX2] words stay words in Markdown", () => {
    expect(plain("one\r# two\r\n- three")).toBe("one # two  - three");
    expect(plain("# [x](javascript:y) <b>")).toBe(String.raw`\# \[x\](javascript:y) \<b\>`);
    expect(plain("1. ett\n- två")).toBe(String.raw`1\. ett - två`.replace(String.raw`1\.`, String.raw`\1.`));
  });
});
