// Where the group stands with a word: unlike, in talk, agreed; and the way to stop using it.
import type { StandingStatus, Term } from "@hybrid/domain";
import { editTerm } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { Button } from "../ui/button.tsx";
import { Segment } from "../ui/choice.tsx";
import { RetireTerm } from "./retire-term.tsx";

const standing: readonly StandingStatus[] = ["unlike", "in-talk", "agreed"];

export function Status({ term, glossary }: { readonly term: Term; readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const [retiring, setRetiring] = useState(false);
  if (term.status === "retired") return null;
  const writes = glossary.record.right === "write";
  return (
    <div className="entry-status">
      <Segment
        label={t("glossary.statusLabel")}
        value={term.status}
        disabled={!writes}
        onChange={(status) => editTerm(glossary.doc, term.id, { status })}
        options={standing.map((value) => ({ value, label: t(`glossary.status.${value}`) }))}
      />
      <p className="meta">{t(`glossary.statusNote.${term.status}`)}</p>
      {writes && (
        <Button look="quiet" onPress={() => setRetiring(true)}>
          {t("glossary.retire")}
        </Button>
      )}
      {retiring && <RetireTerm term={term} glossary={glossary} onClose={() => setRetiring(false)} />}
    </div>
  );
}
