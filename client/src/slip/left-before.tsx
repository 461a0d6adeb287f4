// What has left these notes before, so that nobody shares the same twice without knowing.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SlipView } from "@hybrid/domain";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { slipsFrom } from "./slip-api.ts";

export function LeftBefore({ notes }: { notes: DocumentView }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { me, space } = useSeatView();
  const [slips, setSlips] = useState<readonly SlipView[]>([]);
  useEffect(() => {
    let gone = false;
    void slipsFrom(notes.id, notes.about ?? "", me.seat).then((found) => gone || setSlips(found));
    return () => void (gone = true);
  }, [notes.id, notes.about, me.seat]);
  if (slips.length === 0) return null;
  return (
    <section className="slip-before" aria-labelledby="slip-before">
      <h3 id="slip-before">{t("slip.notes.before")}</h3>
      <ul>
        {slips.slice(0, 10).map(({ seq, at, disclosure, withdrawn }) => (
          <li key={seq}>
            <q className="words" lang={space.language}>
              {short(disclosure.passages.join(" "))}
            </q>
            <span className="meta">
              {t("journal.entry.slip", { number: seq })}, {day(new Date(at))}
              {withdrawn && `. ${t("slip.notes.withdrawn")}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function short(words: string): string {
  return words.length > 80 ? `${words.slice(0, 78).trimEnd()} …` : words;
}
