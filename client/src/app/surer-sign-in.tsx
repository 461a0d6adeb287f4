// The seat is still held, and its space asks for a surer sign-in than this session's: which, and how to come by it.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AccountView, SessionView } from "@hybrid/domain";
import { readAccount } from "../account/api.ts";
import { readSession, signOut } from "../session/api.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { WaitingFrame } from "./frame.tsx";
import { PlainSheet } from "./plain-sheet.tsx";

type Known = { readonly session: SessionView | undefined; readonly account: AccountView | undefined };

export function SurerSignIn({ seat }: { seat: string }) {
  const known = useKnown();
  return (
    <WaitingFrame>
      <PlainSheet>{known ? <Words seat={seat} known={known} /> : <Skeleton lines={4} />}</PlainSheet>
    </WaitingFrame>
  );
}

function useKnown(): Known | undefined {
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    const stop = new AbortController();
    void Promise.all([readSession(stop.signal), readAccount(stop.signal)]).then(([session, account]) => {
      const told = { session: session.ok ? session.value : undefined, account: account.ok ? account.value : undefined };
      if (!stop.signal.aborted) setKnown(told);
    });
    return () => stop.abort();
  }, []);
  return known;
}

function Words({ seat, known: { session, account } }: { seat: string; known: Known }) {
  const { t } = useTranslation();
  const closed = session?.closed?.find((each) => each.seat === seat);
  const connected = account?.identities.length !== 0;
  // The page comes back to where it was, by way of signing in.
  const again = () => void signOut().then(() => location.reload());
  const step = connected ? (
    <Button look="primary" onPress={again}>
      {t("group.surer.againStep")}
    </Button>
  ) : (
    <ButtonLink look="primary" to="/account">
      {t("group.surer.connectStep")}
    </ButtonLink>
  );
  return (
    <div role="alert">
      <MessagePage title={t("group.surer.title")} step={step}>
        {closed && <p>{t("group.surer.words", { space: closed.space.name, level: closed.assurance })}</p>}
        <p>{connected ? t("group.surer.again") : t("group.surer.connect")}</p>
        <p className="meta">{t("group.surer.ask")}</p>
      </MessagePage>
    </div>
  );
}
