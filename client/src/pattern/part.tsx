// One part of the picture: its heading, what it is for, its entries, and the way to add one.
import { readProse, type Entry } from "@hybrid/documents";
import { Plus } from "lucide-react";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import type { OpenDocument } from "../session/documents.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";

interface PartProps {
  readonly open: OpenDocument;
  readonly of: "series" | "impressions" | "plan";
  readonly empty: boolean;
  readonly unreadable: number;
  readonly onAdd: () => void;
  readonly children: ReactNode;
}

export function Part({ open, of, empty, unreadable, onAdd, children }: PartProps) {
  const { t } = useTranslation();
  const heading = useId();
  return (
    <section className="pattern-part" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{t(`pattern.${of}.heading`)}</h2>
        {open.record.right === "write" && (
          <Button icon={Plus} onPress={onAdd}>
            {t(`pattern.${of}.add`)}
          </Button>
        )}
      </header>
      <p className="meta">{t(`pattern.${of}.lead`)}</p>
      {empty && <p className="none-yet">{t(`pattern.${of}.empty`)}</p>}
      {children}
      {unreadable > 0 && <Banner>{t("pattern.unreadable", { count: unreadable })}</Banner>}
    </section>
  );
}

/** Those that stand, those set aside, and how many cannot be read. */
export function sortEntries<T extends { readonly retired: string | null }>(entries: readonly Entry<T>[]) {
  const readable = entries.flatMap((entry) => (entry.readable ? entry.value : []));
  return {
    standing: readable.filter(({ retired }) => retired === null),
    aside: readable.flatMap((entry) => (entry.retired === null ? [] : { ...entry, retired: entry.retired })),
    unreadable: entries.length - readable.length,
  };
}

export function wordsIn(fragment: Y.XmlFragment | null, most = 80): string {
  return fragment ? readProse(fragment).join(" ").slice(0, most) : "";
}
