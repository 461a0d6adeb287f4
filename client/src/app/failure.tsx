// What is shown where a page broke. It needs no document and no seat, so it can stand in for everything.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useRouteError } from "react-router";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { NotFetched } from "./fetched.ts";
import { PlainSheet } from "./plain-sheet.tsx";

/** The page was not fetched: what is open stays open, so this is no reason to reload. */
function NoContact() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const again = () => void navigate(`${pathname}${search}`, { replace: true });
  const step = (
    <Button look="primary" onPress={again}>
      {t("shared.tryAgain")}
    </Button>
  );
  return (
    <PlainSheet>
      <MessagePage title={t("shared.unreachable.title")} step={step}>
        <p>{t("shared.unreachable.page")}</p>
      </MessagePage>
    </PlainSheet>
  );
}

export function Failure({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const error = useRouteError();
  if (error instanceof NotFetched) return <NoContact />;
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
