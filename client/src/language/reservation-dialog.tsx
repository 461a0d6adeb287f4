// Standing behind the words with a reservation: why, and what would change our mind.
import type { Endorsement } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import type { Standing } from "./use-standing.ts";

interface ReservationDialogProps {
  readonly standing: Standing;
  /** What the seat reserved itself against before. */
  readonly last: Endorsement | null;
  readonly onClose: () => void;
}

export function ReservationDialog({ standing, last, onClose }: ReservationDialogProps) {
  const { t } = useTranslation();
  const [why, setWhy] = useState(last?.why ?? "");
  const [wouldChange, setWouldChange] = useState(last?.wouldChange ?? "");
  const [missing, setMissing] = useState(false);
  const reserve = async (): Promise<void> => {
    if (why.trim() === "") return setMissing(true);
    if (await standing.say({ stance: "reserved", why, wouldChange })) onClose();
  };
  return (
    <Dialog title={t("endorsement.withReservation")} open onOpenChange={onClose}>
      <div className="stand-form">
        <blockquote className="stand-quote">
          {standing.words.map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
        </blockquote>
        <TextField
          label={t("endorsement.why")}
          hint={t("endorsement.whyHint")}
          error={missing && why.trim() === "" ? t("endorsement.whyEmpty") : undefined}
          lines={3}
          words
          maxLength={2000}
          value={why}
          onChange={setWhy}
        />
        <TextField
          label={t("endorsement.wouldChange")}
          lines={2}
          words
          maxLength={2000}
          value={wouldChange}
          onChange={setWouldChange}
        />
        <div role="alert">{standing.refused !== undefined && <Banner tone="warn">{standing.refused}</Banner>}</div>
        <div className="stand-deeds">
          <Button look="primary" isDisabled={standing.busy || !standing.online} onPress={() => void reserve()}>
            {t("endorsement.reserve")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
