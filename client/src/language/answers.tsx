// Who stands behind the words as they are now, with which reservations, whose answer is about older words, and who has
// not answered. A mark never stands alone: each has its name in words or as its accessible name.
import type { Answer, Endorsement } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { seatKind, seatName, useSeatName, useSeatView, type Seat } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Mark, OrgName } from "../ui/mark.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { SeeChanges } from "./changes.tsx";
import type { Standing } from "./use-standing.ts";
import "./stand-behind.css";

export function Answers({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { answers, words, synced, unreadable } = standing;
  if (!synced) return <Skeleton lines={3} />;
  if (words.length === 0) return <p className="meta">{t("endorsement.noWords")}</p>;
  const inState = (state: Answer["state"]) => answers.filter((answer) => answer.state === state);
  return (
    <section className="answers" aria-label={t("endorsement.title")}>
      <h3>{t("endorsement.title")}</h3>
      <Version standing={standing} />
      <Behind seats={inState("behind").map(({ seat }) => seat)} of={answers.length} />
      {inState("reserved").map(({ seat, last }) => last && <Reserved key={seat} seat={seat} said={last} />)}
      <Outdated answers={inState("outdated")} standing={standing} />
      <Unanswered seats={inState("unanswered").map(({ seat }) => seat)} />
      {unreadable > 0 && <p className="meta">{t("endorsement.unreadable", { count: unreadable })}</p>}
    </section>
  );
}

function Version({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const { number, versions, endorsements } = standing;
  const version = number === null ? undefined : versions[number - 1];
  if (number === null || !version)
    return <p className="meta">{t(versions.length === 0 ? "endorsement.first" : "endorsement.newWords")}</p>;
  const at = new Date(
    Math.min(...endorsements.filter((one) => one.version.hash === version.hash).map((one) => one.at)),
  );
  return <p className="meta">{t("endorsement.version", { number, day: day(at), time: time(at) })}</p>;
}

function useSeats() {
  const { seats } = useSeatView();
  return (id: string): Seat | undefined => seats.find((seat) => seat.id === id);
}

function Behind({ seats, of }: { readonly seats: readonly string[]; readonly of: number }) {
  const { t } = useTranslation();
  const seatOf = useSeats();
  if (seats.length === 0) return <p className="answers-none">{t("endorsement.nobody")}</p>;
  return (
    <div className="answers-behind">
      <ul className="answers-marks" aria-label={t("endorsement.behind")}>
        {seats.map((seat) => (
          <li key={seat}>
            <Mark kind={seatKind(seatOf(seat))} label={seatName(seatOf(seat), t)} />
          </li>
        ))}
      </ul>
      <span>{t("endorsement.count", { count: seats.length, of })}</span>
    </div>
  );
}

function Reserved({ seat, said }: { readonly seat: string; readonly said: Endorsement }) {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  const kind = seatKind(useSeats()(seat));
  return (
    <blockquote className={`answers-reserved o-${kind}`}>
      <header>
        <OrgName kind={kind} name={nameOf(seat)} /> <span>{t("endorsement.reserved")}</span>
      </header>
      <p className="answers-why">{said.why}</p>
      {said.wouldChange !== "" && (
        <p className="answers-change">
          <span>{t("endorsement.wouldChangeOf")}</span> {said.wouldChange}
        </p>
      )}
    </blockquote>
  );
}

/** Those who answered the same older words stand together; what somebody reserved against stays readable. */
function Outdated({ answers, standing }: { readonly answers: readonly Answer[]; readonly standing: Standing }) {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  const { list } = useFormat();
  const said = answers.flatMap(({ last }) => last ?? []);
  return [...Map.groupBy(said, ({ version }) => version.hash)].map(([hash, together]) => {
    const number = standing.versions.findIndex((version) => version.hash === hash) + 1;
    const [first] = together;
    const names = list(together.map(({ seat }) => nameOf(seat)));
    return (
      <div key={hash} className="answers-open">
        <Marks seats={together.map(({ seat }) => seat)} />
        <p>
          {t("endorsement.outdated", { names, number })}{" "}
          {first && <SeeChanges standing={standing} from={first.version} whose={names} />}
        </p>
        {together.map(({ id, seat, why }) => why !== "" && <OldReservation key={id} seat={seat} why={why} />)}
      </div>
    );
  });
}

function OldReservation({ seat, why }: { readonly seat: string; readonly why: string }) {
  const { t } = useTranslation();
  const name = useSeatName()(seat);
  return (
    <blockquote className={`answers-reserved o-${seatKind(useSeats()(seat))}`}>
      <header>{t("endorsement.reservedThen", { name })}</header>
      <p className="answers-why">{why}</p>
    </blockquote>
  );
}

function Unanswered({ seats }: { readonly seats: readonly string[] }) {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  const { list } = useFormat();
  if (seats.length === 0) return null;
  return (
    <div className="answers-open">
      <Marks seats={seats} />
      <p>{t("endorsement.unanswered", { names: list(seats.map(nameOf)), count: seats.length })}</p>
    </div>
  );
}

/** Beside a sentence that names them. */
function Marks({ seats }: { readonly seats: readonly string[] }) {
  const seatOf = useSeats();
  return (
    <span className="answers-marks">
      {seats.map((seat) => (
        <Mark key={seat} kind={seatKind(seatOf(seat))} variant="dashed" />
      ))}
    </span>
  );
}
