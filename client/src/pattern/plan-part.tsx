// The local plan: what is done about it, by which organisation, by when, and what is done already.
import { finishMeasure, measureOf, readMeasures, type Entry } from "@hybrid/documents";
import type { Measure } from "@hybrid/domain";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { WordsText } from "../editor/words-text.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { seatKind, seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { today } from "../text/calendar.ts";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { MeasureDialog } from "./measure-dialog.tsx";
import { Part, sortEntries, wordsIn } from "./part.tsx";
import { AsideList, SetAsideLink } from "./set-aside.tsx";

const none: Entry<Measure>[] = [];

export function PlanPart({ open }: { readonly open: OpenDocument }) {
  const { standing, aside, unreadable } = sortEntries(useReading(open.doc, readMeasures, none));
  const [adding, setAdding] = useState(false);
  return (
    <Part open={open} of="plan" empty={standing.length === 0} unreadable={unreadable} onAdd={() => setAdding(true)}>
      {standing.length > 0 && (
        <ul className="measures">
          {standing.map((measure) => (
            <OneMeasure key={measure.id} open={open} measure={measure} />
          ))}
        </ul>
      )}
      <AsideList
        open={open}
        collection="measures"
        entries={aside.map(({ id, retired }) => ({ id, words: wordsIn(measureOf(open.doc, id), 300), retired }))}
      />
      {adding && <MeasureDialog open={open} onClose={() => setAdding(false)} />}
    </Part>
  );
}

function OneMeasure({ open, measure }: { readonly open: OpenDocument; readonly measure: Measure }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { space } = useSeatView();
  const seat = useSeat(measure.seat);
  const fragment = measureOf(open.doc, measure.id);
  const { by, done } = measure;
  const when = by === null ? t("pattern.plan.noDay") : t("pattern.plan.due", { day: day(by) });
  return (
    <li>
      <Icon of={done === null ? CircleDashed : CircleCheck} />
      <div>
        {fragment && <WordsText fragment={fragment} lang={space.language} />}
        <p className="pattern-line">
          {seat && <Mark kind={seatKind(seat)} size={20} />}
          <span>
            <b>{seat ? seatName(seat, t) : measure.organisation}</b>{" "}
            {done === null ? when : t("pattern.plan.done", { day: day(done) })}
          </span>
          {open.record.right === "write" && (
            <button
              type="button"
              className="link"
              aria-label={done === null ? t("pattern.plan.finishOf", { words: wordsIn(fragment) }) : undefined}
              onClick={() => finishMeasure(open.doc, measure.id, done === null ? today() : null)}
            >
              {t(done === null ? "pattern.plan.finish" : "pattern.plan.unfinish")}
            </button>
          )}
          <SetAsideLink open={open} collection="measures" id={measure.id} words={wordsIn(fragment)} />
        </p>
      </div>
    </li>
  );
}
