// Says of a word in a text whose sense of it is meant: a seat's, or the group's. It lies in the text as formatting
// does, so that it moves with the word; what is typed beside the word does not get it.
import { Mark } from "@tiptap/core";
import type { Mark as WrittenMark, Node } from "@tiptap/pm/model";

export const senseMark = "sense";

export type Meant = { readonly term: string; readonly by: string };

const words = { default: "", validate: "string" };

export const SenseMark = Mark.create({
  name: senseMark,
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({
    term: { ...words, parseHTML: (element) => element.dataset["senseTerm"] ?? "" },
    by: { ...words, parseHTML: (element) => element.dataset["senseBy"] ?? "" },
  }),
  parseHTML: () => [{ tag: "span[data-sense-by]" }],
  renderHTML: ({ mark }) => {
    const { term, by } = mark.attrs as Meant;
    return ["span", { "data-sense-term": term, "data-sense-by": by }, 0];
  },
});

/** What a mark's attributes must be, from a peer; undefined for anything else. */
export function parseMeant(attributes: unknown): Meant | undefined {
  if (typeof attributes !== "object" || attributes === null) return undefined;
  const { term, by, ...rest } = attributes as Partial<Record<"term" | "by", unknown>>;
  const known = typeof term === "string" && typeof by === "string" && Object.keys(rest).length === 0;
  return known ? { term, by } : undefined;
}

export function meantOf(marks: readonly WrittenMark[]): Meant | undefined {
  const mark = marks.find(({ type }) => type.name === senseMark);
  return mark && parseMeant(mark.attrs);
}

/** The marked stretches of a block: offsets in it, neighbouring pieces with one mark as one. */
export function meantIn(block: Node): { from: number; to: number; meant: Meant }[] {
  const found: { from: number; to: number; meant: Meant }[] = [];
  block.forEach((child, offset) => {
    const meant = meantOf(child.marks);
    if (!meant) return;
    const last = found.at(-1);
    const same = last?.to === offset && last.meant.by === meant.by && last.meant.term === meant.term;
    if (last && same) last.to = offset + child.nodeSize;
    else found.push({ from: offset, to: offset + child.nodeSize, meant });
  });
  return found;
}
