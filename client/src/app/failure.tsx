// What is shown where a page broke. It needs no document and no seat, so it can stand in for everything.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { PlainSheet } from "./plain-sheet.tsx";

export function Failure({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const error = useRouteError();
  const step = (
    <Button look="primary" onPress={() => location.reload()}>
      {t("shared.failed.step")}
    </Button>
  );
  return (
    <PlainSheet>
      <MessagePage title={t("shared.failed.title")} step={step}>
        {children}
        <details>
          <summary>{t("shared.failed.detail")}</summary>
          <p className="meta">{error instanceof Error ? `${error.name}: ${error.message}` : String(error)}</p>
        </details>
      </MessagePage>
    </PlainSheet>
  );
}
