// The coordinator's smaller deeds with organisations and seats: name and kind, a guest's day, ending, closing.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addDays, organisationKinds, type OrganisationKind } from "@hybrid/domain";
import { DateField, Select, TextField } from "../ui/field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { describeSeat, useGroup, type GroupOrganisation, type GroupSeat } from "./group-context.tsx";

export function OrganisationDialog({
  organisation,
  onClose,
}: {
  organisation?: GroupOrganisation;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  const [kind, setKind] = useState<OrganisationKind>(organisation?.kind ?? "police");
  const [name, setName] = useState(organisation?.name ?? "");
  const [missing, setMissing] = useState(false);
  const submit = () => {
    setMissing(name.trim() === "");
    if (name.trim() === "") return undefined;
    return organisation
      ? after(deeds.changeOrganisation(organisation.id, kind, name))
      : after(deeds.addOrganisation(kind, name));
  };
  return (
    <FormDialog
      title={organisation ? t("group.organisations.rename") : t("group.organisations.add")}
      submit={organisation ? t("group.organisations.save") : t("group.organisations.add")}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label={t("group.organisations.kind")}
        value={kind}
        onChange={setKind}
        options={organisationKinds.map((value) => ({ value, label: t(`group.kinds.${value}`) }))}
        hint={<p className="meta">{t("group.organisations.kindHint")}</p>}
      />
      <TextField
        label={t("group.organisations.name")}
        hint={t("group.organisations.nameHint")}
        error={missing && name.trim() === "" ? t("group.organisations.nameMissing") : undefined}
        maxLength={120}
        value={name}
        onChange={setName}
      />
    </FormDialog>
  );
}

/** A new guest's seat of an organisation, or another day for one that is there. */
export function GuestDialog({
  organisation,
  seat,
  onClose,
}: {
  organisation: GroupOrganisation;
  seat?: GroupSeat;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { view, deeds, after } = useGroup();
  const [until, setUntil] = useState<string | null>(seat?.until ?? addDays(view.today, 30));
  const [wrong, setWrong] = useState(false);
  const submit = () => {
    const fits = until !== null && until >= view.today && until <= addDays(view.today, 366);
    setWrong(!fits);
    if (!fits) return undefined;
    return after<unknown>(seat ? deeds.changeGuest(seat.id, until) : deeds.addGuest(organisation.id, until));
  };
  return (
    <FormDialog
      title={seat ? t("group.guestForm.changeTitle") : t("group.guestForm.title", { organisation: organisation.name })}
      submit={seat ? t("group.guestForm.save") : t("group.guestForm.submit")}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className="meta">{t("group.guestForm.lead")}</p>
      <DateField
        label={t("group.guestForm.until")}
        value={until}
        onChange={setUntil}
        min={view.today}
        max={addDays(view.today, 366)}
      />
      {wrong && (
        <p className="field-error" role="alert">
          {t("group.guestForm.missing")}
        </p>
      )}
    </FormDialog>
  );
}

export function EndDialog({ seat, name, onClose }: { seat: GroupSeat; name: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  return (
    <FormDialog
      title={t("group.endForm.title", { name })}
      submit={t("group.endForm.submit")}
      onSubmit={() => after(deeds.endHolding(seat.id))}
      onClose={onClose}
    >
      <p>{t("group.endForm.words", { name })}</p>
    </FormDialog>
  );
}

export function CloseDialog({ seat, onClose }: { seat: GroupSeat; onClose: () => void }) {
  const { t } = useTranslation();
  const { view, deeds, after } = useGroup();
  return (
    <FormDialog
      title={t("group.closeForm.title", { seat: describeSeat(seat, view, t) })}
      submit={t("group.closeForm.submit")}
      onSubmit={() => after(deeds.closeSeat(seat.id))}
      onClose={onClose}
    >
      <p>{t("group.closeForm.words")}</p>
    </FormDialog>
  );
}
