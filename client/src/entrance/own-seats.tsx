// The seats of the person who is signed in, and who that is. With one seat alone there is nothing to choose when one
// has just come in.
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import { Button as Card } from "react-aria-components/Button";
import { FoundingView, type RefusalCode, type SessionView, type SignInView } from "@hybrid/domain";
import { ask, readSeatView, readSession, type Answer } from "../session/api.ts";
import { takeSeat } from "../session/seat-of-tab.ts";
import { picturesOf } from "../session/seat-view.tsx";
import { wantedIn } from "../session/sign-in-view.ts";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import "./seat-card.css";

type Seat = SessionView["seats"][number];

/** Takes the seat in this tab; answers the address to go to. */
export async function sitDown(seat: string, wanted: string | undefined): Promise<Answer<string>> {
  const view = await readSeatView(seat);
  if (!view.ok) return view;
  takeSeat(seat);
  const [picture] = picturesOf(view.value);
  return { ok: true, value: wanted ?? (picture ? `/pictures/${picture.id}` : "/glossary") };
}

export function SignedIn({ account }: Pick<SignInView, "account">) {
  const { t } = useTranslation();
  return account ? (
    <Link to="/account" className="link">
      {t("entrance.account", { name: account.name })}
    </Link>
  ) : (
    <Link to="/sign-in" className="link">
      {t("entrance.signIn")}
    </Link>
  );
}

type OwnSeatsProps = { demo: boolean; account: NonNullable<SignInView["account"]> };

export function OwnSeats({ demo, account }: OwnSeatsProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [answer, setAnswer] = useState<Answer<SessionView>>();
  const [refused, setRefused] = useState<RefusalCode>();
  // In the demo one session may hold a fictional person's seats too; those are shown with their group.
  const ownIn = (found: Answer<SessionView>) =>
    found.ok ? found.value.seats.filter(({ person }) => !demo || person === account.name) : [];
  const own = answer ? ownIn(answer) : [];
  const closed = (answer?.ok && answer.value.closed) || [];
  const take = async (seat: string) => {
    const entered = await sitDown(seat, wantedIn(state).wanted);
    if (entered.ok) return navigate(entered.value, { replace: isArriving(state) });
    setRefused(entered.code);
  };
  const arrive = useEffectEvent((found: Answer<SessionView>) => {
    setAnswer(found);
    const [only, second] = ownIn(found);
    if (only && !second && isArriving(state)) void take(only.seat);
  });
  useEffect(() => {
    const stop = new AbortController();
    void readSession(stop.signal).then((found) => (stop.signal.aborted ? undefined : arrive(found)));
    return () => stop.abort();
  }, []);
  /** The page of a seat that is closed says what to do. */
  const sitAt = (seat: string) => {
    takeSeat(seat);
    void navigate("/group");
  };
  if (!answer) return <Skeleton lines={3} />;
  const holds = own.length > 0 || closed.length > 0;
  const trouble = refused ?? (answer.ok ? undefined : answer.code);
  return (
    <section className="entrance-group" aria-labelledby="own-seats">
      <header>
        <div>
          <h2 id="own-seats">{holds ? t("entrance.own") : t("entrance.ownNone")}</h2>
          {own.length > 0 && <p>{t("entrance.ownHint")}</p>}
          {!holds && <NoSeat />}
        </div>
      </header>
      {closed.map(({ seat, space, assurance }) => (
        <Banner
          key={seat}
          tone="warn"
          title={t("entrance.closed", { space: space.name })}
          actions={<Button onPress={() => sitAt(seat)}>{t("entrance.closedStep")}</Button>}
        >
          {t("entrance.closedWords", { level: assurance })}
        </Banner>
      ))}
      <div role="alert">{trouble && <Banner tone="stop">{t(`shared.refusal.${trouble}`)}</Banner>}</div>
      <ul className="seat-cards">
        {own.map((seat) => (
          <li key={seat.seat}>
            <OwnSeatCard seat={seat} onTake={() => void take(seat.seat)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OwnSeatCard({ seat, onTake }: { seat: Seat; onTake: () => void }) {
  const { t } = useTranslation();
  const kind = seat.organisation?.kind ?? "coordinator";
  return (
    <Card className={`seat-card o-${kind}`} onPress={onTake}>
      <Mark kind={kind} size={44} />
      <span className="seat-card-name">{seat.organisation?.name ?? t("shared.coordinator")}</span>
      <span className="seat-card-holder">{seat.space.name}</span>
    </Card>
  );
}

/** How one comes to a seat; whoever may found a space can begin there. */
function NoSeat() {
  const { t } = useTranslation();
  const [founds, setFounds] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    void ask("/api/founding", FoundingView, { signal: stop.signal }).then((answer) =>
      stop.signal.aborted ? undefined : setFounds(answer.ok && answer.value.may !== null),
    );
    return () => stop.abort();
  }, []);
  return (
    <>
      <p>{t("entrance.ownNoneWords")}</p>
      {founds && (
        <>
          <p>{t("entrance.founds")}</p>
          <p className="entrance-step">
            <ButtonLink to="/found">{t("entrance.foundsStep")}</ButtonLink>
          </p>
        </>
      )}
    </>
  );
}

/** Straight from signing in, or sent here for a seat. */
function isArriving(state: unknown): boolean {
  return typeof state === "object" && state !== null && ("arriving" in state || "wanted" in state);
}
