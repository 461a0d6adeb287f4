// Words about who wrote what.
import type { Shape } from "./shape.ts";

export const en = {
  bar: "Who wrote what",
  someone: "somebody whose name is not known any more",
  unsent: "Not on the server yet",
  gone: "Struck out:",
  struckBy: "Struck out by",
  reading: "Reading the record…",
  readingRows: "Reading the record… {{count}} entries so far",
  refused: "Who wrote this cannot be read just now. The text itself is safe; this page tries again by itself.",
  note: "Who and when come from the server’s own record, not from the text. People who have left keep their names here.",
  who: {
    title: "Who wrote this?",
    tool: "Who wrote this? (Alt+W)",
    pieces: "The words, piece by piece",
    nothing: "Select some words, or put the caret in one, and ask again with the button or with Alt+W.",
  },
  tint: {
    toggle: "Show who wrote what",
    by: "Written by",
    note: "A mark stands where somebody else’s words begin. Words without a tint are not on the server yet.",
  },
  list: {
    open: "As a list",
    title: "Who wrote what on this sheet",
    text: "Text {{at}}",
    empty: "No words here.",
    more: "And {{count}} pieces more.",
  },
} as const;

export const sv: Shape<typeof en> = {
  bar: "Vem som skrev vad",
  someone: "någon vars namn inte längre är känt",
  unsent: "Inte på servern än",
  gone: "Struket:",
  struckBy: "Struket av",
  reading: "Läser loggen…",
  readingRows: "Läser loggen… {{count}} rader hittills",
  refused: "Det går inte att läsa vem som skrev just nu. Själva texten är trygg; sidan försöker igen av sig själv.",
  note: "Vem och när kommer ur serverns egen logg, inte ur texten. Den som har slutat behåller sitt namn här.",
  who: {
    title: "Vem skrev det här?",
    tool: "Vem skrev det här? (Alt+W)",
    pieces: "Orden, bit för bit",
    nothing: "Markera några ord, eller ställ markören i ett, och fråga igen med knappen eller med Alt+W.",
  },
  tint: {
    toggle: "Visa vem som skrev vad",
    by: "Skrivet av",
    note: "Ett märke står där någon annans ord börjar. Ord utan färgton finns inte på servern än.",
  },
  list: {
    open: "Som lista",
    title: "Vem som skrev vad på det här bladet",
    text: "Text {{at}}",
    empty: "Inga ord här.",
    more: "Och {{count}} bitar till.",
  },
};
