// What was promised since a day, and how promises went since then, by the days their own seats gave.
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import {
  commitmentAddress,
  nameCommitment,
  type HeldCommitment,
  type SeatCommitments,
} from "../language/use-commitments.ts";
import { seatKind, seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Mark } from "../ui/mark.tsx";

/** The latest first. What was both promised and ended since then is told once, by how it went. */
export function promisesSince(seats: readonly SeatCommitments[], since: string): readonly HeldCommitment[] {
  const last = ({ made, ends }: HeldCommitment): string => ends[0]?.on ?? made;
  return seats
    .flatMap(({ commitments }) => commitments)
    .filter((one) => last(one) >= since)
    .toSorted((a, b) => last(b).localeCompare(last(a)));
}

export function ChangedPromises({ promises }: { readonly promises: readonly HeldCommitment[] }) {
  const { t } = useTranslation();
  if (promises.length === 0) return null;
  return (
    <>
      <h3 className="changed-group">{t("commitments.title")}</h3>
      <ul className="changes">
        {promises.map((promise) => (
          <OnePromise key={`${promise.voice.seat} ${promise.id}`} promise={promise} />
        ))}
      </ul>
    </>
  );
}

function OnePromise({ promise }: { readonly promise: HeldCommitment }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { space } = useSeatView();
  const { voice, id, made, ends } = promise;
  const seat = useSeat(voice.seat);
  const [end] = ends;
  return (
    <li>
      <Mark kind={seatKind(seat)} size={24} />
      <div>
        <h4>{end ? t(`commitments.ends.${end.as}`) : t("timeline.changed.promised")}</h4>
        <p className="change-words" lang={space.language}>
          <Link to={commitmentAddress(voice.open.record.about ?? "", voice.seat, id)} className="link">
            {nameCommitment(promise)}
          </Link>
        </p>
        {end && end.why !== "" && (
          <p className="change-words" lang={space.language}>
            {end.why}
          </p>
        )}
        <p className="past-deed">
          {seatName(seat, t)}, {day(end?.on ?? made)}
        </p>
      </div>
    </li>
  );
}
