// Reading and writing in an editor of the page, as a person does: with a caret and keys.
import type { Locator } from "playwright-core";
import { soon } from "./soon.ts";

/** The text of each block as it stands on the screen, without the names on colleagues' carets. */
export async function readWords(editor: Locator): Promise<string[]> {
  return editor.evaluate((surface) => {
    const copy = surface.cloneNode(true) as Element;
    for (const caret of copy.querySelectorAll(".colleague-caret, .ProseMirror-separator")) caret.remove();
    const blocks = [...copy.querySelectorAll("p")];
    return blocks.map((block) => (block.textContent ?? "").replaceAll("\u2060", ""));
  });
}

export const readText = async (editor: Locator): Promise<string> => (await readWords(editor)).join("\n");

/** Puts the caret at the start or the end of the text, by keyboard. */
export async function goTo(editor: Locator, place: "start" | "end"): Promise<void> {
  await editor.focus();
  await editor.press(place === "start" ? "Control+Home" : "Control+End");
}

/** Types key by key, at the pace of somebody quick. */
export async function type(editor: Locator, words: string, delay = 12): Promise<void> {
  await editor.page().keyboard.type(words, { delay });
}

export async function write(editor: Locator, place: "start" | "end", words: string): Promise<void> {
  await goTo(editor, place);
  await type(editor, words);
}

export const untilReads = (editor: Locator, words: string): Promise<void> =>
  soon(() => readText(editor)).toContain(words);

/** The caret of a colleague, by the name on it. */
export const caretOf = (editor: Locator, name: string): Locator =>
  editor.locator(".colleague-caret", { hasText: name });
