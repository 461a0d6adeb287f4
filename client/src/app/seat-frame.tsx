// Lets a tab with a seat in, sends a tab without one to the entrance, and remembers the address it wanted.
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, Outlet, useLocation } from "react-router";
import { SeatViewProvider } from "../session/seat-view.tsx";
import { takeSeat, useSeatOfTab } from "../session/seat-of-tab.ts";
import { Button } from "../ui/button.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { Frame, WaitingFrame } from "./frame.tsx";
import { PlainSheet } from "./plain-sheet.tsx";
import { SurerSignIn } from "./surer-sign-in.tsx";

export function Component() {
  const seat = useSeatOfTab();
  if (seat === null) return <ToEntrance />;
  return (
    <SeatViewProvider
      key={seat}
      seat={seat}
      waiting={<WaitingFrame />}
      refused={(code, again) => {
        if (code === "unavailable") return <Unreachable again={again} />;
        if (code === "assurance") return <SurerSignIn seat={seat} />;
        return code === "unknown" ? <LostSeat /> : <SignedOut />;
      }}
    >
      <Frame>
        <Outlet />
      </Frame>
    </SeatViewProvider>
  );
}

function ToEntrance() {
  const { pathname, search, hash } = useLocation();
  return <Navigate to="/" replace state={{ wanted: `${pathname}${search}${hash}` }} />;
}

/** Nobody is signed in any more: the tab's seat is given up, and the tab goes to choose another. */
function SignedOut() {
  useEffect(() => takeSeat(null), []);
  return null;
}

/** Somebody is signed in, and this tab's seat is not theirs to act from any more. Going on gives it up. */
function LostSeat() {
  const { t } = useTranslation();
  const step = (
    <Button look="primary" onPress={() => takeSeat(null)}>
      {t("group.lost.step")}
    </Button>
  );
  return (
    <WaitingFrame>
      <PlainSheet>
        <div role="alert">
          <MessagePage title={t("group.lost.title")} step={step}>
            <p>{t("group.lost.words")}</p>
          </MessagePage>
        </div>
      </PlainSheet>
    </WaitingFrame>
  );
}

function Unreachable({ again }: { again: () => void }) {
  const { t } = useTranslation();
  const step = (
    <Button look="primary" onPress={again}>
      {t("shared.tryAgain")}
    </Button>
  );
  return (
    <WaitingFrame>
      <PlainSheet>
        <MessagePage title={t("shared.unreachable.title")} step={step}>
          <p>{t("shared.unreachable.words")}</p>
        </MessagePage>
      </PlainSheet>
    </WaitingFrame>
  );
}
