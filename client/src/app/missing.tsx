import { useTranslation } from "react-i18next";
import { ButtonLink } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { PlainSheet } from "./plain-sheet.tsx";

/** No such address. */
export function Missing() {
  const { t } = useTranslation();
  return (
    <PlainSheet>
      <MessagePage title={t("shared.missing.title")} step={<ButtonLink to="/">{t("shared.missing.step")}</ButtonLink>}>
        <p>{t("shared.missing.words")}</p>
      </MessagePage>
    </PlainSheet>
  );
}
