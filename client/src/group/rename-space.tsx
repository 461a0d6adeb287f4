// The coordinator gives the space another name.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { useGroup } from "./group-context.tsx";

export function RenameSpace() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        {t("group.rename.action")}
      </Button>
      {open && <RenameDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function RenameDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { view, deeds, after } = useGroup();
  const [name, setName] = useState(view.space.name);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    return name.trim() === "" ? undefined : after(deeds.renameSpace(name));
  };
  return (
    <FormDialog title={t("group.rename.action")} submit={t("group.rename.save")} onSubmit={submit} onClose={onClose}>
      <TextField
        label={t("group.found.name")}
        hint={t("group.found.nameHint")}
        error={tried && name.trim() === "" ? t("group.found.missing") : undefined}
        maxLength={120}
        value={name}
        onChange={setName}
      />
    </FormDialog>
  );
}
