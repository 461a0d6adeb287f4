// What was decided about a word, in one sentence.
import type { PastNote } from "@hybrid/domain";
import { useTranslation } from "react-i18next";

export function usePastLine(): (note: PastNote) => string {
  const { t, i18n } = useTranslation();
  return ({ kind, at, words, by, where }) => {
    const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeZone: "UTC" });
    const when = at === null ? t("exchange.past.undated") : day.format(new Date(at));
    const line = t("exchange.past.line", { what: t(`exchange.past.${kind}`), where, at: when, words });
    if (by.length === 0) return line;
    const names = new Intl.ListFormat(i18n.language).format(by);
    return `${line} (${t("exchange.past.by", { names })})`;
  };
}
