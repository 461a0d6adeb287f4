// Which sense does the writer mean? Asked of whoever's organisation uses the word unlike the group; never in the way,
// and what was marked can be changed or taken away.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../ui/announcer.tsx";
import { groupSense, useTermSource, type TermDescription } from "../language/term-source.ts";
import type { Occurrence } from "./occurrence.ts";

interface WhichSenseProps {
  readonly term: TermDescription;
  readonly at: Occurrence;
  readonly onMarked: () => void;
}

export function WhichSense({ term, at, onMarked }: WhichSenseProps) {
  const { t } = useTranslation();
  const { matcher } = useTermSource();
  const said = useSayMeant();
  const [marked] = useState(() => at.meant());
  if (marked === null && !term.asks) return null;
  const mean = (by: string | null): void => {
    if (at.mean(by)) said(by);
    onMarked();
  };
  const nameOf = (by: string): string =>
    by === groupSense ? t("editor.sense.group") : (term.senses.find(({ seat }) => seat === by)?.name ?? "");
  const meant = marked === null ? undefined : matcher.meant?.(marked);
  return (
    <div className="which-sense" role="group" aria-label={t("editor.sense.which")}>
      <p>
        {meant ? t("editor.sense.marked", { says: meant.says }) : t("editor.sense.which")} <kbd>Alt+M</kbd>
      </p>
      <div className="which-choices">
        {term.choices
          .filter((by) => by !== marked)
          .map((by) => (
            <button key={by} type="button" className="which-choice" onClick={() => mean(by)}>
              {nameOf(by)}
            </button>
          ))}
        {marked !== null && (
          <button type="button" className="link" onClick={() => mean(null)}>
            {t("editor.sense.unmark")}
          </button>
        )}
      </div>
    </div>
  );
}

/** Says what was marked, to those who listen. */
export function useSayMeant(): (by: string | null) => void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { matcher } = useTermSource();
  return (by) => {
    const says = by === null ? undefined : matcher.meant?.(by)?.says;
    announce(says === undefined ? t("editor.sense.unmarked") : t("editor.sense.marked", { says }));
  };
}
