import { languages, type Both } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { TextField } from "../ui/field.tsx";

interface HeadwordsProps {
  readonly headword: Both;
  readonly error: string | undefined;
  readonly change: (headword: Both) => void;
}

/** The word in both languages; one of the two may stay empty. */
export function Headwords({ headword, error, change }: HeadwordsProps) {
  const { t } = useTranslation();
  return languages.map((language, at) => (
    <TextField
      key={language}
      label={t(`glossary.headword.${language}`)}
      lang={language}
      words
      maxLength={120}
      error={at === 0 && headword.sv.trim() === "" && headword.en.trim() === "" ? error : undefined}
      value={headword[language]}
      onChange={(word) => change({ ...headword, [language]: word })}
    />
  ));
}
