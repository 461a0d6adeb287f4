// Adding a word in one or both languages. A word that is already here is pointed to instead of written twice.
import type { Both } from "@hybrid/domain";
import { addTerm } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { newId } from "../editor/new-id.ts";
import { useCommonLanguage } from "../language/common-language.tsx";
import type { OpenDocument } from "../session/documents.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Headwords } from "./headwords.tsx";

interface AddTermProps {
  readonly glossary: OpenDocument;
  /** The word to begin with, or no word. */
  readonly start: Both;
  readonly onClose: () => void;
}

export function AddTerm({ glossary, start, onClose }: AddTermProps) {
  const { t } = useTranslation();
  const { terms } = useCommonLanguage();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [headword, setHeadword] = useState(start);
  const [missing, setMissing] = useState(false);
  const same = terms.find((term) => sameWord(term.headword.sv, headword.sv) || sameWord(term.headword.en, headword.en));
  const add = (): void => {
    if (headword.sv.trim() === "" && headword.en.trim() === "") return setMissing(true);
    const id = newId();
    addTerm(glossary.doc, { id, headword });
    onClose();
    announce(t("glossary.added"));
    void navigate(`/glossary/${id}`);
  };
  return (
    <Dialog title={t("glossary.add")} open onOpenChange={onClose}>
      <div className="glossary-form">
        <Headwords headword={headword} change={setHeadword} error={missing ? t("glossary.needsWord") : undefined} />
        {same && (
          <Banner title={t("glossary.exists")}>
            <Link className="link" to={`/glossary/${same.id}`} onClick={onClose}>
              {t("glossary.open")}
            </Link>
          </Banner>
        )}
        <div className="form-deeds">
          <Button look="primary" onPress={add}>
            {t("glossary.add")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

const sameWord = (known: string, typed: string): boolean =>
  typed.trim() !== "" && known.toLocaleLowerCase() === typed.trim().toLocaleLowerCase();
