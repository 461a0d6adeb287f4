// What others write must not move the line one is on. Whatever has the focus (the caret's line in a text, else the
// element itself) keeps its height in the window while the page around it changes: the page scrolls by as much as the
// change has moved it. Focus in a dialog is left alone, since a dialog does not scroll with the page.

/** Runs `change`, which must have drawn when it returns, and puts the focused line back at its height. */
export function keepPlace(change: () => void): void {
  const putBack = notePlace();
  change();
  putBack();
}

/** Notes where the focused line is now; the answer puts it back there. */
export function notePlace(): () => void {
  const holder = document.activeElement;
  const before = holder?.closest("main") && holder.id !== "main" ? heightOf(holder) : undefined;
  if (before === undefined || before < 0 || before > window.innerHeight) return () => undefined;
  return () => {
    if (document.activeElement !== holder || !holder) return;
    const moved = heightOf(holder) - before;
    if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: "instant" });
  };
}

function heightOf(holder: Element): number {
  const { top, bottom } = caretIn(holder) ?? holder.getBoundingClientRect();
  // The middle of a line is the same whether its letters or its box are measured; of a tall box, the top counts.
  return bottom - top > 80 ? top : (top + bottom) / 2;
}

function caretIn(holder: Element): DOMRect | undefined {
  const selection = getSelection();
  const node = selection?.focusNode;
  if (!(holder instanceof HTMLElement) || !holder.isContentEditable || !node || !holder.contains(node))
    return undefined;
  const range = document.createRange();
  range.setStart(node, selection.focusOffset);
  const letters = range.getClientRects()[0];
  if (letters) return letters;
  // On an empty line there are no letters: the line break that stands there has the place.
  const child = node.childNodes[selection.focusOffset];
  const line = child instanceof Element ? child : node;
  return line instanceof Element ? line.getBoundingClientRect() : undefined;
}
