// How sure a sign-in the space asks for: everybody reads it; the coordinator changes it, told first what then happens.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { useGroup } from "./group-context.tsx";

export function Assurance() {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  const [open, setOpen] = useState(false);
  const { asked, levels } = view.assurance;
  const changes = coordinates && (levels.length > 0 || asked !== null);
  return (
    <section aria-labelledby="group-assurance">
      <header className="group-head">
        <h2 id="group-assurance">{t("group.assurance.title")}</h2>
        {changes && <Button onPress={() => setOpen(true)}>{t("group.assurance.change")}</Button>}
      </header>
      <div className="group-prose">
        <p>{asked === null ? t("group.assurance.none") : t("group.assurance.asked", { level: asked })}</p>
        <p className="meta">{coordinates && !changes ? t("group.assurance.noLevels") : t("group.assurance.means")}</p>
      </div>
      {open && <AssuranceDialog onClose={() => setOpen(false)} />}
    </section>
  );
}

/** A level is whatever an authority calls it, so that none of them can stand for "no level". */
const any = "";

function AssuranceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { view, deeds, after } = useGroup();
  const { asked, levels, own } = view.assurance;
  const [level, setLevel] = useState(asked ?? any);
  const known = asked === null || levels.includes(asked) ? levels : [asked, ...levels];
  return (
    <FormDialog
      title={t("group.assurance.title")}
      submit={t("group.assurance.save")}
      onSubmit={() => after(deeds.askAssurance(level === any ? null : level))}
      onClose={onClose}
    >
      <Select
        label={t("group.assurance.field")}
        value={`level ${level}`}
        onChange={(chosen) => setLevel(chosen.slice("level ".length))}
        options={[
          { value: `level ${any}`, label: t("group.assurance.any") },
          ...known.map((one) => ({ value: `level ${one}`, label: t("group.assurance.atLeast", { level: one }) })),
        ]}
        hint={
          <p className="meta">
            {own === null ? t("group.assurance.ownNone") : t("group.assurance.own", { level: own })}
          </p>
        }
      />
      <Banner tone="warn">{t("group.assurance.happens")}</Banner>
    </FormDialog>
  );
}
