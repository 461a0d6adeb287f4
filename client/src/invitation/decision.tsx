// Yes or no to an invitation. Who has no account makes one on the way; who says no is asked once more.
import { useCallback, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { InvitationView, RefusalCode } from "@hybrid/domain";
import { takeSeat } from "../session/seat-of-tab.ts";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { acceptInvitation, declineInvitation } from "./invitation-api.ts";
import { forgetSecret } from "./secret.ts";

/** The form that makes an account with the secret and signs in. */
export type Enrolment = (secret: string, onDone: () => void) => ReactNode;

type DecisionProps = {
  readonly secret: string;
  readonly view: InvitationView;
  readonly enrolment: Enrolment;
  readonly again: () => void;
  readonly onDeclined: () => void;
};

export function Decision({ secret, view, enrolment, again, onDeclined }: DecisionProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const accept = useCallback(async () => {
    setBusy(true);
    const answer = await acceptInvitation(secret);
    setBusy(false);
    if (!answer.ok) return setRefused(answer.code);
    forgetSecret();
    takeSeat(answer.value.seat);
    await navigate("/group", { replace: true });
  }, [secret, navigate]);
  const stopped = <div role="alert">{refused && <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>}</div>;
  const decline = <Decline secret={secret} onDeclined={onDeclined} onRefused={setRefused} />;
  if (making) return enrolment(secret, () => (setMaking(false), again()));
  if (view.person === null)
    return (
      <>
        <p>{t("invitation.account")}</p>
        {stopped}
        <div className="invitation-deeds">
          <Button look="primary" onPress={() => setMaking(true)}>
            {t("invitation.makeAccount")}
          </Button>
          <ButtonLink to="/sign-in" state={{ wanted: "/invitation" }}>
            {t("invitation.signIn")}
          </ButtonLink>
          {decline}
        </div>
      </>
    );
  return (
    <>
      <p>
        {t("invitation.as", { name: view.person })} <span className="meta">{t("invitation.notYou")}</span>
      </p>
      {stopped}
      <div className="invitation-deeds">
        <Button look="primary" big isDisabled={busy} onPress={() => void accept()}>
          {busy ? t("invitation.accepting") : t("invitation.accept")}
        </Button>
        {decline}
      </div>
    </>
  );
}

type DeclineProps = Pick<DecisionProps, "secret" | "onDeclined"> & { readonly onRefused: (code: RefusalCode) => void };

function Decline({ secret, onDeclined, onRefused }: DeclineProps) {
  const { t } = useTranslation();
  const decline = async (close: () => void) => {
    const answer = await declineInvitation(secret);
    close();
    if (!answer.ok) return onRefused(answer.code);
    forgetSecret();
    onDeclined();
  };
  return (
    <Dialog title={t("invitation.declineTitle")} trigger={<Button look="quiet">{t("invitation.decline")}</Button>}>
      {(close) => (
        <div className="invitation">
          <p>{t("invitation.declineWords")}</p>
          <div className="invitation-deeds">
            <Button look="primary" onPress={() => void decline(close)}>
              {t("invitation.decline")}
            </Button>
            <Button onPress={close}>{t("shared.cancel")}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
