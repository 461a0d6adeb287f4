// Keeps the binding away from a text that has become foreign while it was open: a colleague with a newer version may
// write something this schema does not know, and the binding would delete it for everyone. The guard hears of the
// change first, because its plugin is older than the binding's, and lets go of the text before the binding looks at it.
// The component that shows the text reads it again and shows it without an editor.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { ySyncPluginKey, type ProsemirrorBinding } from "@tiptap/y-tiptap";
import type * as Y from "yjs";
import { isTyping } from "./use-known.ts";
import { readWords } from "./words.ts";

export function createGuard(fragment: Y.XmlFragment): Extension {
  return Extension.create({
    name: "guard",
    priority: 2000,
    addProseMirrorPlugins: () => [
      new Plugin({
        view: (view) => {
          const check = (events: Y.YEvent<Y.AbstractType<unknown>>[], { origin }: Y.Transaction): void => {
            if (origin === ySyncPluginKey || events.every(isTyping) || readWords(fragment)) return;
            const sync = ySyncPluginKey.getState(view.state) as { binding: ProsemirrorBinding } | undefined;
            sync?.binding.destroy();
          };
          fragment.observeDeep(check);
          return { destroy: () => fragment.unobserveDeep(check) };
        },
      }),
    ],
  });
}
