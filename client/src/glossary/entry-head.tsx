// The word itself, large, with the other language beside it in italics.
import type { Term } from "@hybrid/domain";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { headwordIn, otherThan } from "../language/headword.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useLanguage } from "../text/use-language.ts";
import { IconButton } from "../ui/button.tsx";
import { NamesDialog } from "./names-dialog.tsx";

export function EntryHead({ term, glossary }: { readonly term: Term; readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [naming, setNaming] = useState(false);
  const word = headwordIn(language, term);
  const other = term.headword[otherThan(language)];
  const aliases = term.aliases[language];
  return (
    <header className="entry-head">
      <h1>{word}</h1>
      {other !== "" && other !== word && (
        <i className="entry-other" lang={otherThan(language)}>
          {other}
        </i>
      )}
      {glossary.record.right === "write" && (
        <IconButton icon={Pencil} label={t("glossary.names")} onPress={() => setNaming(true)} />
      )}
      {aliases.length > 0 && <p className="meta">{t("glossary.alsoCalled", { words: aliases.join(", ") })}</p>}
      {naming && <NamesDialog term={term} glossary={glossary} onClose={() => setNaming(false)} />}
    </header>
  );
}
