// Words of the editor and of the panel that shows what a word means among the organisations.
import type { Shape } from "./shape.ts";

export const en = {
  toolbar: "Formatting",
  toolbarHint:
    "Alt+F10 goes to the formatting tools, Alt+G lists the words of the glossary used here, Alt+M marks which sense of the word at the caret you mean, Alt+W says who wrote the selected words.",
  bold: "Bold",
  italic: "Italic",
  bulletList: "Bulleted list",
  orderedList: "Numbered list",
  undo: "Undo",
  redo: "Redo",
  tooLong: "That text is too long to paste here: at most 100,000 characters at a time. It is still on your clipboard.",
  foreign:
    "This text was written in a way this version of Hybrid Space does not know. It is shown as it is, to read only.",
  readOnly: "Your seat reads this text and does not write it.",
  nothing: "Nothing is written here yet.",
  sense: {
    which: "Which sense do you mean here?",
    group: "The group’s",
    letters: "us",
    as: "in the sense of {{name}}",
    asGroup: "in the group’s sense",
    marked: "Meant here {{says}}.",
    unmark: "Take the mark away",
    unmarked: "The mark is taken away",
  },
  term: {
    agreed: "What it means among us",
    noDefinition: "The group has not written down a meaning yet.",
    senses: "To each of us it is",
    noSenses: "No organisation has written what it means to them.",
    open: "Open “{{word}}” in the glossary",
    panel: "The word {{word}}",
    list: "Words of the glossary in this text",
    none: "No words of the glossary are used in this text.",
    status: { unlike: "unlike meanings", "in-talk": "in talk", agreed: "agreed", retired: "no longer used" },
  },
} as const;

export const sv: Shape<typeof en> = {
  toolbar: "Formatering",
  toolbarHint:
    "Alt+F10 går till formateringen, Alt+G listar orden ur ordlistan som används här, Alt+M märker i vilken innebörd du menar ordet vid markören, Alt+W säger vem som skrev de markerade orden.",
  bold: "Fet",
  italic: "Kursiv",
  bulletList: "Punktlista",
  orderedList: "Numrerad lista",
  undo: "Ångra",
  redo: "Gör om",
  tooLong: "Texten är för lång att klistra in här: högst 100 000 tecken åt gången. Den finns kvar i urklipp.",
  foreign:
    "Texten är skriven på ett sätt som den här versionen av Hybrid Space inte känner till. Den visas som den är och går bara att läsa.",
  readOnly: "Din plats läser den här texten men skriver inte i den.",
  nothing: "Här är inget skrivet än.",
  sense: {
    which: "I vilken innebörd menar du det här?",
    group: "Gruppens",
    letters: "vi",
    as: "som {{name}} menar det",
    asGroup: "som gruppen menar det",
    marked: "Menas här {{says}}.",
    unmark: "Ta bort märkningen",
    unmarked: "Märkningen är borttagen",
  },
  term: {
    agreed: "Vad det betyder hos oss",
    noDefinition: "Gruppen har inte skrivit ner någon betydelse än.",
    senses: "För var och en av oss är det",
    noSenses: "Ingen organisation har skrivit vad det är för dem.",
    open: "Öppna ”{{word}}” i ordlistan",
    panel: "Ordet {{word}}",
    list: "Ord ur ordlistan i den här texten",
    none: "Inga ord ur ordlistan används i den här texten.",
    status: {
      unlike: "olika innebörd",
      "in-talk": "under samtal",
      agreed: "överenskommet",
      retired: "används inte längre",
    },
  },
};
