// Setting an entry of the picture aside with a reason, and the list of those that were, with the way back.
import { restoreEntry, retireEntry, type PatternCollection } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { Button } from "../ui/button.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";

interface EntryProps {
  readonly open: OpenDocument;
  readonly collection: PatternCollection;
  readonly id: string;
  /** the entry in a few words */
  readonly words: string;
}

export function SetAsideLink({ open, collection, id, words }: EntryProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (open.record.right !== "write") return null;
  return (
    <>
      <button
        type="button"
        className="link"
        aria-label={t("pattern.setAside.of", { words })}
        onClick={() => setAsking(true)}
      >
        {t("pattern.setAside.deed")}
      </button>
      {asking && (
        <ReasonDialog
          title={t("pattern.setAside.title")}
          label={t("pattern.setAside.why")}
          hint={t("pattern.setAside.hint")}
          submit={t("pattern.setAside.deed")}
          empty={t("pattern.setAside.empty")}
          onReason={(reason) => retireEntry(open.doc, collection, id, reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface AsideListProps {
  readonly open: OpenDocument;
  readonly collection: PatternCollection;
  readonly entries: readonly { readonly id: string; readonly words: string; readonly retired: string }[];
}

export function AsideList({ open, collection, entries }: AsideListProps) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  if (entries.length === 0) return null;
  return (
    <details className="folded">
      <summary>{t("pattern.setAside.many", { count: entries.length })}</summary>
      <ul>
        {entries.map(({ id, words, retired }) => (
          <li key={id}>
            <p lang={space.language}>{words}</p>
            <p className="meta">{t("pattern.setAside.because", { reason: retired })}</p>
            {open.record.right === "write" && (
              <Button onPress={() => restoreEntry(open.doc, collection, id)}>{t("pattern.setAside.restore")}</Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
