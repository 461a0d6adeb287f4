// The days all promises of a picture lie within, drawn to one measure: above the list the months and today, in each row
// the stretch from the day something was promised to the day it is due or was ended. For the eye alone; the rows say
// every date in words.
import { addDays, stateOf, type Commitment } from "@hybrid/domain";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import type { SeatCommitments } from "../language/use-commitments.ts";
import { useLanguage } from "../text/use-language.ts";

export interface Span {
  readonly from: string;
  readonly to: string;
  readonly today: string;
}

const before = 14;
const after = 21;
/** A promise from long ago, or for a year ahead, must not press all others together. */
const most = 120;

/** From the first day anything was promised to the last day anything is due, around today. */
export function spanOf(seats: readonly SeatCommitments[], today: string): Span {
  const all = seats.flatMap(({ commitments }) => commitments);
  const days = all.flatMap(({ made, by, ends }) => [made, by, ...ends.map(({ on }) => on)]);
  const sorted = [...days, addDays(today, -before), addDays(today, after)].toSorted();
  const clamp = (day: string): string => [addDays(today, -most), day, addDays(today, most)].toSorted()[1] ?? today;
  return { from: clamp(sorted[0] ?? today), to: addDays(clamp(sorted.at(-1) ?? today), 3), today };
}

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Where a day lies, between 0 and 100. */
function place({ from, to }: Span, day: string): number {
  const share = (dayNumber(day) - dayNumber(from)) / Math.max(1, dayNumber(to) - dayNumber(from));
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}

const at = (span: Span, day: string): CSSProperties => ({ "--at": `${place(span, day)}%` }) as CSSProperties;

export function Calendar({ span }: { readonly span: Span }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const month = new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", { month: "short" });
  const crowded = (day: string): boolean => Math.abs(place(span, day) - place(span, span.today)) < 9;
  return (
    <div className="promise-calendar" aria-hidden="true">
      <div className="promise-days">
        {monthsIn(span)
          .filter((first) => place(span, first) < 92 && !crowded(first))
          .map((first) => (
            <span key={first} style={at(span, first)}>
              {month.format(new Date(`${first}T12:00:00Z`))}
            </span>
          ))}
        <b style={at(span, span.today)}>{t("commitments.today")}</b>
      </div>
    </div>
  );
}

function monthsIn({ from, to }: Span): string[] {
  const firsts: string[] = [];
  for (let day = `${from.slice(0, 7)}-01`; day <= to; day = `${addDays(day, 32).slice(0, 7)}-01`)
    if (day >= from) firsts.push(day);
  return firsts;
}

/** One promise on the same measure. */
export function Stretch({ commitment, span }: { readonly commitment: Commitment; readonly span: Span }) {
  const { made, by, ends } = commitment;
  const state = stateOf(commitment, span.today);
  const last = ends[0]?.on ?? by;
  const [start, due, end] = [made, by, last].map((day) => place(span, day)) as [number, number, number];
  const [from, to] = [Math.min(start, end), Math.max(start, end)];
  const measures = { "--from": `${from}%`, "--to": `${to}%`, "--due": `${due}%` } as CSSProperties;
  return (
    <div className="promise-days promise-stretch" data-state={state} style={measures} aria-hidden="true">
      <i className="promise-now" style={at(span, span.today)} />
      <i className="promise-line" />
      <i className="promise-due" />
      {ends.length > 0 && <i className="promise-end" />}
    </div>
  );
}
