// The events of a picture in the order of their days.
import {
  happeningOf,
  markMeeting,
  readHappenings,
  readProse,
  restoreHappening,
  retireHappening,
  type Entry,
} from "@hybrid/documents";
import type { Basis, Happening } from "@hybrid/domain";
import { Plus, UsersRound } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { WordsText } from "../editor/words-text.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { seatKind, seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";
import { HappeningDialog } from "./happening-dialog.tsx";

const none: Entry<Happening>[] = [];

export function Happened({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const entries = useReading(open.doc, readHappenings, none);
  const [adding, setAdding] = useState(false);
  const happenings = entries.flatMap((entry) => (entry.readable ? entry.value : []));
  const standing = happenings.filter(({ retired }) => retired === null);
  const aside = happenings.filter(({ retired }) => retired !== null);
  const unreadable = entries.length - happenings.length;
  return (
    <section aria-labelledby="happened">
      <div className="timeline-head">
        <h2 id="happened">{t("timeline.happened.heading")}</h2>
        {open.record.right === "write" && (
          <Button icon={Plus} onPress={() => setAdding(true)}>
            {t("timeline.happened.add")}
          </Button>
        )}
      </div>
      <p className="meta">{t(standing.length === 0 ? "timeline.happened.empty" : "timeline.happened.lead")}</p>
      <ol className="happenings">
        {standing.map((happening) => (
          <OneHappening key={happening.id} open={open} happening={happening} />
        ))}
      </ol>
      {unreadable > 0 && <Banner>{t("timeline.happened.unreadable", { count: unreadable })}</Banner>}
      {aside.length > 0 && <SetAside open={open} happenings={aside} />}
      {adding && <HappeningDialog open={open} onClose={() => setAdding(false)} />}
    </section>
  );
}

interface OneProps {
  readonly open: OpenDocument;
  readonly happening: Happening;
}

function OneHappening({ open, happening }: OneProps) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { space } = useSeatView();
  const [asking, setAsking] = useState(false);
  const fragment = happeningOf(open.doc, happening.id);
  const words = fragment ? readProse(fragment).join(" ").slice(0, 60) : "";
  return (
    <li data-met={happening.met}>
      <p className="happening-day">
        <time dateTime={happening.day}>{day(happening.day)}</time>
        {happening.until !== null && happening.until !== happening.day && (
          <>
            {" – "}
            <time dateTime={happening.until}>{day(happening.until)}</time>
          </>
        )}
      </p>
      <div className="happening">
        {fragment && <WordsText fragment={fragment} lang={space.language} />}
        <Source happening={happening}>
          {open.record.right === "write" && (
            <>
              <MarkMeeting open={open} happening={happening} words={words} />
              <button
                type="button"
                className="link"
                aria-label={t("timeline.happened.setAsideOf", { words })}
                onClick={() => setAsking(true)}
              >
                {t("timeline.happened.setAside")}
              </button>
            </>
          )}
        </Source>
      </div>
      {asking && (
        <ReasonDialog
          title={t("timeline.happened.setAsideTitle")}
          label={t("timeline.happened.why")}
          hint={t("timeline.happened.hint")}
          submit={t("timeline.happened.setAside")}
          empty={t("timeline.happened.emptyReason")}
          onReason={(reason) => retireHappening(open.doc, happening.id, reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

/** Marks it as a meeting that changes can be asked for since, or takes the mark away. */
function MarkMeeting({ open, happening, words }: OneProps & { readonly words: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { id, met } = happening;
  const deed = t(met ? "timeline.happened.unmarkMet" : "timeline.happened.markMet");
  const mark = (): void => {
    markMeeting(open.doc, id, !met);
    announce(t(met ? "timeline.happened.unmarked" : "timeline.happened.marked"));
  };
  return (
    <button type="button" className="link" aria-label={t("timeline.happened.of", { deed, words })} onClick={mark}>
      {deed}
    </button>
  );
}

/** How we know; that we met we know ourselves. */
function Source({
  happening: { met, basis },
  children,
}: Pick<OneProps, "happening"> & { readonly children: ReactNode }) {
  const { t } = useTranslation();
  if (!met) return <BasisWords basis={basis}>{children}</BasisWords>;
  return (
    <p className="past-deed">
      <Icon of={UsersRound} />
      <b>{t("timeline.happened.meeting")}</b>
      {children}
    </p>
  );
}

function BasisWords({ basis, children }: { readonly basis: Basis; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const seat = useSeat(basis.seat);
  const { kind, toldBy } = basis;
  const how =
    kind === "told" && toldBy !== ""
      ? t("timeline.basis.toldBy", { role: toldBy })
      : t(`timeline.basis.${kind ?? "none"}`);
  return (
    <p className="past-deed">
      {seat && <Mark kind={seatKind(seat)} size={20} label={seatName(seat, t)} />}
      <span>{how}</span>
      {children}
    </p>
  );
}

function SetAside({ open, happenings }: { readonly open: OpenDocument; readonly happenings: readonly Happening[] }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  return (
    <details className="folded">
      <summary>{t("timeline.happened.many", { count: happenings.length })}</summary>
      <ul>
        {happenings.map(({ id, retired }) => {
          const fragment = happeningOf(open.doc, id);
          return (
            <li key={id}>
              {fragment && <WordsText fragment={fragment} lang={space.language} />}
              <p className="meta">{t("timeline.happened.because", { reason: retired ?? "" })}</p>
              {open.record.right === "write" && (
                <Button onPress={() => restoreHappening(open.doc, id)}>{t("timeline.happened.restore")}</Button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
