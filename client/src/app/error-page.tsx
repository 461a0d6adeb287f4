// When a page breaks: what happened, whether the words are safe, and one next step. The frame stays where it can.
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { unsavedWords } from "../session/document-shelf.ts";
import { useSaveState } from "../session/documents.tsx";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { PlainSheet } from "./sheet.tsx";
import { UnsavedWords } from "./unsaved-words.tsx";

export function ErrorPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  const safe = useSaveState() === "saved";
  const step = (
    <Button look="primary" onPress={() => location.reload()}>
      {t("shared.failed.step")}
    </Button>
  );
  return (
    <PlainSheet>
      <MessagePage title={t("shared.failed.title")} step={step}>
        <p>{safe ? t("shared.failed.safe") : t("shared.failed.unsafe")}</p>
        {!safe && <UnsavedWords words={unsavedWords()} />}
        <details>
          <summary>{t("shared.failed.detail")}</summary>
          <p className="meta">{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</p>
        </details>
      </MessagePage>
    </PlainSheet>
  );
}
