// The language of the interface, and dates and times as it writes them: 13:00 in English, 13.00 in Swedish.
import { useTranslation } from "react-i18next";
import type { Language } from "@hybrid/domain";

export function useLanguage(): Language {
  return useTranslation().i18n.language === "sv" ? "sv" : "en";
}

const locales = { en: "en-GB", sv: "sv-SE" } as const;

export function formatTime(at: Date, language: Language): string {
  const hours = String(at.getHours()).padStart(2, "0");
  const minutes = String(at.getMinutes()).padStart(2, "0");
  return `${hours}${language === "sv" ? "." : ":"}${minutes}`;
}

/**
 * A calendar day, "YYYY-MM-DD" or a Date, as "4 Sep 2026" and "4 sep. 2026". The year is left out when it is this
 * year's.
 */
export function formatDay(day: string | Date, language: Language, today = new Date()): string {
  const date = typeof day === "string" ? new Date(`${day}T00:00:00`) : day;
  return dayFormat(language, date.getFullYear() !== today.getFullYear()).format(date);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes far longer than using it. */
function dayFormat(language: Language, withYear: boolean): Intl.DateTimeFormat {
  const key = `${language} ${withYear}`;
  const year = withYear ? ({ year: "numeric" } as const) : {};
  const format =
    formats.get(key) ?? new Intl.DateTimeFormat(locales[language], { day: "numeric", month: "short", ...year });
  formats.set(key, format);
  return format;
}

/** "a, b and c". */
export function formatList(words: readonly string[], language: Language): string {
  return new Intl.ListFormat(locales[language], { type: "conjunction" }).format(words);
}

/** The same three, bound to the language now shown. */
export function useFormat() {
  const language = useLanguage();
  return {
    time: (at: Date) => formatTime(at, language),
    day: (day: string | Date) => formatDay(day, language),
    list: (words: readonly string[]) => formatList(words, language),
  };
}
