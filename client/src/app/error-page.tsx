// When a sheet breaks: what happened, whether the words are safe, and one next step. The frame around it stays.
import { useTranslation } from "react-i18next";
import { unsavedWords } from "../session/document-shelf.ts";
import { useSaveState } from "../session/documents.tsx";
import { Failure } from "./failure.tsx";
import { UnsavedWords } from "./unsaved-words.tsx";

export function ErrorPage() {
  const { t } = useTranslation();
  const safe = useSaveState() === "saved";
  return (
    <Failure>
      <p>{safe ? t("shared.failed.safe") : t("shared.failed.unsafe")}</p>
      {!safe && <UnsavedWords words={unsavedWords()} />}
    </Failure>
  );
}
