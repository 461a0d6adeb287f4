// Adding a picture under a pseudonym. A title that looks like a person is asked about, gently: only people know.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { looksPersonal } from "@hybrid/domain";
import { Banner } from "../ui/banner.tsx";
import { TextField } from "../ui/field.tsx";
import { CheckRow, FormDialog } from "./form-dialog.tsx";
import { useGroup } from "./group-context.tsx";

export function PictureDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  const [title, setTitle] = useState("");
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const sign = tried ? looksPersonal(title) : null;
  const submit = () => {
    setTried(true);
    if (title.trim() === "" || (looksPersonal(title) !== null && !sure)) return undefined;
    return after(deeds.addPicture(title, sure));
  };
  return (
    <FormDialog
      title={t("group.pictureForm.title")}
      submit={t("group.pictureForm.submit")}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t("group.pictureForm.name")}
        hint={t("group.pictureForm.nameHint")}
        error={tried && title.trim() === "" ? t("group.pictureForm.missing") : undefined}
        maxLength={60}
        autoComplete="off"
        value={title}
        onChange={setTitle}
      />
      {sign !== null && (
        <div role="alert">
          <Banner tone="warn">
            {sign === "number" ? t("group.pictureForm.looksNumber") : t("group.pictureForm.looksName")}
          </Banner>
          <CheckRow label={t("group.pictureForm.sure")} checked={sure} onChange={setSure} />
        </div>
      )}
      <p className="meta">{t("group.pictureForm.after")}</p>
    </FormDialog>
  );
}
