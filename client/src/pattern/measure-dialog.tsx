// Adding a measure: what is to be done, by an organisation of the group or another one, by when.
import { addMeasure } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { DateField, Select, TextField } from "../ui/field.tsx";
import "../ui/form.css";

const other = "other";

export function MeasureDialog({ open, onClose }: { readonly open: OpenDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { seats, me } = useSeatView();
  const offered = seats.filter(({ role, closed }) => role === "organisation" && closed === null);
  const [words, setWords] = useState("");
  const [who, setWho] = useState(offered.some(({ id }) => id === me.seat) ? me.seat : other);
  const [name, setName] = useState("");
  const [by, setBy] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const seat = offered.find(({ id }) => id === who);
  const organisation = seat ? seatName(seat, t) : name.trim();
  const missing = words.trim() === "" || organisation === "";
  const submit = (): void => {
    setTried(true);
    if (missing) return;
    addMeasure(open.doc, { id: newId(), words, organisation, seat: seat?.id ?? null, by });
    announce(t("pattern.plan.added"));
    onClose();
  };
  return (
    <Dialog title={t("pattern.plan.add")} open onOpenChange={onClose}>
      <div className="form">
        <TextField label={t("pattern.plan.words")} lines={3} words value={words} onChange={setWords} />
        <Select
          label={t("pattern.plan.organisation")}
          value={who}
          onChange={setWho}
          options={[
            ...offered.map((one) => ({ value: one.id, label: seatName(one, t) })),
            { value: other, label: t("pattern.plan.other") },
          ]}
        />
        {!seat && <TextField label={t("pattern.plan.otherName")} maxLength={120} value={name} onChange={setName} />}
        <DateField label={t("pattern.plan.by")} value={by} onChange={setBy} />
        <div role="alert">{tried && missing && <Banner tone="warn">{t("pattern.plan.missing")}</Banner>}</div>
        <div className="form-deeds">
          <Button look="primary" onPress={submit}>
            {t("pattern.plan.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
