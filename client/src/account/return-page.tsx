// Back from an authority's sign-in. What it answered stands in the address; it is taken out of the address at once and
// handed to the server, which knows what was asked.
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import type { Answer } from "../session/api.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { returnFromProvider } from "./api.ts";
import type { Stopped } from "./passkey.ts";
import { PlainPage } from "./plain-page.tsx";
import { StoppedBanner } from "./stopped.tsx";
import { afterSignIn, takeWanted } from "./wanted.ts";

/** Once for each answer, however often React mounts the page. */
let handedIn: { readonly answer: string; readonly done: Promise<Answer<undefined>> } | undefined;

function handIn(provider: string, answer: string): Promise<Answer<undefined>> {
  if (handedIn?.answer !== answer) handedIn = { answer, done: returnFromProvider(provider, answer) };
  return handedIn.done;
}

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { provider = "" } = useParams();
  const [answer] = useState(() => (location.hash || location.search).slice(1));
  const [stopped, setStopped] = useState<Stopped>();
  const goOn = useEffectEvent((outcome: Answer<undefined>) => {
    if (!outcome.ok) return setStopped(outcome);
    const { to, state } = afterSignIn(takeWanted());
    return void navigate(to, { replace: true, state });
  });
  const brokenOff = new URLSearchParams(answer).get("error") === "access_denied";
  useEffect(() => {
    history.replaceState(history.state, "", location.pathname);
    let here = true;
    void handIn(provider, answer).then((outcome) => {
      if (here) goOn(outcome);
    });
    return () => void (here = false);
  }, [provider, answer]);
  if (!stopped)
    return (
      <PlainPage narrow title={t("account.back.title")} lead={t("account.back.waiting")}>
        <Skeleton lines={2} />
      </PlainPage>
    );
  return (
    <PlainPage narrow title={t("account.back.failed")} {...(brokenOff ? { lead: t("account.back.cancelled") } : {})}>
      {!brokenOff && <StoppedBanner stopped={stopped} />}
      <div>
        <ButtonLink to="/sign-in" look="primary">
          {t("account.back.step")}
        </ButtonLink>
      </div>
    </PlainPage>
  );
}
