// One entry of the disclosure log: what was shared, by whom, to whom, on which ground, and whether it was withdrawn.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Disclosure, SlipView } from "@hybrid/domain";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Mark } from "../ui/mark.tsx";

type Party = Disclosure["sender"];

export function SlipEntry({ slip, deeds }: { slip: SlipView; deeds?: React.ReactNode }) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const { space } = useSeatView();
  const { disclosure, withdrawn, at, seq } = slip;
  const heading = `slip-${seq}`;
  const place = useHeldFocus(withdrawn !== null);
  const when = new Date(at);
  return (
    <article className="slip-entry" aria-labelledby={heading} data-withdrawn={withdrawn !== null}>
      <header>
        <h2 id={heading} ref={place} tabIndex={-1}>
          {t("journal.entry.slip", { number: seq })}
        </h2>
        <time dateTime={when.toISOString()} className="meta tabular">
          {day(when)} {time(when)}
        </time>
      </header>
      {withdrawn && <Withdrawn withdrawn={withdrawn} />}
      {disclosure.passages.length === 0 && <p className="meta">{t("journal.entry.hidden")}</p>}
      {disclosure.passages.map((passage, number) => (
        <blockquote key={number} className="words" lang={space.language}>
          {passage}
        </blockquote>
      ))}
      <Facts disclosure={disclosure} />
      {!withdrawn && deeds}
    </article>
  );
}

/** The button that withdraws goes with the deed: the focus stays here, on the entry's heading. */
function useHeldFocus(withdrawn: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(withdrawn);
  useEffect(() => {
    if (withdrawn && !before.current) heading.current?.focus();
    before.current = withdrawn;
  }, [withdrawn]);
  return heading;
}

function Withdrawn({ withdrawn }: { withdrawn: NonNullable<SlipView["withdrawn"]> }) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const { by, reason } = withdrawn.withdrawal;
  const when = new Date(withdrawn.at);
  const title = t("journal.entry.withdrawn", { day: day(when), time: time(when), who: by.holder });
  return (
    <Banner tone="warn" title={title}>
      {t("journal.entry.because", { reason })}
    </Banner>
  );
}

function Facts({ disclosure }: { disclosure: Disclosure }) {
  const { t } = useTranslation();
  const { ground, answered, target, title, sender, recipients } = disclosure;
  return (
    <dl className="slip-facts">
      <dt>{t("journal.entry.from")}</dt>
      <dd>
        <Who party={sender} />
      </dd>
      <dt>{t("journal.entry.to")}</dt>
      <dd>
        <ul>
          {recipients.map((party) => (
            <li key={party.seat}>
              <Who party={party} />
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t("journal.entry.into")}</dt>
      <dd>{t(`journal.entry.${target.kind}`, { picture: title })}</dd>
      <dt>{t("journal.entry.ground")}</dt>
      <dd>
        {ground.title} ({ground.paragraph}; {ground.menu})
      </dd>
      <dt>{t("journal.entry.answered")}</dt>
      <dd>
        <ul>
          {answered.map(({ id, asks }) => (
            <li key={id}>{asks}</li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}

function Who({ party }: { party: Party }) {
  const { t } = useTranslation();
  const organisation = party.organisation?.name ?? t("shared.coordinator");
  return (
    <span className="slip-who">
      <Mark kind={party.organisation?.kind ?? "coordinator"} size={20} />
      {t("journal.entry.by", { holder: party.holder || "–", organisation })}
    </span>
  );
}
