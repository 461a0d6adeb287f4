// The fields that say where an observation comes from. The role of who told it is asked for, never a name.
import { basisKinds, type Basis } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { DateField, Select, TextField } from "../ui/field.tsx";

const kinds = [...basisKinds, "none"] as const;

interface BasisFormProps {
  readonly basis: Basis;
  readonly change: (part: Partial<Basis>) => void;
}

export function BasisForm({ basis, change }: BasisFormProps) {
  const { t } = useTranslation();
  return (
    <div className="form">
      <RadioRow
        label={t("picture.basisForm.kind")}
        value={basis.kind ?? "none"}
        onChange={(kind) => change({ kind: kind === "none" ? null : kind })}
        options={kinds.map((value) => ({ value, label: t(`picture.basisForm.kinds.${value}`) }))}
      />
      {basis.kind === "told" && (
        <TextField
          label={t("picture.basisForm.toldBy")}
          hint={t("picture.basisForm.toldByHint")}
          value={basis.toldBy}
          maxLength={200}
          onChange={(toldBy) => change({ toldBy })}
        />
      )}
      <Bringer basis={basis} change={change} />
      <div className="form-days">
        <DateField label={t("picture.basisForm.from")} value={basis.from} onChange={(from) => change({ from })} />
        <DateField label={t("picture.basisForm.until")} value={basis.until} onChange={(until) => change({ until })} />
        <DateField
          label={t("picture.basisForm.staleAfter")}
          value={basis.staleAfter}
          onChange={(staleAfter) => change({ staleAfter })}
        />
      </div>
    </div>
  );
}

function Bringer({ basis, change }: BasisFormProps) {
  const { t } = useTranslation();
  const { seats } = useSeatView();
  const options = seats.filter(
    ({ id, role, closed }) => id === basis.seat || (role === "organisation" && closed === null),
  );
  return (
    <Select
      label={t("picture.basisForm.seat")}
      value={basis.seat ?? "nobody"}
      onChange={(seat) => change({ seat: seat === "nobody" ? null : seat })}
      options={[
        { value: "nobody", label: t("picture.basisForm.noSeat") },
        ...options.map((seat) => ({ value: seat.id, label: seatName(seat, t) })),
      ]}
    />
  );
}
