import { factorDomains, placeBetween, type Factor, type FactorDomain } from "@hybrid/domain";
import { moveFactor } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/field.tsx";
import { usePicture } from "./picture-context.tsx";
import { useChooseDomain } from "./use-chosen-domain.ts";

/** Moves an observation to the end of another domain, and goes there with it. */
export function MoveDialog({ factor, onClose }: { readonly factor: Factor; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { open, factors } = usePicture();
  const choose = useChooseDomain();
  const [domain, setDomain] = useState<FactorDomain>(factor.domain);
  const move = (): void => {
    const last = factors.findLast((one) => one.domain === domain)?.place ?? null;
    if (domain !== factor.domain) moveFactor(open.doc, factor.id, { domain, place: placeBetween(last, null) });
    onClose();
    choose(domain);
  };
  return (
    <Dialog title={t("picture.move.title")} open onOpenChange={onClose}>
      <div className="form">
        <Select
          label={t("picture.move.to")}
          value={domain}
          onChange={setDomain}
          options={factorDomains.map((value) => ({ value, label: t(`picture.domain.${value}`) }))}
        />
        <div className="form-deeds">
          <Button look="primary" onPress={move}>
            {t("picture.move.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
