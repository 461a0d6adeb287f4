// Laying an observation together with another one that says the same. Both stay readable on one card.
import { mergeFactor } from "@hybrid/documents";
import type { Factor } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/field.tsx";
import { listObservations, nameObservation } from "./observations.ts";
import { usePicture } from "./picture-context.tsx";
import { useChooseDomain } from "./use-chosen-domain.ts";

export function MergeDialog({ factor, onClose }: { readonly factor: Factor; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const picture = usePicture();
  const announce = useAnnounce();
  const choose = useChooseDomain();
  const [into, setInto] = useState("");
  const [tried, setTried] = useState(false);
  const options = listObservations(picture, t, { without: factor.id, first: factor.domain });
  const merge = (): void => {
    setTried(true);
    // Somebody may have laid it elsewhere, or retired it, while the dialog was open.
    const target = picture.factors.find(({ id, retired }) => id === into && retired === null);
    if (!target) return;
    mergeFactor(picture.open.doc, factor.id, target.id);
    announce(t("board.merge.done"));
    onClose();
    if (target.domain !== factor.domain) choose(target.domain);
  };
  return (
    <Dialog title={t("board.merge.title")} wide open onOpenChange={onClose}>
      <div className="form">
        <blockquote className="board-quote">{nameObservation(picture, factor.id, t)}</blockquote>
        <Select
          label={t("board.merge.with")}
          prompt={t("board.merge.choose")}
          value={into}
          onChange={setInto}
          options={options}
          hint={<p className="meta">{t("board.merge.hint")}</p>}
        />
        <div role="alert">
          {tried && !options.some(({ value }) => value === into) && (
            <Banner tone="warn">{t("board.merge.missing")}</Banner>
          )}
        </div>
        <div className="form-deeds">
          <Button look="primary" onPress={merge}>
            {t("board.merge.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
