// Takes an observation out of the domain's cards, with a reason; it stays at the end and can come back.
import type { Factor } from "@hybrid/domain";
import { retireFactor } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import { ReasonDialog } from "../ui/reason-dialog.tsx";
import { usePicture } from "./picture-context.tsx";

export function RetireDialog({ factor, onClose }: { readonly factor: Factor; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { open } = usePicture();
  return (
    <ReasonDialog
      title={t("picture.retire.title")}
      label={t("picture.retire.why")}
      hint={t("picture.retire.hint")}
      empty={t("picture.retire.empty")}
      submit={t("picture.retire.submit")}
      onReason={(reason) => retireFactor(open.doc, factor.id, reason)}
      onClose={onClose}
    />
  );
}
