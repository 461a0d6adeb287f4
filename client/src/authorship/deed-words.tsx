// A deed in words: which organisation, who, and when.
import type { PieceDeed, Writer } from "@hybrid/domain";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { formatDay, formatTime, useLanguage } from "../text/use-language.ts";
import type { TextRecord } from "./record.ts";

/**
 * Names of writers, and "Police: Eva Lind, 12 Nov 14:02", in the language now shown; the same functions until it
 * changes.
 */
export function useWriterWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  const when = useCallback(
    (at: number) => `${formatDay(new Date(at), language)} ${formatTime(new Date(at), language)}`,
    [language],
  );
  const nameOf = useCallback(({ organisation }: Writer) => organisation ?? t("shared.coordinator"), [t]);
  const personOf = useCallback(({ person }: Writer) => person || t("authorship.someone"), [t]);
  const say = useCallback(
    (writer: Writer, at: number) => `${nameOf(writer)}: ${personOf(writer)}, ${when(at)}`,
    [nameOf, personOf, when],
  );
  return { nameOf, personOf, when, say };
}

export function DeedWords({ deed, record }: { readonly deed: PieceDeed; readonly record: TextRecord }) {
  const { nameOf, personOf, when } = useWriterWords();
  const writer = record.writers[deed.writer]!;
  return (
    <>
      <strong>{nameOf(writer)}</strong> · {personOf(writer)} ·{" "}
      <time dateTime={new Date(deed.at).toISOString()}>{when(deed.at)}</time>
    </>
  );
}
