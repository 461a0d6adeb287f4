// What a setup address opens: the first administrator's account, or a new way into a lost one's. The secret is the
// fragment of the address, which the browser sends to nobody; this page posts it.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import type { EnrolmentView } from "@hybrid/domain";
import type { Answer } from "../session/api.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { readEnrolment } from "./api.ts";
import { EnrolmentForm } from "./enrolment-form.tsx";
import { PlainPage } from "./plain-page.tsx";
import { StoppedBanner } from "./stopped.tsx";

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const secret = useLocation().hash.slice(1);
  const [answer, setAnswer] = useState<Answer<EnrolmentView>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let here = true;
    void readEnrolment({ door: "setup", secret: secret || "none" }).then((found) => here && setAnswer(found));
    return () => void (here = false);
  }, [secret, turn]);
  if (!answer)
    return (
      <PlainPage narrow title={t("account.setup.setupTitle")}>
        <Skeleton lines={5} />
      </PlainPage>
    );
  if (answer.ok) {
    const { kind, name } = answer.value;
    return (
      <PlainPage narrow title={t(`account.setup.${kind}Title`, { name })} lead={t(`account.setup.${kind}Lead`)}>
        <EnrolmentForm
          secretKey={{ door: "setup", secret }}
          view={answer.value}
          onDone={() => void navigate("/account", { replace: true })}
        />
      </PlainPage>
    );
  }
  if (answer.code !== "expired")
    return (
      <PlainPage narrow title={t("account.setup.setupTitle")}>
        <StoppedBanner stopped={answer} />
        <Button onPress={() => setTurn(turn + 1)}>{t("shared.tryAgain")}</Button>
      </PlainPage>
    );
  return (
    <PlainPage narrow title={t("account.setup.over")} lead={t("account.setup.overWords")}>
      <p>{t("account.setup.overHint")}</p>
      <div>
        <ButtonLink to="/sign-in" look="primary">
          {t("account.setup.overStep")}
        </ButtonLink>
      </div>
    </PlainPage>
  );
}
