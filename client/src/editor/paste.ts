// What may come in from a clipboard: at most 100,000 characters at a time, and in a text of one line, one line. What
// the schema does not know (pictures, styles, tables) falls away as ProseMirror parses it.
import { Extension } from "@tiptap/core";
import { Fragment, Slice, type Schema } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";

export const pasteLimit = 100_000;

export function createPasteRules(oneLine: boolean, onTooLong: () => void): Extension {
  const refuse = (slice: Slice): boolean => {
    if (slice.size > pasteLimit) onTooLong();
    return slice.size > pasteLimit;
  };
  return Extension.create({
    name: "pasteRules",
    priority: 1500,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          // Parsing would drop them too, but the security policy reports each one it meets on the way.
          transformPastedHTML: dropStyles,
          handlePaste: (_view, _event, slice) => refuse(slice),
          handleDrop: (_view, _event, slice) => refuse(slice),
          transformPasted: (slice, view) => (oneLine ? flatten(slice, view.state.schema) : slice),
        },
      }),
    ],
  });
}

/** The words of a slice as one run of text. */
export function flatten(slice: Slice, schema: Schema): Slice {
  const text = slice.content.textBetween(0, slice.content.size, " ", " ").replaceAll(/\s+/g, " ");
  return text.trim() === "" ? Slice.empty : new Slice(Fragment.from(schema.text(text)), 0, 0);
}

export const dropStyles = (html: string): string => html.replaceAll(/\sstyle\s*=\s*("[^"]*"|'[^']*')/gi, "");
