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
import type { PartProps } from "./part.ts";
import { StoppedBanner } from "./stopped.tsx";
import { useAttempt } from "./use-attempt.ts";

type Session = SessionListView["sessions"][number];

/** Where one is signed in, and the way out of there. */
export function SessionPart({ run }: Pick<PartProps, "run">) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<Answer<SessionListView>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void readSessions(stop.signal).then((found) => (stop.signal.aborted ? undefined : setAnswer(found)));
    return () => stop.abort();
  }, [turn]);
  const { attempt, working, stopped } = useAttempt(run, () => setTurn(turn + 1));
  return (
    <section className="account-part" aria-labelledby="sessions">
      <h2 id="sessions">{t("account.account.sessions")}</h2>
      {!answer && <Skeleton lines={2} />}
      <StoppedBanner stopped={answer && !answer.ok ? answer : stopped} />
      <ul className="account-list">
        {answer?.ok &&
          answer.value.sessions.map((session) => (
            <SessionLine
              key={session.id}
              session={session}
              disabled={working}
              onEnd={() => attempt(() => endSession(session.id))}
            />
          ))}
      </ul>
      <Everywhere run={run} />
    </section>
  );
}

type LineProps = { session: Session; disabled: boolean; onEnd: () => void };

function SessionLine({ session, disabled, onEnd }: LineProps) {
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
        <Button look="quiet" isDisabled={disabled} onPress={onEnd}>
          {t("account.account.end")} <span className="visually-hidden">{browser}</span>
        </Button>
      )}
    </li>
  );
}

function Everywhere({ run }: Pick<PartProps, "run">) {
  const { t } = useTranslation();
  const { attempt, working, stopped } = useAttempt(run, () => {
    takeSeat(null);
    location.assign("/");
  });
  const trigger = <Button isDisabled={working}>{t("account.account.everywhere")}</Button>;
  return (
    <div>
      <StoppedBanner stopped={stopped} />
      <Dialog title={t("account.account.everywhereTitle")} trigger={trigger}>
        {(close) => (
          <div className="ways">
            <p>{t("account.account.everywhereWords")}</p>
            <Button
              look="primary"
              onPress={() => {
                close();
                attempt(() => signingOut(endAllSessions));
              }}
            >
              {t("account.account.everywhere")}
            </Button>
          </div>
        )}
      </Dialog>
    </div>
  );
}
