// Making a reservation and letting go of one. Both are deeds of one's own seat, in its own voice.
import type { Factor } from "@hybrid/domain";
import { closeReservation, reserve } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import type { Voice } from "../language/use-voices.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import type { HeldReservation } from "./layers.tsx";
import { today } from "./today.ts";

export function MakeReservation({ factor, own }: { readonly factor: Factor; readonly own: Voice }) {
  const { t } = useTranslation();
  const trigger = <Button look="quiet">{t("perspectives.reservation.make")}</Button>;
  return (
    <Dialog title={t("perspectives.reservation.title")} trigger={trigger}>
      {(close) => <MakeForm factor={factor} own={own} close={close} />}
    </Dialog>
  );
}

function MakeForm({
  factor,
  own,
  close,
}: {
  readonly factor: Factor;
  readonly own: Voice;
  readonly close: () => void;
}) {
  const { t } = useTranslation();
  const [why, setWhy] = useState("");
  const [wouldChange, setWouldChange] = useState("");
  const [missing, setMissing] = useState(false);
  const make = (): void => {
    if (why.trim() === "") return setMissing(true);
    const about = { kind: "factor", id: factor.id } as const;
    reserve(own.open.doc, { id: newId(), about, since: today(), why, wouldChange });
    close();
  };
  return (
    <div className="form">
      <p className="meta">{t("perspectives.reservation.meaning")}</p>
      <TextField
        label={t("perspectives.reservation.why")}
        error={missing ? t("perspectives.reservation.whyEmpty") : undefined}
        lines={4}
        words
        maxLength={2000}
        value={why}
        onChange={setWhy}
      />
      <TextField
        label={t("perspectives.reservation.change")}
        hint={t("perspectives.reservation.changeHint")}
        lines={3}
        words
        maxLength={2000}
        value={wouldChange}
        onChange={setWouldChange}
      />
      <div className="form-deeds">
        <Button look="primary" onPress={make}>
          {t("perspectives.reservation.submit")}
        </Button>
        <Button onPress={close}>{t("shared.cancel")}</Button>
      </div>
    </div>
  );
}

export function CloseReservation({ reservation }: { readonly reservation: HeldReservation }) {
  const { t } = useTranslation();
  const trigger = <Button look="quiet">{t("perspectives.reservation.close")}</Button>;
  return (
    <Dialog title={t("perspectives.reservation.closeTitle")} trigger={trigger}>
      {(close) => <CloseForm reservation={reservation} close={close} />}
    </Dialog>
  );
}

function CloseForm({ reservation, close }: { readonly reservation: HeldReservation; readonly close: () => void }) {
  const { t } = useTranslation();
  const [because, setBecause] = useState("");
  const [missing, setMissing] = useState(false);
  const letGo = (): void => {
    if (because.trim() === "") return setMissing(true);
    closeReservation(reservation.voice.open.doc, reservation.id, { on: today(), because });
    close();
  };
  return (
    <div className="form">
      <p className="meta">{t("perspectives.reservation.closeMeaning")}</p>
      <TextField
        label={t("perspectives.reservation.because")}
        error={missing ? t("perspectives.reservation.becauseEmpty") : undefined}
        lines={3}
        words
        maxLength={2000}
        value={because}
        onChange={setBecause}
      />
      <div className="form-deeds">
        <Button look="primary" onPress={letGo}>
          {t("perspectives.reservation.close")}
        </Button>
        <Button onPress={close}>{t("shared.cancel")}</Button>
      </div>
    </div>
  );
}
