// The cautions that stand beside admissions, for the coordinator to read and to change.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Caution } from "@hybrid/domain";
import { Button } from "../ui/button.tsx";
import { DateField, TextField } from "../ui/field.tsx";
import { CautionWords } from "./admission-dialog.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { useGroup } from "./group-context.tsx";

export function Cautions() {
  const { t } = useTranslation();
  const { view } = useGroup();
  const [changing, setChanging] = useState<Caution>();
  return (
    <section aria-labelledby="group-cautions">
      <h2 id="group-cautions">{t("group.caution.title")}</h2>
      <p className="meta">{t("group.caution.lead")}</p>
      {view.cautions.map((caution) => (
        <div key={caution.kind} className="caution">
          <CautionWords caution={caution} />
          <Button look="quiet" onPress={() => setChanging(caution)}>
            {t("group.caution.change")}
          </Button>
        </div>
      ))}
      {changing && <CautionDialog caution={changing} onClose={() => setChanging(undefined)} />}
    </section>
  );
}

function CautionDialog({ caution, onClose }: { caution: Caution; onClose: () => void }) {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  const [form, setForm] = useState(caution);
  const [missing, setMissing] = useState(false);
  const submit = () => {
    const whole = Caution.safeParse(form).success && form.words.trim() !== "" && form.source.trim() !== "";
    setMissing(!whole);
    return whole ? after(deeds.writeCaution(form)) : undefined;
  };
  return (
    <FormDialog
      title={t("group.caution.changeTitle", { kind: t(`group.kinds.${caution.kind}`).toLowerCase() })}
      submit={t("group.caution.save")}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("group.caution.words")}
        lines={6}
        maxLength={2000}
        value={form.words}
        onChange={(words) => setForm({ ...form, words })}
      />
      <TextField
        label={t("group.caution.source")}
        lines={3}
        maxLength={500}
        value={form.source}
        onChange={(source) => setForm({ ...form, source })}
      />
      <DateField
        label={t("group.caution.reviewBy")}
        value={form.reviewBy}
        onChange={(reviewBy) => setForm({ ...form, reviewBy: reviewBy ?? "" })}
      />
      {missing && (
        <p className="field-error" role="alert">
          {t("group.caution.missing")}
        </p>
      )}
    </FormDialog>
  );
}
