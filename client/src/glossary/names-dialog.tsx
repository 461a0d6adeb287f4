// Changing the word itself and its other forms, in both languages.
import { languages, type Term } from "@hybrid/domain";
import { editTerm } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { Headwords } from "./headwords.tsx";

interface NamesDialogProps {
  readonly glossary: OpenDocument;
  readonly term: Term;
  readonly onClose: () => void;
}

export function NamesDialog({ glossary, term, onClose }: NamesDialogProps) {
  const { t } = useTranslation();
  const [headword, setHeadword] = useState(term.headword);
  const [aliases, setAliases] = useState({ sv: term.aliases.sv.join(", "), en: term.aliases.en.join(", ") });
  const [missing, setMissing] = useState(false);
  const save = (): void => {
    if (headword.sv.trim() === "" && headword.en.trim() === "") return setMissing(true);
    editTerm(glossary.doc, term.id, { headword, aliases: { sv: aliases.sv.split(","), en: aliases.en.split(",") } });
    onClose();
  };
  return (
    <Dialog title={t("glossary.namesTitle")} open onOpenChange={onClose}>
      <div className="glossary-form">
        <Headwords headword={headword} change={setHeadword} error={missing ? t("glossary.needsWord") : undefined} />
        {languages.map((language) => (
          <TextField
            key={language}
            label={t(`glossary.aliases.${language}`)}
            hint={t("glossary.aliasesHint")}
            lang={language}
            words
            value={aliases[language]}
            onChange={(words) => setAliases({ ...aliases, [language]: words })}
          />
        ))}
        <div className="form-deeds">
          <Button look="primary" onPress={save}>
            {t("glossary.save")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
