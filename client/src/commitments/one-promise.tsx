// One commitment: what was promised, its day, how it went in its seat's own words, and the cards it is about.
import { commitmentOf } from "@hybrid/documents";
import { addDays, stateOf, type CommitmentEnd, type CommitmentState } from "@hybrid/domain";
import { Check, CircleDashed, Clock, Signpost, X, type LucideIcon } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { WordsText } from "../editor/words-text.tsx";
import type { HeldCommitment } from "../language/use-commitments.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { About } from "./about.tsx";
import { Stretch, type Span } from "./calendar.tsx";
import { EndDeeds } from "./end-deeds.tsx";

interface OnePromiseProps {
  readonly commitment: HeldCommitment;
  readonly own: boolean;
  readonly waits: boolean;
  readonly picture: OpenDocument;
  readonly span: Span;
}

const icons: Record<CommitmentState, LucideIcon> = {
  standing: CircleDashed,
  late: Clock,
  done: Check,
  changed: Signpost,
  "not-done": X,
};

export function OnePromise({ commitment, own, waits, picture, span }: OnePromiseProps) {
  const { space } = useSeatView();
  const { id, voice, ends } = commitment;
  const fragment = commitmentOf(voice.open.doc, id);
  const state = stateOf(commitment, span.today);
  return (
    <li className="promise" data-state={state} data-commitment={`${voice.seat}/${id}`}>
      <div className="promise-what">
        {fragment && <WordsText fragment={fragment} lang={space.language} />}
        <When commitment={commitment} state={state} today={span.today} />
        <Why ends={ends} lang={space.language} />
        <About commitment={commitment} picture={picture} />
        {own && <EndDeeds commitment={commitment} late={state === "late"} waits={waits} />}
      </div>
      <Stretch commitment={commitment} span={span} />
    </li>
  );
}

interface WhenProps {
  readonly commitment: HeldCommitment;
  readonly state: CommitmentState;
  readonly today: string;
}

function When({ commitment: { made, by, ends }, state, today }: WhenProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [end] = ends;
  const rest = [
    ...(end ? [t("commitments.when.wasBy", { day: day(by) })] : []),
    t("commitments.when.made", { day: day(made) }),
  ];
  return (
    <p className="promise-when">
      <b>
        <Icon of={icons[state]} />
        {end ? t(`commitments.ended.${end.as}`, { day: day(end.on) }) : sayDay(by, today, day(by), t)}
      </b>
      <span>{rest.join(" · ")}</span>
    </p>
  );
}

function sayDay(by: string, today: string, day: string, t: TFunction): string {
  if (by < today) return t("commitments.when.late", { day });
  if (by === today) return t("commitments.when.today", { day });
  if (by === addDays(today, 1)) return t("commitments.when.tomorrow", { day });
  return t("commitments.when.by", { day });
}

/** Why, in the words of the seat; and what was said at the same time in another of its windows. */
function Why({ ends, lang }: { readonly ends: readonly CommitmentEnd[]; readonly lang: string }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  return ends.map((end, at) => (
    <div key={end.id} className="promise-why">
      {at > 0 && (
        <p className="meta">
          {t("commitments.also")} {t(`commitments.ended.${end.as}`, { day: day(end.on) })}
        </p>
      )}
      {end.why !== "" && <blockquote lang={lang}>{end.why}</blockquote>}
    </div>
  ));
}
