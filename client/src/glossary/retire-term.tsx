// Retiring a word with a reason, and taking it back.
import type { Term } from "@hybrid/domain";
import { restoreTerm, retireTerm } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";

interface RetireTermProps {
  readonly glossary: OpenDocument;
  readonly term: Term;
  readonly onClose: () => void;
}

export function RetireTerm({ glossary, term, onClose }: RetireTermProps) {
  const { t } = useTranslation();
  return (
    <ReasonDialog
      title={t("glossary.retireTitle")}
      label={t("glossary.retireWhy")}
      hint={t("glossary.retireHint")}
      empty={t("glossary.retireEmpty")}
      submit={t("glossary.retire")}
      onReason={(reason) => retireTerm(glossary.doc, term.id, reason)}
      onClose={onClose}
    />
  );
}

/** Over the entry of a word that is no longer used. */
export function RetiredBanner({ glossary, term }: Omit<RetireTermProps, "onClose">) {
  const { t } = useTranslation();
  if (term.retiredBecause === null) return null;
  const restore = <Button onPress={() => restoreTerm(glossary.doc, term.id)}>{t("glossary.restore")}</Button>;
  return (
    <Banner title={t("glossary.status.retired")} {...(glossary.record.right === "write" ? { actions: restore } : {})}>
      {t("glossary.retiredBecause", { reason: term.retiredBecause })}
    </Banner>
  );
}
