// Who wrote what on this sheet, as a plain list: for those who listen, and for those who want to see what is gone.
import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { ShownText } from "../editor/text-extension.ts";
import { Dialog } from "../ui/dialog.tsx";
import { LineList } from "./line-list.tsx";
import { readLocalText } from "./local-text.ts";
import { explainAll } from "./record.ts";
import type { SheetAuthorship } from "./sheet-authorship.ts";
import { Foot, NotHere } from "./who-panel.tsx";

export function TextList({ sheet }: { readonly sheet: SheetAuthorship }) {
  const { t } = useTranslation();
  useSyncExternalStore(sheet.subscribe, sheet.version);
  return (
    <Dialog wide title={t("authorship.list.title")} open onOpenChange={(open) => open || sheet.list(false)}>
      {sheet.texts().map((text, at) => (
        <Listed key={at} sheet={sheet} text={text} label={labelOf(text) ?? t("authorship.list.text", { at: at + 1 })} />
      ))}
      <Foot onClose={() => sheet.list(false)} />
    </Dialog>
  );
}

interface ListedProps {
  readonly sheet: SheetAuthorship;
  readonly text: ShownText;
  readonly label: string;
}

function Listed({ sheet, text: { fragment }, label }: ListedProps) {
  const state = sheet.stateOf(fragment);
  return (
    <section className="authorship-listed">
      <h3>{label}</h3>
      {state.state === "here" ? (
        <LineList lines={explainAll(readLocalText(fragment), state.record)} record={state.record} label={label} />
      ) : (
        <NotHere state={state} />
      )}
    </section>
  );
}

/** A text that is written in has a name of its own; one that is read is named by what it stands in. */
function labelOf({ element }: ShownText): string | undefined {
  const named = element.querySelector("[role=textbox]")?.getAttribute("aria-label");
  if (named) return named;
  const around = element.closest("article, section");
  const heading = around?.querySelector("h1, h2, h3, h4")?.textContent;
  return around?.getAttribute("aria-label") ?? (heading || undefined);
}
