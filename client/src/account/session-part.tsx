import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SessionListView } from "@hybrid/domain";
import { signingOut, type Answer } from "../session/api.ts";
import { takeSeat } from "../session/seat-of-tab.ts";
import { useFormat } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { endAllSessions, endSession, readSessions } from "./api.ts";
import type { Stopped } from "./passkey.ts";
import { StoppedBanner } from "./stopped.tsx";

type Session = SessionListView["sessions"][number];

/** Where one is signed in, and the way out of there. */
export function SessionPart() {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<Answer<SessionListView>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void readSessions(stop.signal).then((found) => (stop.signal.aborted ? undefined : setAnswer(found)));
    return () => stop.abort();
  }, [turn]);
  const end = async (id: string) => {
    const done = await endSession(id);
    if (done.ok) setTurn(turn + 1);
    else setAnswer(done);
  };
  return (
    <section className="account-part" aria-labelledby="sessions">
      <h2 id="sessions">{t("account.account.sessions")}</h2>
      {!answer && <Skeleton lines={2} />}
      <StoppedBanner stopped={answer && !answer.ok ? answer : undefined} />
      <ul className="account-list">
        {answer?.ok &&
          answer.value.sessions.map((session) => (
            <SessionLine key={session.id} session={session} onEnd={() => void end(session.id)} />
          ))}
      </ul>
      <Everywhere />
    </section>
  );
}

function SessionLine({ session, onEnd }: { session: Session; onEnd: () => void }) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const browser = session.browser || t("account.account.browserUnknown");
  const moment = (at: number) => `${day(new Date(at))} ${time(new Date(at))}`;
  return (
    <li>
      <div>
        <strong>
          {browser}
          {session.current && ` (${t("account.account.thisOne")})`}
        </strong>
        <span className="meta">
          {t("account.account.since", { day: moment(session.createdAt), used: moment(session.seenAt) })},{" "}
          {t(`account.account.method.${session.method}`)}
        </span>
      </div>
      {!session.current && (
        <Button look="quiet" onPress={onEnd}>
          {t("account.account.end")} <span className="visually-hidden">{browser}</span>
        </Button>
      )}
    </li>
  );
}

function Everywhere() {
  const { t } = useTranslation();
  const [stopped, setStopped] = useState<Stopped>();
  const endAll = async () => {
    const done = await signingOut(endAllSessions);
    if (!done.ok) return setStopped(done);
    takeSeat(null);
    location.assign("/");
  };
  return (
    <div>
      <Dialog title={t("account.account.everywhereTitle")} trigger={<Button>{t("account.account.everywhere")}</Button>}>
        <div className="ways">
          <p>{t("account.account.everywhereWords")}</p>
          <StoppedBanner stopped={stopped} />
          <Button look="primary" onPress={() => void endAll()}>
            {t("account.account.everywhere")}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
