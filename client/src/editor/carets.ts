// Where colleagues are in this text. The name stands after the caret and fades when the caret rests; it is never laid
// over words: inside a line it moves out to the margin. Who somebody is comes from the server's stamp alone, and a
// position that does not resolve is not drawn. Styles are set through classes, never through style attributes.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";

const restsAfter = 2000;
const kinds = new Set(["police", "social", "school", "youth", "health", "civil", "other", "coordinator"]);

interface Stamp {
  readonly name?: unknown;
  readonly kind?: unknown;
}

export function createCarets(awareness: Awareness, doc: Y.Doc): Extension {
  return Extension.create({
    name: "carets",
    priority: 999,
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        awarenessStateFilter: (own: number, client: number, state: unknown) => own !== client && resolves(state, doc),
        cursorBuilder: (user: Stamp, client: number) => buildCaret(user, client),
        selectionBuilder: (user: Stamp) => ({ class: `colleague-selection o-${kindOf(user)}` }),
      }),
      namePlugin(awareness),
    ],
  });
}

const kindOf = (user: Stamp): string => (kinds.has(String(user.kind)) ? String(user.kind) : "other");

/** A colleague's position comes from the colleague; anything but two positions inside this document is passed over. */
function resolves(state: unknown, doc: Y.Doc): boolean {
  const cursor = (state as { cursor?: { anchor?: unknown; head?: unknown } } | null)?.cursor;
  if (!cursor) return false;
  try {
    return [cursor.anchor, cursor.head].every((position) => {
      const relative = Y.createRelativePositionFromJSON(position);
      const named = relative.tname === null || doc.share.has(relative.tname);
      return named && Y.createAbsolutePositionFromRelativePosition(relative, doc) !== null;
    });
  } catch {
    return false;
  }
}

function buildCaret(user: Stamp, client: number): HTMLElement {
  const caret = document.createElement("span");
  caret.className = `colleague-caret o-${kindOf(user)}`;
  caret.dataset["client"] = String(client);
  caret.setAttribute("aria-hidden", "true");
  const name = document.createElement("span");
  name.className = "colleague-name";
  name.textContent = typeof user.name === "string" ? user.name : "";
  caret.append(name);
  return caret;
}

/** Shows a name while its caret moves, and says whether words follow it on the line. */
function namePlugin(awareness: Awareness): Plugin {
  return new Plugin({
    view: (view) => {
      const timers = new Map<number, ReturnType<typeof setTimeout>>();
      const moving = new Set<number>();
      const showAll = (): void => {
        for (const client of moving) {
          clearTimeout(timers.get(client));
          if (!markMoving(view, client, true)) continue;
          timers.set(
            client,
            setTimeout(() => markMoving(view, client, false), restsAfter),
          );
        }
        moving.clear();
      };
      const show = ({ added, updated }: { added: number[]; updated: number[] }): void => {
        if (moving.size === 0) requestAnimationFrame(showAll);
        for (const client of [...added, ...updated]) moving.add(client);
      };
      awareness.on("change", show);
      return {
        destroy: () => {
          awareness.off("change", show);
          for (const timer of timers.values()) clearTimeout(timer);
        },
      };
    },
  });
}

function markMoving(view: EditorView, client: number, moving: boolean): boolean {
  const caret = view.dom.querySelector(`.colleague-caret[data-client="${client}"]`);
  if (!caret) return false;
  caret.classList.toggle("is-moving", moving);
  if (moving) caret.classList.toggle("is-within", wordsFollow(caret));
  return true;
}

function wordsFollow(caret: Element): boolean {
  const block = caret.closest("p, li");
  if (!block) return false;
  const rest = document.createRange();
  rest.setStartAfter(caret);
  rest.setEndAfter(block.lastChild ?? caret);
  return rest.toString().trim() !== "";
}
