// Making a reservation and letting go of one. Both are deeds of one's own seat, in its own voice.
import type { Factor } from "@hybrid/domain";
import { closeReservation, reserve } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import type { Voice } from "../language/use-voices.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { WordsForm } from "../ui/words-form.tsx";
import type { HeldReservation } from "./layers.tsx";
import { today } from "./today.ts";

export function MakeReservation({ factor, own }: { readonly factor: Factor; readonly own: Voice }) {
  const { t } = useTranslation();
  const trigger = <Button look="quiet">{t("perspectives.reservation.make")}</Button>;
  const make = (why: string, wouldChange: string): void => {
    const about = { kind: "factor", id: factor.id } as const;
    reserve(own.open.doc, { id: newId(), about, since: today(), why, wouldChange });
  };
  return (
    <Dialog title={t("perspectives.reservation.title")} trigger={trigger}>
      {(close) => (
        <WordsForm
          meaning={t("perspectives.reservation.meaning")}
          asked={{ label: t("perspectives.reservation.why"), empty: t("perspectives.reservation.whyEmpty") }}
          beside={{ label: t("perspectives.reservation.change"), hint: t("perspectives.reservation.changeHint") }}
          submit={t("perspectives.reservation.submit")}
          onSubmit={make}
          close={close}
        />
      )}
    </Dialog>
  );
}

export function CloseReservation({ reservation }: { readonly reservation: HeldReservation }) {
  const { t } = useTranslation();
  const trigger = <Button look="quiet">{t("perspectives.reservation.close")}</Button>;
  const letGo = (because: string): void =>
    closeReservation(reservation.voice.open.doc, reservation.id, { on: today(), because });
  return (
    <Dialog title={t("perspectives.reservation.closeTitle")} trigger={trigger}>
      {(close) => (
        <WordsForm
          meaning={t("perspectives.reservation.closeMeaning")}
          asked={{ label: t("perspectives.reservation.because"), empty: t("perspectives.reservation.becauseEmpty") }}
          submit={t("perspectives.reservation.close")}
          onSubmit={letGo}
          close={close}
        />
      )}
    </Dialog>
  );
}
