// Where the group stands with a word. Unlike and in talk are said by hand; agreed follows from what the organisations
// have answered, and cannot be chosen.
import type { Term } from "@hybrid/domain";
import { editTerm } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import type { Standing } from "../language/use-standing.ts";
import { Button } from "../ui/button.tsx";
import { Segment } from "../ui/choice.tsx";
import { RetireTerm } from "./retire-term.tsx";

interface StatusProps {
  readonly term: Term;
  readonly glossary: OpenDocument;
  readonly standing: Standing;
}

export function Status({ term, glossary, standing }: StatusProps) {
  const { t } = useTranslation();
  const [retiring, setRetiring] = useState(false);
  if (term.status === "retired") return null;
  const writes = glossary.record.right === "write";
  const reservations = standing.answers.filter(({ state }) => state === "reserved").length;
  return (
    <div className="entry-status">
      {term.status === "agreed" ? (
        <p className="entry-agreed">
          <strong>{t("glossary.status.agreed")}</strong>
          {reservations > 0 && <span>{t("glossary.agreedWith", { count: reservations })}</span>}
        </p>
      ) : (
        <Segment
          label={t("glossary.statusLabel")}
          value={term.status}
          disabled={!writes}
          onChange={(status) => editTerm(glossary.doc, term.id, { status })}
          options={(["unlike", "in-talk"] as const).map((value) => ({ value, label: t(`glossary.status.${value}`) }))}
        />
      )}
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
