// Random edits of the kinds that the product makes: running text, an XML tree, maps, each with its deletions.
import * as Y from "yjs";
import { rootsOf } from "./content.ts";
import type { Random } from "./random.ts";

type Roots = ReturnType<typeof rootsOf>;

// No character of two UTF-16 units: cut in two, as no editor would, Yjs shows it otherwise on one replica than another.
const words = ["hem", "skola", "oro ", "natt", " ", "å", "vän"] as const;
const keys = ["aim", "level", "sight", "place"] as const;

/** One edit, one transaction. Some edits change nothing, as people's do. */
export function edit(doc: Y.Doc, name: string, random: Random): void {
  const roots = rootsOf(doc, name);
  doc.transact(() => random.pick(kinds)(roots, random));
}

const kinds: readonly ((roots: Roots, random: Random) => void)[] = [
  write,
  write,
  erase,
  mark,
  addParagraph,
  writeInside,
  cut,
  set,
  nest,
];

function write({ text }: Roots, random: Random): void {
  writeIn(text, random);
}

function erase({ text }: Roots, random: Random): void {
  eraseIn(text, random);
}

function mark({ text }: Roots, random: Random): void {
  const [from, to] = chooseRange(text, random);
  text.format(from, to - from, { bold: random.chance(0.5) ? true : null });
}

function writeIn(text: Y.Text, random: Random): void {
  text.insert(random.below(text.length + 1), random.pick(words));
}

function eraseIn(text: Y.Text, random: Random): void {
  const [from, to] = chooseRange(text, random);
  text.delete(from, to - from);
}

function chooseRange(text: Y.Text, random: Random): [number, number] {
  const from = random.below(text.length + 1);
  return [from, Math.min(from + random.below(5), text.length)];
}

function addParagraph({ xml }: Roots, random: Random): void {
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText(random.pick(words))]);
  xml.insert(random.below(xml.length + 1), [paragraph]);
}

function writeInside({ xml }: Roots, random: Random): void {
  const paragraph = xml.length > 0 ? xml.get(random.below(xml.length)) : null;
  if (!(paragraph instanceof Y.XmlElement)) return;
  paragraph.setAttribute("place", String(random.below(9)));
  const text = paragraph.length > 0 ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) return;
  if (random.chance(0.3)) eraseIn(text, random);
  else writeIn(text, random);
}

function cut({ xml }: Roots, random: Random): void {
  if (xml.length > 3) xml.delete(random.below(xml.length), 1);
}

function set({ map }: Roots, random: Random): void {
  const key = random.pick(keys);
  if (random.chance(0.2)) map.delete(key);
  else map.set(key, random.chance(0.5) ? random.below(100) : { basis: [random.pick(words), null] });
}

function nest({ map }: Roots, random: Random): void {
  const key = `factor ${random.below(3)}`;
  const inner = map.get(key);
  if (inner instanceof Y.Map) inner.set(random.pick(keys), random.pick(words));
  else map.set(key, new Y.Map([["domain", "home"]]));
}
