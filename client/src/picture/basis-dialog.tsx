// Changing where an observation comes from. Only what was changed is written, so a colleague's change of another field
// at the same time stays.
import type { Basis, Factor } from "@hybrid/domain";
import { editBasis } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { BasisForm } from "./basis-form.tsx";
import { usePicture } from "./picture-context.tsx";

export function BasisDialog({ factor, onClose }: { readonly factor: Factor; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { open } = usePicture();
  const [changed, setChanged] = useState<Partial<Basis>>({});
  const save = (): void => {
    editBasis(open.doc, factor.id, changed);
    onClose();
  };
  return (
    <Dialog title={t("picture.basisForm.title")} open onOpenChange={onClose}>
      <div className="form">
        <BasisForm basis={{ ...factor.basis, ...changed }} change={(part) => setChanged({ ...changed, ...part })} />
        <div className="form-deeds">
          <Button look="primary" onPress={save}>
            {t("picture.basisForm.save")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
