// The first thing a visitor sees: what this is, a fictional group, and its seats to choose from. Choosing one takes the
// seat for this tab and goes to the address the tab wanted, or to the group's first picture.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation, useNavigate } from "react-router";
import type { DemoView, RefusalCode } from "@hybrid/domain";
import { readDemo, takeDemoSeat, type Answer } from "../session/api.ts";
import { useSignInView, wantedIn } from "../session/sign-in-view.ts";
import { Banner } from "../ui/banner.tsx";
import { BrandSign } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Preferences } from "../ui/preferences.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Group } from "./group.tsx";
import { OwnSeats, SignedIn, sitDown } from "./own-seats.tsx";
import { Specimen } from "./specimen.tsx";
import "./entrance.css";

export function Entrance() {
  const { t } = useTranslation();
  const { answer, again } = useSignInView();
  const { wanted } = wantedIn(useLocation().state);
  usePageTitle(t("entrance.title"));
  if (answer?.ok && !answer.value.demo && !answer.value.account)
    return <Navigate to="/sign-in" replace state={wanted === undefined ? null : { wanted, seat: true }} />;
  return (
    <div className="entrance">
      <header className="entrance-top">
        <span className="entrance-brand">
          <BrandSign />
          {t("shared.product")}
        </span>
        <div className="entrance-way">
          {answer?.ok && <SignedIn account={answer.value.account} />}
          <Preferences />
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="entrance-promise">
          <div>
            <h1>{t("entrance.promise")}</h1>
            <p>{t("entrance.explanation")}</p>
          </div>
          <Specimen />
        </div>
        {!answer && <Skeleton lines={4} />}
        {answer && !answer.ok && <Unreachable again={again} />}
        {answer?.ok && answer.value.account && <OwnSeats demo={answer.value.demo} account={answer.value.account} />}
        {answer?.ok && answer.value.demo && <Demo />}
      </main>
    </div>
  );
}

/** The fictional groups, where there are any. */
function Demo() {
  const [turn, setTurn] = useState(0);
  const [demo, setDemo] = useState<Answer<DemoView>>();
  useEffect(() => {
    const stop = new AbortController();
    void readDemo(stop.signal).then((answer) => (stop.signal.aborted ? undefined : setDemo(answer)));
    return () => stop.abort();
  }, [turn]);
  if (!demo) return <Skeleton lines={4} />;
  return demo.ok ? <Seats demo={demo.value} /> : <Unreachable again={() => setTurn(turn + 1)} />;
}

function Unreachable({ again }: { again: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Banner
        tone="warn"
        title={t("shared.unreachable.title")}
        actions={<Button onPress={again}>{t("shared.tryAgain")}</Button>}
      >
        {t("shared.unreachable.words")}
      </Banner>
    </div>
  );
}

/** Takes the seat on the server, then in this tab; answers the address to go to. */
async function enter(seat: string, wanted: string | undefined): Promise<Answer<string>> {
  const taken = await takeDemoSeat(seat);
  if (!taken.ok) return taken;
  return sitDown(seat, wanted);
}

function Seats({ demo }: { demo: DemoView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [taking, setTaking] = useState<string>();
  const [refused, setRefused] = useState<RefusalCode>();
  const take = async (seat: string) => {
    setTaking(seat);
    setRefused(undefined);
    const entered = await enter(seat, wantedIn(state).wanted);
    if (entered.ok) return navigate(entered.value);
    setRefused(entered.code);
    setTaking(undefined);
  };
  return (
    <>
      {refused && (
        <div role="alert">
          <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>
        </div>
      )}
      <Group spaces={demo.spaces} taking={taking} onTake={(seat) => void take(seat)} />
    </>
  );
}
