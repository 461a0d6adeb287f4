// What was decided about a word elsewhere: where and when, by whom, and all of it in one sentence.
import type { PastNote } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { useFormat, useLanguage } from "../text/use-language.ts";

const locales = { en: "en-GB", sv: "sv-SE" } as const;

export function usePastWords() {
  const { t } = useTranslation();
  const { list } = useFormat();
  const day = new Intl.DateTimeFormat(locales[useLanguage()], { dateStyle: "long", timeZone: "UTC" });
  return {
    place: ({ where, at }: PastNote): string =>
      t("exchange.past.place", { where, at: at === null ? t("exchange.past.undated") : day.format(new Date(at)) }),
    by: ({ by }: PastNote): string => t("exchange.past.by", { names: list(by) }),
  };
}

export function usePastLine(): (note: PastNote) => string {
  const { t } = useTranslation();
  const { place, by } = usePastWords();
  return (note) => {
    const line = `${t(`exchange.past.${note.kind}`)} ${place(note)}: ${note.words}`;
    return note.by.length === 0 ? line : `${line} (${by(note)})`;
  };
}
