// The formatting tools of a text. Arrow keys walk in it, Tab leaves it, Escape goes back to the text. Pressing a tool
// with the pointer leaves the caret where it is.
import type { ChainedCommands, Editor } from "@tiptap/core";
import { Bold, Italic, List, ListOrdered, Redo2, Undo2, type LucideIcon } from "lucide-react";
import { useCallback, useSyncExternalStore, type Ref } from "react";
import { Toolbar as AriaToolbar } from "react-aria-components/Toolbar";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import { useTextExtension } from "./text-extension.ts";

type Tool = "bold" | "italic" | "bulletList" | "orderedList" | "undo" | "redo";

const tools: readonly {
  name: Tool;
  icon: LucideIcon;
  run: (chain: ChainedCommands) => ChainedCommands;
  on: boolean;
}[] = [
  { name: "bold", icon: Bold, run: (chain) => chain.toggleBold(), on: true },
  { name: "italic", icon: Italic, run: (chain) => chain.toggleItalic(), on: true },
  { name: "bulletList", icon: List, run: (chain) => chain.toggleBulletList(), on: true },
  { name: "orderedList", icon: ListOrdered, run: (chain) => chain.toggleOrderedList(), on: true },
  { name: "undo", icon: Undo2, run: (chain) => chain.undo(), on: false },
  { name: "redo", icon: Redo2, run: (chain) => chain.redo(), on: false },
];

export function Toolbar({ editor, ref }: { readonly editor: Editor; readonly ref: Ref<HTMLDivElement> }) {
  const { t } = useTranslation();
  const active = useActive(editor);
  const added = useTextExtension().useTool();
  const press = (tool: (typeof tools)[number]): void => void tool.run(editor.chain()).run();
  return (
    <AriaToolbar ref={ref} className="words-toolbar" aria-label={t("editor.toolbar")}>
      {tools.map((tool) => (
        <button
          key={tool.name}
          type="button"
          className="icon-button"
          aria-label={t(`editor.${tool.name}`)}
          title={t(`editor.${tool.name}`)}
          aria-pressed={tool.on ? active.includes(tool.name) : undefined}
          onMouseDown={(event) => event.preventDefault()}
          onKeyDown={(event) => event.key === "Escape" && editor.view.focus()}
          onClick={() => press(tool)}
        >
          <Icon of={tool.icon} />
        </button>
      ))}
      {added && (
        <button
          type="button"
          className="icon-button"
          aria-label={added.label}
          title={added.label}
          onMouseDown={(event) => event.preventDefault()}
          onKeyDown={(event) => event.key === "Escape" && editor.view.focus()}
          onClick={() => added.press(editor)}
        >
          <Icon of={added.icon} />
        </button>
      )}
    </AriaToolbar>
  );
}

/** The names of the tools that are on where the caret is, as one string so that it is equal while nothing changes. */
function useActive(editor: Editor): string[] {
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on("transaction", listener);
      return () => void editor.off("transaction", listener);
    },
    [editor],
  );
  const read = (): string =>
    tools
      .filter(({ name, on }) => on && editor.isActive(name))
      .map(({ name }) => name)
      .join(" ");
  return useSyncExternalStore(subscribe, read).split(" ");
}
