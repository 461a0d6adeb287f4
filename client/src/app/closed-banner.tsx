// The server has closed a document for good. What happened, whether the words are safe, one next step; and the words
// themselves where they were not taken.
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useUnsavedWords, type OpenDocument } from "../session/documents.tsx";
import { useRefreshSeatView } from "../session/seat-view.tsx";
import { takeSeat } from "../session/seat-of-tab.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { UnsavedWords } from "./unsaved-words.tsx";

const causes = {
  4400: "malformed",
  4401: "signIn",
  4403: "access",
  4404: "access",
  4409: "newer",
  4413: "tooLarge",
  4426: "reload",
  4428: "reason",
  4429: "tooFast",
} as const;

type Cause = (typeof causes)[keyof typeof causes] | "notSaved";

function causeOf(code: number): Cause {
  return code in causes ? causes[code as keyof typeof causes] : "notSaved";
}

/** Whether this close means that the seat may not read on. */
export function endsAccess(code: number | null): boolean {
  return code === 4401 || code === 4403 || code === 4404;
}

export function ClosedBanner({ open }: { open: OpenDocument }) {
  const { t } = useTranslation();
  const refresh = useRefreshSeatView();
  const words = useUnsavedWords(open);
  const moved = open.closed === 4409 && words === "";
  // A sheet that started over has a new address; with nothing to rescue, go there at once.
  useEffect(() => (moved ? refresh() : undefined), [moved, refresh]);
  if (open.closed === null || moved) return null;
  const cause = causeOf(open.closed);
  const step = <NextStep cause={cause} refresh={refresh} />;
  if (endsAccess(open.closed)) {
    return (
      <div role="alert">
        <MessagePage title={t(`shared.closed.${cause}`)} step={step}>
          <p>{words === "" ? t("shared.closed.safe") : t("shared.closed.unsafe")}</p>
          <UnsavedWords words={words} />
        </MessagePage>
      </div>
    );
  }
  return (
    <div role="alert">
      <Banner tone="stop" title={t(`shared.closed.${cause}`)} actions={step}>
        {words === "" ? t("shared.closed.safe") : t("shared.closed.unsafe")}
        <UnsavedWords words={words} />
      </Banner>
    </div>
  );
}

function NextStep({ cause, refresh }: { cause: Cause; refresh: () => void }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const goElsewhere = () => {
    refresh();
    void navigate("/glossary");
  };
  if (cause === "access") return <Button onPress={goElsewhere}>{t("shared.denied.step")}</Button>;
  if (cause === "newer") return <Button onPress={refresh}>{t("shared.closed.newerStep")}</Button>;
  if (cause !== "signIn") return <Button onPress={() => location.reload()}>{t("shared.closed.reloadStep")}</Button>;
  const leave = () => {
    takeSeat(null);
    void navigate("/");
  };
  return <Button onPress={leave}>{t("shared.closed.signInStep")}</Button>;
}
