// What a text may consist of: paragraphs, line breaks, lists, bold and italic, and the mark that says whose sense of a
// word is meant. Nothing else is written here, and nothing else is kept from a paste. No side effects; the editor adds
// what makes it live.
import { getSchema, type Extensions } from "@tiptap/core";
import { StarterKit } from "@tiptap/starter-kit";
import { SenseMark } from "./sense-mark.ts";

export const wordsExtensions: Extensions = [
  SenseMark,
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    dropcursor: false,
    gapcursor: false,
    heading: false,
    horizontalRule: false,
    link: false,
    strike: false,
    trailingNode: false,
    underline: false,
    undoRedo: false,
  }),
];

export const wordsSchema = getSchema(wordsExtensions);
