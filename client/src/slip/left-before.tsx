// What has left these notes before, so that nobody shares the same twice without knowing, and what of it was withdrawn.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SlipView } from "@hybrid/domain";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { slipsFrom } from "./slip-api.ts";
import { WithdrawnBadge } from "./withdrawn-badge.tsx";

/** The newest first; none until the server has said. Asked again with another `turn`. */
export function useSlipsFrom({ id, about }: DocumentView, turn: unknown = null): readonly SlipView[] {
  const { me } = useSeatView();
  const [slips, setSlips] = useState<readonly SlipView[]>([]);
  useEffect(() => {
    let gone = false;
    void slipsFrom(id, about ?? "", me.seat).then((found) => gone || setSlips(found));
    return () => void (gone = true);
  }, [id, about, me.seat, turn]);
  return slips;
}

type LeftBeforeProps = { readonly slips: readonly SlipView[]; readonly level: 2 | 3 };

export function LeftBefore({ slips, level }: LeftBeforeProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { space } = useSeatView();
  if (slips.length === 0) return null;
  const Heading = `h${level}` as const;
  return (
    <section className="slip-before" aria-labelledby="slip-before">
      <Heading id="slip-before">{t("slip.notes.before")}</Heading>
      <ul>
        {slips.slice(0, 10).map(({ seq, at, disclosure, withdrawn }) => (
          <li key={seq}>
            <q className="words" lang={space.language}>
              {short(disclosure.passages.join(" "))}
            </q>
            <span className="meta">
              {t("journal.entry.slip", { number: seq })}, {day(new Date(at))}
            </span>
            {withdrawn && <WithdrawnBadge at={withdrawn.at} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function short(words: string): string {
  return words.length > 80 ? `${words.slice(0, 78).trimEnd()} …` : words;
}
