// Around the texts of a sheet: who wrote these words, asked by a key or a button; who wrote what, as a tint that names
// itself, and as a list. Everything said here comes from the server's record.
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ListTree, PenLine, UserRoundSearch } from "lucide-react";
import { TextExtensionContext, type TextExtension } from "../editor/text-extension.ts";
import { useSeatView } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { Icon } from "../ui/icon.tsx";
import { OrgName } from "../ui/mark.tsx";
import { useWriterWords } from "./deed-words.tsx";
import { createSheetAuthorship, type SheetAuthorship } from "./sheet-authorship.ts";
import { TextList } from "./text-list.tsx";
import { WhoPanel } from "./who-panel.tsx";
import "./authorship.css";

export function Authorship({ children }: { readonly children: ReactNode }) {
  const { me } = useSeatView();
  const [sheet] = useState(() => createSheetAuthorship(me.seat));
  const extension = useMemo(() => createExtension(sheet), [sheet]);
  useEffect(() => sheet.open(), [sheet]);
  useDress(sheet);
  useShortcut(sheet);
  const { asked, listed } = useSyncExternalStore(sheet.subscribe, sheet.view);
  return (
    <TextExtensionContext value={extension}>
      <AuthorshipBar sheet={sheet} />
      {children}
      {asked && <WhoPanel sheet={sheet} asked={asked} />}
      {listed && <TextList sheet={sheet} />}
    </TextExtensionContext>
  );
}

function createExtension(sheet: SheetAuthorship): TextExtension {
  return {
    createPlugins: sheet.createPlugins,
    onText: sheet.onText,
    useWardrobe: (fragment) => useSyncExternalStore(sheet.subscribe, () => sheet.wardrobe(fragment)),
    useTool() {
      const { t } = useTranslation();
      return {
        label: t("authorship.who.tool"),
        icon: UserRoundSearch,
        press: (editor) => sheet.ask(sheet.texts().find((text) => text.editor === editor)),
      };
    },
  };
}

/** Says how stretches are shown, again when the language changes. */
function useDress(sheet: SheetAuthorship): void {
  const { t } = useTranslation();
  const { say } = useWriterWords();
  useEffect(() => {
    sheet.dressBy(({ writers, at }) => {
      const kind = writers[0]?.kind ?? "other";
      const says = writers.map((writer) => say(writer, at)).join("; ");
      return { className: `authored o-${kind}`, says, letters: t(`shared.letters.${kind}`) };
    });
  }, [sheet, t, say]);
}

function useShortcut(sheet: SheetAuthorship): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== "KeyW") return;
      event.preventDefault();
      if (!document.querySelector("[role=dialog]")) sheet.ask();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [sheet]);
}

function AuthorshipBar({ sheet }: { readonly sheet: SheetAuthorship }) {
  const { t } = useTranslation();
  const { tinted } = useSyncExternalStore(sheet.subscribe, sheet.view);
  // A press must not take away the selection that is asked about.
  const keep = (event: { preventDefault: () => void }): void => event.preventDefault();
  return (
    <section className="authorship" aria-label={t("authorship.bar")}>
      <div className="authorship-tools">
        <button type="button" className="button quiet" onMouseDown={keep} onClick={() => sheet.ask()}>
          <Icon of={UserRoundSearch} />
          {t("authorship.who.title")}
          <kbd>Alt+W</kbd>
        </button>
        <button
          type="button"
          className="button quiet"
          aria-pressed={tinted}
          onMouseDown={keep}
          onClick={() => sheet.tint(!tinted)}
        >
          <Icon of={PenLine} />
          {t("authorship.tint.toggle")}
        </button>
        {tinted && (
          <button type="button" className="button quiet" onClick={() => sheet.list(true)}>
            <Icon of={ListTree} />
            {t("authorship.list.open")}
          </button>
        )}
      </div>
      {tinted && <Legend sheet={sheet} />}
    </section>
  );
}

function Legend({ sheet }: { readonly sheet: SheetAuthorship }) {
  const { t } = useTranslation();
  const { nameOf } = useWriterWords();
  useSyncExternalStore(sheet.subscribe, sheet.version);
  const states = sheet.texts().map(({ fragment }) => sheet.stateOf(fragment));
  const refused = states.find((state) => state.state === "refused");
  const writers = new Map(
    states.flatMap((state) =>
      state.state === "here"
        ? state.record.tallies
            .filter(({ written }) => written > 0)
            .map(({ writer }) => [state.record.writers[writer]!.seat, state.record.writers[writer]!] as const)
        : [],
    ),
  );
  return (
    <>
      <div className="authorship-legend">
        <span id="authorship-legend">{t("authorship.tint.by")}</span>
        <ul aria-labelledby="authorship-legend">
          {[...writers.values()].map((writer) => (
            <li key={writer.seat}>
              <OrgName kind={writer.kind} name={nameOf(writer)} />
            </li>
          ))}
        </ul>
        <span role="status">{states.some(({ state }) => state === "asking") ? t("authorship.reading") : ""}</span>
      </div>
      <p className="authorship-note">{t("authorship.tint.note")}</p>
      {refused && <Banner tone="warn">{t("authorship.refused")}</Banner>}
    </>
  );
}
