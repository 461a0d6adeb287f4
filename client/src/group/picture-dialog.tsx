// Adding a picture under a pseudonym. A title that looks like a person is asked about, gently: only people know.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { looksPersonal, PictureSubject } from "@hybrid/domain";
import { Banner } from "../ui/banner.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { TextField } from "../ui/field.tsx";
import { CheckRow, FormDialog } from "./form-dialog.tsx";
import { useGroup } from "./group-context.tsx";

const subjects = PictureSubject.options;

export function PictureDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  const [title, setTitle] = useState("");
  const [about, setAbout] = useState<PictureSubject>("person");
  const [sure, setSure] = useState(false);
  const [tried, setTried] = useState(false);
  const sign = tried ? looksPersonal(title) : null;
  const submit = () => {
    setTried(true);
    if (title.trim() === "" || (looksPersonal(title) !== null && !sure)) return undefined;
    return after(deeds.addPicture(title, sure, about));
  };
  return (
    <FormDialog
      title={t("group.pictureForm.title")}
      submit={t("group.pictureForm.submit")}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioRow
        label={t("group.pictureForm.about")}
        value={about}
        onChange={setAbout}
        options={subjects.map((value) => ({ value, label: t(`group.pictureForm.abouts.${value}`) }))}
      />
      <TextField
        label={t(about === "person" ? "group.pictureForm.name" : "group.pictureForm.place")}
        hint={t(about === "person" ? "group.pictureForm.nameHint" : "group.pictureForm.placeHint")}
        error={
          tried && title.trim() === ""
            ? t(`group.pictureForm.${about === "person" ? "missing" : "placeMissing"}`)
            : undefined
        }
        maxLength={60}
        autoComplete="off"
        value={title}
        onChange={setTitle}
      />
      {sign !== null && (
        <div role="alert">
          <Banner tone="warn">
            {t(
              sign === "number"
                ? "group.pictureForm.looksNumber"
                : about === "person"
                  ? "group.pictureForm.looksName"
                  : "group.pictureForm.placeLooksName",
            )}
          </Banner>
          <CheckRow
            label={t(about === "person" ? "group.pictureForm.sure" : "group.pictureForm.placeSure")}
            checked={sure}
            onChange={setSure}
          />
        </div>
      )}
      <p className="meta">{t("group.pictureForm.after")}</p>
    </FormDialog>
  );
}
