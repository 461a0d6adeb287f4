// The first thing a visitor sees: what this is, a fictional group, and its seats to choose from. Choosing one takes the
// seat for this tab and goes to the address the tab wanted, or to the group's first picture.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import type { DemoView, RefusalCode } from "@hybrid/domain";
import { readDemo, readSeatView, takeDemoSeat, type Answer } from "../session/api.ts";
import { takeSeat } from "../session/seat-of-tab.ts";
import { picturesOf } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { BrandSign } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Preferences } from "../ui/preferences.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Group } from "./group.tsx";
import { Specimen } from "./specimen.tsx";
import "./entrance.css";

export function Entrance() {
  const { t } = useTranslation();
  const [turn, setTurn] = useState(0);
  const demo = useDemo(turn);
  usePageTitle(t("entrance.title"));
  return (
    <div className="entrance">
      <header className="entrance-top">
        <span className="entrance-brand">
          <BrandSign />
          {t("shared.product")}
        </span>
        <Preferences />
      </header>
      <main id="main" tabIndex={-1}>
        <div className="entrance-promise">
          <div>
            <h1>{t("entrance.promise")}</h1>
            <p>{t("entrance.explanation")}</p>
          </div>
          <Specimen />
        </div>
        {!demo && <Skeleton lines={4} />}
        {demo && !demo.ok && <NoDemo code={demo.code} again={() => setTurn((last) => last + 1)} />}
        {demo?.ok && <Seats demo={demo.value} />}
      </main>
    </div>
  );
}

function useDemo(turn: number): Answer<DemoView> | undefined {
  const [demo, setDemo] = useState<Answer<DemoView>>();
  useEffect(() => {
    const stop = new AbortController();
    void readDemo(stop.signal).then((answer) => (stop.signal.aborted ? undefined : setDemo(answer)));
    return () => stop.abort();
  }, [turn]);
  return demo;
}

function NoDemo({ code, again }: { code: RefusalCode; again: () => void }) {
  const { t } = useTranslation();
  if (code === "unknown") return <Banner title={t("entrance.none")}>{t("entrance.noneWords")}</Banner>;
  return (
    <div role="alert">
      <Banner
        tone="warn"
        title={`${t("shared.unreachable.title")}.`}
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
  const view = await readSeatView(seat);
  if (!view.ok) return view;
  takeSeat(seat);
  const [picture] = picturesOf(view.value);
  return { ok: true, value: wanted ?? (picture ? `/pictures/${picture.id}` : "/glossary") };
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
    const entered = await enter(seat, wantedOf(state));
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

/** The address a tab without a seat was sent here from; only one of our own. */
function wantedOf(state: unknown): string | undefined {
  const wanted = typeof state === "object" && state !== null && "wanted" in state ? state.wanted : undefined;
  return typeof wanted === "string" && /^\/[^/\\]/.test(wanted) ? wanted : undefined;
}
