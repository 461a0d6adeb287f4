// The glossary: terms in the root map "terms" (headword.sv, headword.en, alias.sv/<alias>, alias.en/<alias>, status,
// retired, overlap/<id>; carried.ts adds past/<key> and quoted/<key>) and each definition in the fragment
// "definition:<id>"; entries.ts says why. An alias is a key of its own, so that two people who add one at once both
// keep theirs. Retiring is a field beside the status: a restored term has the status it had.

import {
  Alias,
  Headword,
  Overlap,
  StandingStatus,
  Term,
  languages,
  type Both,
  type Language,
  type StandingStatus as Status,
} from "@hybrid/domain";
import type * as z from "zod/mini";
import type * as Y from "yjs";
import { demand, transact, whyNot } from "./deed.ts";
import {
  collectionOf,
  demandFree,
  demandKnown,
  has,
  proseOf,
  readEntries,
  restore,
  retire,
  setFields,
  type Entry,
  type Fields,
} from "./entries.ts";
import { isEmptyProse, paragraphsOf, writeProse } from "./prose.ts";

type Headwords = Partial<Both>;
type Aliases = { readonly sv?: readonly string[]; readonly en?: readonly string[] };

/** Terms by id, retired ones included. */
export function readTerms(doc: Y.Doc): Entry<Term>[] {
  return readEntries(doc, "terms", Term, assemble).filter(({ id }) => !isTakenBack(doc, id));
}

/**
 * A term that was brought in and taken back leaves its headword under "was", and is not there. Whoever wrote in it at
 * that very moment brings it back, with what was written.
 */
export function isTakenBack(doc: Y.Doc, id: string): boolean {
  const map = collectionOf(doc, "terms");
  if (!map.has(`${id}/was`)) return false;
  for (const key of map.keys()) if (key.startsWith(`${id}/`) && key !== `${id}/was`) return false;
  return isEmptyProse(proseOf(doc, "definition", id));
}

function assemble(id: string, fields: Fields): unknown {
  const retiredBecause = fields.get("retired") ?? null;
  const named = fields.has("headword.sv") || fields.has("headword.en");
  return {
    id,
    headword: named ? { sv: fields.get("headword.sv") ?? "", en: fields.get("headword.en") ?? "" } : fields.get("was"),
    aliases: { sv: aliasesIn(fields, "sv"), en: aliasesIn(fields, "en") },
    status: retiredBecause === null ? (fields.get("status") ?? "unlike") : "retired",
    retiredBecause,
  };
}

function aliasesIn(fields: Fields, language: Language): string[] {
  const start = `alias.${language}/`;
  return [...fields.keys()].filter((field) => field.startsWith(start)).map((field) => field.slice(start.length));
}

/** A new term is unlike until somebody says otherwise. A headword may be given in one language only. */
export function addTerm(
  doc: Y.Doc,
  term: { id: string; headword: Headwords; aliases?: Aliases; status?: Status; definition?: string },
): void {
  const { id, headword, aliases = {}, status = "unlike", definition = "" } = term;
  demandFree(doc, "terms", id);
  const fields = { ...headwordFields({ sv: "", en: "", ...headword }), ...statusFields(status) };
  const wanted = demandAliases(aliases);
  transact(doc, () => {
    setFields(doc, "terms", id, fields);
    setAliases(doc, id, wanted);
    writeProse(proseOf(doc, "definition", id), paragraphsOf(definition));
  });
}

/** Changes what is given. Aliases of a language are given as the whole list; only the difference is written. */
export function editTerm(
  doc: Y.Doc,
  id: string,
  change: { headword?: Headwords; aliases?: Aliases; status?: Status },
): void {
  demandKnown(doc, "terms", id);
  const fields = { ...headwordFields(change.headword ?? {}), ...statusFields(change.status) };
  const wanted = demandAliases(change.aliases ?? {});
  transact(doc, () => {
    setFields(doc, "terms", id, fields);
    setAliases(doc, id, wanted);
  });
}

export function retireTerm(doc: Y.Doc, id: string, reason: string): void {
  retire(doc, "terms", id, reason);
}

export function restoreTerm(doc: Y.Doc, id: string): void {
  restore(doc, "terms", id);
}

/** The group's common definition; null for an unknown term. */
export function definitionOf(doc: Y.Doc, id: string): Y.XmlFragment | null {
  return has(doc, "terms", id) ? proseOf(doc, "definition", id) : null;
}

/**
 * Words near a term, by their ids: how near, and why. Each is one value, so that of two edits at once one wins whole.
 */
export function readOverlaps(doc: Y.Doc, id: string): Entry<Overlap>[] {
  const start = `${id}/overlap/`;
  const map = collectionOf(doc, "terms");
  const keys = [...map.keys()].filter((key) => key.startsWith(start)).toSorted();
  return keys.map((key) => {
    const overlap = key.slice(start.length);
    const parsed = parseOverlap(overlap, map.get(key));
    if (parsed.success) return { readable: true, id: overlap, value: parsed.data };
    return { readable: false, id: overlap, why: whyNot(parsed.error) };
  });
}

/** What lies under an overlap's id, which is not in it. */
export function parseOverlap(id: string, found: unknown): z.core.util.SafeParseResult<Overlap> {
  return Overlap.safeParse(typeof found === "object" && found !== null ? { ...found, id } : found);
}

/** Says how near a word is, or changes what was said under the same id. */
export function writeOverlap(doc: Y.Doc, id: string, overlap: Overlap): void {
  demandKnown(doc, "terms", id);
  const { id: own, ...value } = demand(Overlap, { ...overlap, word: overlap.word.trim() }, "overlap");
  transact(doc, () => setFields(doc, "terms", id, { [`overlap/${own}`]: value }));
}

export function removeOverlap(doc: Y.Doc, id: string, overlap: string): void {
  transact(doc, () => collectionOf(doc, "terms").delete(`${id}/overlap/${overlap}`));
}

function headwordFields(headword: Headwords): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const language of languages) {
    const word = headword[language];
    if (word !== undefined) fields[`headword.${language}`] = demand(Headword, word.trim(), "headword");
  }
  return fields;
}

function statusFields(status: Status | undefined): Record<string, string> {
  return status === undefined ? {} : { status: demand(StandingStatus, status, "status") };
}

function demandAliases(aliases: Aliases): Aliases {
  const cleaned: { sv?: string[]; en?: string[] } = {};
  for (const language of languages) {
    const given = aliases[language]?.map((alias) => alias.trim()).filter((alias) => alias !== "");
    if (given !== undefined) cleaned[language] = given.map((alias) => demand(Alias, alias, "alias"));
  }
  return cleaned;
}

function setAliases(doc: Y.Doc, id: string, aliases: Aliases): void {
  const map = collectionOf(doc, "terms");
  for (const language of languages) {
    const wanted = aliases[language];
    if (wanted === undefined) continue;
    const start = `${id}/alias.${language}/`;
    const known = [...map.keys()].filter((key) => key.startsWith(start));
    for (const key of known) if (!wanted.includes(key.slice(start.length))) map.delete(key);
    for (const alias of wanted) if (!map.has(start + alias)) map.set(start + alias, true);
  }
}
