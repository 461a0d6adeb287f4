// Reading a shared text without touching it. The binding that the editor uses deletes, for everyone, whatever it cannot
// build; so a text is first built here, read-only, in the same manner, and bound only if nothing in it would be lost.
import { Fragment, type Mark, type Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { wordsSchema } from "./schema.ts";
import { parseMeant, senseMark } from "./sense-mark.ts";

/** Deeper than anyone nests lists, and shallow enough that a hostile text cannot exhaust the stack. */
const maxDepth = 40;

/** The text as a ProseMirror document, or undefined if it holds something this schema does not know. */
export function readWords(fragment: Y.XmlFragment): Node | undefined {
  try {
    const blocks = Fragment.from(buildChildren(fragment, 0));
    const { topNodeType } = wordsSchema;
    if (blocks.size === 0) return topNodeType.createAndFill() ?? undefined;
    return topNodeType.createChecked(null, blocks);
  } catch {
    return undefined;
  }
}

function buildChildren(parent: Y.XmlFragment, depth: number): Node[] {
  if (depth > maxDepth) throw new RangeError("nested too deeply");
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return buildText(child);
    if (child instanceof Y.XmlElement) return buildElement(child, depth) ?? [];
    throw new RangeError("neither text nor element");
  });
}

/**
 * Two people deleting at once can leave an element behind that holds no words and fits nowhere, such as an empty list.
 * The binding clears that away, so it is passed over; an unknown or misplaced element with words in it is not.
 */
function buildElement(element: Y.XmlElement, depth: number): Node | undefined {
  const type = wordsSchema.nodes[element.nodeName];
  if (!type || type === wordsSchema.topNodeType || type.isText) throw new RangeError(`unknown: ${element.nodeName}`);
  const attributes = element.getAttributes();
  if (!Object.keys(attributes).every((name) => name in (type.spec.attrs ?? {})))
    throw new RangeError("unknown attribute");
  const children = buildChildren(element, depth + 1);
  try {
    return type.createChecked(attributes, children);
  } catch (misfit) {
    if (children.some((child) => child.textContent !== "")) throw misfit;
    return undefined;
  }
}

function buildText(text: Y.XmlText): Node[] {
  const runs: { insert?: unknown; attributes?: Record<string, unknown> }[] = text.toDelta();
  return runs.map(({ insert, attributes }) => {
    if (typeof insert !== "string") throw new RangeError("something embedded in the text");
    return wordsSchema.text(insert, buildMarks(attributes ?? {}));
  });
}

function buildMarks(attributes: Record<string, unknown>): Mark[] {
  return Object.entries(attributes).map(([name, value]) => {
    const type = wordsSchema.marks[name];
    if (!type) throw new RangeError(`unknown mark: ${name}`);
    if (name !== senseMark) return type.create();
    const meant = parseMeant(value);
    if (!meant) throw new RangeError("a sense that is not as we write it");
    return type.create(meant);
  });
}
