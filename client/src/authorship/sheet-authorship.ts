// Authorship on one sheet: the texts that stand on it, whether they are tinted, and the words somebody asked about.
// It wants the server's record of exactly the texts that are looked at, and tells whoever draws when one has come.
import type { Plugin } from "@tiptap/pm/state";
import type * as Y from "yjs";
import type { Dress, ShownText, TextExtension, Wardrobe } from "../editor/text-extension.ts";
import { readLocalText } from "./local-text.ts";
import { alike } from "../session/reading.ts";
import type { RecordState } from "./record-keeper.ts";
import { readSelection, type Asked } from "./selection.ts";
import { createTint } from "./tint-plugin.ts";
import { findStretches, type Stretch } from "./tint.ts";
import { away, createWants } from "./wants.ts";

export interface View {
  /** texts are tinted by who wrote them */
  readonly tinted: boolean;
  /** every text of the sheet is listed */
  readonly listed: boolean;
  readonly asked: Asked | "nothing" | undefined;
}

export interface SheetAuthorship {
  readonly view: () => View;
  /** changes with every record that came, and every text that came or went */
  readonly version: () => number;
  readonly subscribe: (listener: () => void) => () => void;
  readonly tint: (on: boolean) => void;
  readonly list: (on: boolean) => void;
  /** Asks about what is selected, in `text` or where the caret was last. */
  readonly ask: (text?: ShownText) => void;
  readonly dismiss: () => void;
  readonly texts: () => readonly ShownText[];
  readonly stateOf: (fragment: Y.XmlFragment) => RecordState;
  /** How a stretch is shown; told by whoever knows the language. */
  readonly dressBy: (describe: (stretch: Stretch) => Omit<Dress, "from" | "to">) => void;
  readonly createPlugins: TextExtension["createPlugins"];
  readonly onText: TextExtension["onText"];
  readonly wardrobe: (fragment: Y.XmlFragment) => Wardrobe;
  /** While it is open it listens to where the caret is; answers how to close it. */
  readonly open: () => () => void;
}

const noWardrobe: Wardrobe = [];

export function createSheetAuthorship(seat: string): SheetAuthorship {
  let view: View = { tinted: false, listed: false, asked: undefined };
  let describe: ((stretch: Stretch) => Omit<Dress, "from" | "to">) | undefined;
  let last: ShownText | undefined;
  const shown = new Set<ShownText>();
  const bell = createBell();
  const records = createWants(seat, bell.ring);
  const drawn = new WeakMap<Y.XmlFragment, { version: number; wardrobe: Wardrobe }>();

  /** Wants the records of what is looked at, and of nothing else. */
  function look(): void {
    const looked = new Set<Y.XmlFragment>();
    if (view.tinted || view.listed) for (const { fragment } of shown) looked.add(fragment);
    if (view.asked && view.asked !== "nothing") looked.add(view.asked.fragment);
    records.want(looked);
  }

  function show(next: Partial<View>): void {
    view = { ...view, ...next };
    look();
    bell.ring();
  }

  function noteSelection(): void {
    const node = document.getSelection()?.anchorNode ?? null;
    const text = [...shown].findLast(({ element }) => element.contains(node));
    if (text) last = text;
  }
  const wardrobe = (fragment: Y.XmlFragment): Wardrobe => {
    const state = view.tinted && describe ? records.stateOf(fragment) : away;
    if (state.state !== "here") return noWardrobe;
    const dressed = findStretches(readLocalText(fragment), state.record);
    return dressed.map((stretches) => stretches.map((one) => ({ from: one.from, to: one.to, ...describe!(one) })));
  };

  return {
    view: () => view,
    version: bell.version,
    subscribe: bell.subscribe,
    tint: (tinted) => show({ tinted }),
    list: (listed) => show({ listed }),
    ask(text = last) {
      show({ asked: (text && shown.has(text) && readSelection(text)) || "nothing" });
    },
    dismiss: () => show({ asked: undefined }),
    texts: () => inOrder([...shown]),
    stateOf: records.stateOf,
    dressBy(next) {
      describe = next;
      bell.ring();
    },
    createPlugins: (fragment): Plugin[] => [
      createTint({ wardrobe: () => wardrobe(fragment), subscribe: bell.subscribe }),
    ],
    onText(text) {
      shown.add(text);
      if (view.tinted || view.listed) queueMicrotask(() => show({}));
      return () => {
        shown.delete(text);
        if (view.tinted || view.listed) queueMicrotask(() => show({}));
      };
    },
    wardrobe(fragment) {
      const known = drawn.get(fragment);
      if (known?.version === bell.version()) return known.wardrobe;
      const fresh = wardrobe(fragment);
      const same = known !== undefined && alike(known.wardrobe, fresh);
      drawn.set(fragment, { version: bell.version(), wardrobe: same ? known.wardrobe : fresh });
      return drawn.get(fragment)!.wardrobe;
    },
    open() {
      document.addEventListener("selectionchange", noteSelection);
      look();
      return () => {
        document.removeEventListener("selectionchange", noteSelection);
        records.want(new Set());
      };
    },
  };
}

/** Counts its rings, and tells of each. */
function createBell() {
  let rings = 0;
  const listeners = new Set<() => void>();
  return {
    version: () => rings,
    ring: (): void => {
      rings += 1;
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** As they stand on the page, each text once. */
function inOrder(texts: readonly ShownText[]): ShownText[] {
  const sorted = texts.toSorted((a, b) =>
    a.element.compareDocumentPosition(b.element) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  return sorted.filter(({ fragment }, at) => sorted.findIndex((other) => other.fragment === fragment) === at);
}
