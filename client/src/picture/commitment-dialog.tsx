// Linking an observation to what somebody has promised, one's own seat or another.
import { linkCommitment } from "@hybrid/documents";
import { compareCommitments, type Factor } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { nameCommitment } from "../language/use-commitments.ts";
import { useSeatName } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/field.tsx";
import { useLayers } from "./layers.tsx";
import { nameObservation } from "./observations.ts";
import { usePicture } from "./picture-context.tsx";

export function CommitmentDialog({ factor, onClose }: { readonly factor: Factor; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const picture = usePicture();
  const options = useOptions(factor);
  const announce = useAnnounce();
  const [chosen, setChosen] = useState("");
  const [tried, setTried] = useState(false);
  const link = (): void => {
    setTried(true);
    const option = options.find(({ value }) => value === chosen);
    if (!option) return;
    linkCommitment(picture.open.doc, {
      id: newId(),
      factor: factor.id,
      seat: option.held.voice.seat,
      commitment: option.held.id,
    });
    announce(t("commitments.card.linked"));
    onClose();
  };
  return (
    <Dialog title={t("commitments.card.deed")} wide open onOpenChange={onClose}>
      <div className="form">
        <blockquote className="board-quote">{nameObservation(picture, factor.id, t)}</blockquote>
        {options.length === 0 ? (
          <p>{t("commitments.card.nothing")}</p>
        ) : (
          <Select
            label={t("commitments.card.which")}
            prompt={t("commitments.card.choose")}
            value={chosen}
            onChange={setChosen}
            options={options}
          />
        )}
        <div role="alert">
          {tried && !options.some(({ value }) => value === chosen) && (
            <Banner tone="warn">{t("commitments.card.missing")}</Banner>
          )}
        </div>
        <div className="form-deeds">
          {options.length === 0 ? (
            <ButtonLink to={`/pictures/${picture.open.record.id}/commitments`}>
              {t("commitments.card.toPage")}
            </ButtonLink>
          ) : (
            <Button look="primary" onPress={link}>
              {t("commitments.card.submit")}
            </Button>
          )}
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** What is not linked to this factor yet; what stands before what has ended. */
function useOptions({ id: factor }: Factor) {
  const { promises, linkings } = useLayers();
  const nameOf = useSeatName();
  return promises
    .filter(
      ({ id, voice }) =>
        !linkings.some((link) => link.factor === factor && link.seat === voice.seat && link.commitment === id),
    )
    .toSorted(compareCommitments)
    .map((held) => ({
      held,
      value: `${held.voice.seat}/${held.id}`,
      label: `${nameOf(held.voice.seat)}: ${nameCommitment(held)}`,
    }));
}
