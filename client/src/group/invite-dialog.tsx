// Inviting somebody to a seat. Where it is held, inviting is replacing: the coordinator says when the present holder
// goes, and confirms it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Email, invitationDays, type InvitationMade } from "@hybrid/domain";
import { RadioRow } from "../ui/choice.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select, TextField } from "../ui/field.tsx";
import { CheckRow, FormDialog } from "./form-dialog.tsx";
import { describeSeat, holderOf, useGroup, type GroupSeat } from "./group-context.tsx";
import { InvitationLink } from "./invitation-link.tsx";

const spans = [1, 3, invitationDays.usual, 14, invitationDays.most].map(String);

type Form = {
  readonly days: string;
  readonly replace: "on-accept" | "at-once";
  readonly sure: boolean;
  readonly email: string;
  readonly tried: boolean;
};

const blank: Form = {
  days: String(invitationDays.usual),
  replace: "on-accept",
  sure: false,
  email: "",
  tried: false,
};

export function InviteDialog({ seat, onClose }: { seat: GroupSeat; onClose: () => void }) {
  const { t } = useTranslation();
  const { view, deeds, after } = useGroup();
  const [form, setForm] = useState(blank);
  const [made, setMade] = useState<InvitationMade>();
  const holder = holderOf(seat);
  const name = describeSeat(seat, view, t);
  const email = form.email.trim() === "" ? null : form.email.trim();
  const wrongEmail = email !== null && !Email.safeParse(email).success;

  if (made) {
    return (
      <Dialog title={t("group.invite.made")} open onOpenChange={onClose}>
        <InvitationLink made={made} email={email} />
        <div className="form-deeds">
          <Button look="primary" onPress={onClose}>
            {t("group.invite.done")}
          </Button>
        </div>
      </Dialog>
    );
  }

  const submit = () => {
    setForm({ ...form, tried: true });
    if (wrongEmail || (holder && !form.sure)) return undefined;
    const wanted = { days: Number(form.days), replace: holder ? form.replace : ("none" as const), email };
    const deed = deeds.invite(seat.id, wanted).then((answer) => {
      if (answer.ok) setMade(answer.value);
      return answer;
    });
    return after(deed);
  };
  return (
    <FormDialog
      title={
        holder
          ? t("group.invite.titleReplace", { name: holder.name, seat: name })
          : t("group.invite.title", { seat: name })
      }
      submit={t("group.invite.submit")}
      onSubmit={submit}
      onClose={onClose}
      onDone={() => undefined}
    >
      <p className="meta">{t("group.invite.lead")}</p>
      <InviteFields
        form={form}
        change={(part) => setForm({ ...form, ...part })}
        holder={holder?.name}
        coordinator={seat.role === "coordinator"}
        wrongEmail={form.tried && wrongEmail}
      />
    </FormDialog>
  );
}

function InviteFields({
  form,
  change,
  holder,
  coordinator,
  wrongEmail,
}: {
  form: Form;
  change: (part: Partial<Form>) => void;
  holder: string | undefined;
  /** that seat changes hands and is never left empty */
  coordinator: boolean;
  wrongEmail: boolean;
}) {
  const { t } = useTranslation();
  const { view } = useGroup();
  const options = ["on-accept", ...(coordinator ? [] : (["at-once"] as const))] as const;
  const labels = { "on-accept": t("group.invite.onAccept"), "at-once": t("group.invite.atOnce") };
  return (
    <>
      <Select
        label={t("group.invite.days")}
        value={form.days}
        onChange={(days) => change({ days })}
        options={spans.map((value) => ({ value, label: t("group.invite.dayCount", { count: Number(value) }) }))}
      />
      {holder !== undefined && (
        <>
          <RadioRow
            label={t("group.invite.when", { name: holder })}
            value={form.replace}
            onChange={(replace) => change({ replace })}
            options={options.map((value) => ({ value, label: labels[value] }))}
          />
          <CheckRow
            label={t("group.invite.confirm", { name: holder })}
            checked={form.sure}
            error={form.tried && !form.sure ? t("group.invite.confirmMissing", { name: holder }) : undefined}
            onChange={(sure) => change({ sure })}
          />
        </>
      )}
      {view.mail && (
        <TextField
          label={t("group.invite.email")}
          hint={t("group.invite.emailHint")}
          error={wrongEmail ? t("group.invite.emailWrong") : undefined}
          type="email"
          autoComplete="off"
          value={form.email}
          onChange={(email) => change({ email })}
        />
      )}
    </>
  );
}
