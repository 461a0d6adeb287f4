// Who took and left which seat, and what was opened to whom, when: a plain list, the latest first.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { GroupView } from "@hybrid/domain";
import { useFormat } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { describeSeat, useGroup, type GroupPicture, type GroupSeat } from "./group-context.tsx";

type Happening = { readonly at: number; readonly words: string };

const few = 8;
/** A button that brings only a few lines more is in the way of them. */
const hardlyMore = 4;

export function History() {
  const { t } = useTranslation();
  const { list, day, time } = useFormat();
  const { view } = useGroup();
  const [all, setAll] = useState(false);
  const happenings = happeningsIn(view, t, list);
  const whole = all || happenings.length <= few + hardlyMore;
  if (happenings.length === 0) return null;
  return (
    <section aria-labelledby="group-history">
      <h2 id="group-history">{t("group.history.title")}</h2>
      <p className="meta">{t("group.history.lead")}</p>
      <ol className="group-history">
        {(whole ? happenings : happenings.slice(0, few)).map(({ at, words }) => (
          <li key={`${at} ${words}`}>
            {at === 0 ? (
              <span className="meta">{t("group.history.early")}</span>
            ) : (
              <time className="meta tabular" dateTime={new Date(at).toISOString()}>
                {day(new Date(at))} {time(new Date(at))}
              </time>
            )}
            <span>{words}</span>
          </li>
        ))}
      </ol>
      {!whole && (
        <p>
          <Button onPress={() => setAll(true)}>{t("group.history.all", { count: happenings.length })}</Button>
        </p>
      )}
    </section>
  );
}

function happeningsIn(view: GroupView, t: TFunction, list: (words: string[]) => string): Happening[] {
  const nameOf = (seat: GroupSeat | undefined) => (seat ? describeSeat(seat, view, t) : "–");
  return [
    ...view.seats.flatMap((seat) => ofSeat(seat, organisationOf(seat, view, t), t)),
    ...view.pictures.flatMap((picture) =>
      ofPicture(picture, (id) => nameOf(view.seats.find((seat) => seat.id === id)), t, list),
    ),
  ].toSorted((a, b) => b.at - a.at);
}

/** A seat beside the name of a person: the organisation alone, since the present holder is somebody else by then. */
function organisationOf(seat: GroupSeat, { organisations }: GroupView, t: TFunction): string {
  return organisations.find(({ id }) => id === seat.organisation)?.name ?? t("shared.coordinator");
}

function ofSeat({ holders, closed }: GroupSeat, seat: string, t: TFunction): Happening[] {
  const held = holders.flatMap(({ name, since, until }) => [
    { at: since, words: t("group.history.held", { name, seat }) },
    ...(until === null ? [] : [{ at: until, words: t("group.history.left", { name, seat }) }]),
  ]);
  return closed === null ? held : [...held, { at: closed, words: t("group.history.closed", { seat }) }];
}

function ofPicture(
  { title, history }: GroupPicture,
  nameOf: (seat: string) => string,
  t: TFunction,
  list: (words: string[]) => string,
): Happening[] {
  return history.flatMap(({ seat: of, kinds, since, until }) => {
    const seat = nameOf(of);
    const next = (at: number | null) => history.some((other) => other.seat === of && other.since === at);
    const follows = history.some((other) => other.seat === of && other.until === since);
    const opened = list(kinds.map((kind) => t(`group.history.kinds.${kind}`)));
    const words = { seat, picture: title, kinds: opened };
    return [
      { at: since, words: follows ? t("group.history.changed", words) : t("group.history.admitted", words) },
      ...(until === null || next(until)
        ? []
        : [{ at: until, words: t("group.history.shutOut", { seat, picture: title }) }]),
    ];
  });
}
