// Erasing a picture for good. The dialog says what will be gone and what stays; typing the title is the confirmation.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "./form-dialog.tsx";
import { useGroup, type GroupPicture } from "./group-context.tsx";

export function EraseDialog({ picture, onClose }: { picture: GroupPicture; onClose: () => void }) {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState(false);
  const fits = typed.trim() === picture.title;
  const submit = () => {
    setWrong(!fits);
    return fits ? after(deeds.erasePicture(picture.id, picture.title)) : undefined;
  };
  return (
    <FormDialog
      title={t("group.eraseForm.title", { picture: picture.title })}
      submit={t("group.eraseForm.submit")}
      onSubmit={submit}
      onClose={onClose}
    >
      <Banner tone="warn" title={t("group.eraseForm.gone")}>
        <ul className="erase-gone">
          {(["picture", "voices", "notes", "history"] as const).map((part) => (
            <li key={part}>{t(`group.eraseForm.${part}`)}</li>
          ))}
        </ul>
      </Banner>
      <p>{t("group.eraseForm.open")}</p>
      <p className="meta">{t("group.eraseForm.stays")}</p>
      <TextField
        label={t("group.eraseForm.confirm", { picture: picture.title })}
        error={wrong && !fits ? t("group.eraseForm.wrong", { picture: picture.title }) : undefined}
        maxLength={60}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
    </FormDialog>
  );
}
