// Withdrawing a slip: what that does and what it does not, a reason, and then the deed.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Undo2 } from "lucide-react";
import type { RefusalCode } from "@hybrid/domain";
import { useSeatView } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { withdrawSlip } from "./journal-api.ts";

export function WithdrawDialog({ slip, onWithdrawn }: { slip: string; onWithdrawn: () => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p>
        <Button icon={Undo2} onPress={() => setOpen(true)}>
          {t("journal.slips.withdraw")}
        </Button>
      </p>
      <Dialog title={t("journal.slips.withdrawTitle")} open={open} onOpenChange={setOpen}>
        <Form
          slip={slip}
          leave={() => setOpen(false)}
          onWithdrawn={() => {
            setOpen(false);
            onWithdrawn();
          }}
        />
      </Dialog>
    </>
  );
}

function Form({ slip, leave, onWithdrawn }: { slip: string; leave: () => void; onWithdrawn: () => void }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const [reason, setReason] = useState("");
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const withdraw = async () => {
    setSending(true);
    const answer = await withdrawSlip(slip, me.seat, reason.trim());
    setSending(false);
    if (answer.ok) onWithdrawn();
    else setRefused(answer.code);
  };
  return (
    <div className="log-form">
      <p>{t("journal.slips.withdrawWords")}</p>
      <TextField
        label={t("journal.slips.reason")}
        hint={t("journal.slips.reasonHint")}
        lines={3}
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
      <div role="alert">{refused && <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>}</div>
      <div className="log-deeds">
        <Button look="primary" isDisabled={sending || reason.trim() === ""} onPress={() => void withdraw()}>
          {t("journal.slips.confirm")}
        </Button>
        <Button onPress={leave}>{t("shared.cancel")}</Button>
      </div>
    </div>
  );
}
