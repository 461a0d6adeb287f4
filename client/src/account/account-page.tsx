// One's own account: who one is here, the ways in, and where one is signed in.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate } from "react-router";
import type { AccountView } from "@hybrid/domain";
import { signOut, type Answer } from "../session/api.ts";
import { takeSeat } from "../session/seat-of-tab.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { readAccount } from "./api.ts";
import { ConfirmDialog, useDeeds } from "./confirm-dialog.tsx";
import { IdentityPart } from "./identity-part.tsx";
import { PasskeyPart } from "./passkey-part.tsx";
import { PasswordPart } from "./password-part.tsx";
import { PlainPage } from "./plain-page.tsx";
import { SessionPart } from "./session-part.tsx";
import { StoppedBanner } from "./stopped.tsx";
import { WhoPart } from "./who-part.tsx";

export function Component() {
  const { t } = useTranslation();
  const { answer, again } = useAccount();
  if (answer && !answer.ok && answer.code === "sign-in")
    return <Navigate to="/sign-in" replace state={{ wanted: "/account" }} />;
  return (
    <PlainPage title={t("account.account.title")}>
      {!answer && <Skeleton lines={6} />}
      {answer && !answer.ok && (
        <>
          <StoppedBanner stopped={answer} />
          <Button onPress={again}>{t("shared.tryAgain")}</Button>
        </>
      )}
      {answer?.ok && <Account account={answer.value} onChanged={again} />}
    </PlainPage>
  );
}

function useAccount(): { answer: Answer<AccountView> | undefined; again: () => void } {
  const [answer, setAnswer] = useState<Answer<AccountView>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void readAccount(stop.signal).then((found) => (stop.signal.aborted ? undefined : setAnswer(found)));
    return () => stop.abort();
  }, [turn]);
  return { answer, again: () => setTurn(turn + 1) };
}

function Account({ account, onChanged }: { account: AccountView; onChanged: () => void }) {
  const { t } = useTranslation();
  const { run, ...asks } = useDeeds();
  const part = { account, run, onChanged };
  return (
    <>
      {account.administrator && (
        <p>
          {t("account.account.administrator")}{" "}
          <Link to="/found" className="link">
            {t("account.account.found")}
          </Link>
        </p>
      )}
      {account.closedSpaces.map(({ name, assurance }) => (
        <Banner key={name} tone="warn">
          {t("account.account.closed", { space: name, assurance })}
        </Banner>
      ))}
      <WhoPart {...part} />
      <PasskeyPart {...part} />
      <PasswordPart {...part} />
      <IdentityPart {...part} />
      <SessionPart run={run} />
      <div className="plain-foot">
        <Link to="/" className="link">
          {t("account.account.back")}
        </Link>
        <button type="button" className="link" onClick={() => void leave()}>
          {t("account.signIn.out")}
        </button>
      </div>
      <ConfirmDialog account={account} asks={asks} />
    </>
  );
}

/** A new page, so that nothing of the session stays in this one's memory. */
export async function leave(): Promise<void> {
  takeSeat(null);
  await signOut();
  location.assign("/");
}
