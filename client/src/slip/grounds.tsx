// The ground of a slip and what it asks. A ground that is not open stays in the list, closed, with its paragraph and
// why.
import { useTranslation } from "react-i18next";
import type { Offer } from "@hybrid/domain";
import { legalMenu } from "@hybrid/domain/templates";
import { Label } from "react-aria-components/Label";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { useFormat, useLanguage } from "../text/use-language.ts";
import { Segment } from "../ui/choice.tsx";
import { Step } from "./steps.tsx";
import type { Slip } from "./use-slip.ts";

export function Grounds({ slip }: { slip: Slip }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const version = t("slip.ground.version", { version: legalMenu.version, day: day(legalMenu.reviewBy) });
  return (
    <Step number={3} title={t("slip.ground.title")} aside={version}>
      <RadioGroup
        className="slip-grounds"
        value={slip.ground}
        onChange={(ground) => slip.change({ ground, answers: {} })}
        orientation="vertical"
      >
        <Label className="visually-hidden">{t("slip.ground.label")}</Label>
        {slip.offers.toSorted(openFirst).map((offer) => (
          <GroundChoice key={offer.ground.id} offer={offer} chosen={slip.ground === offer.ground.id} />
        ))}
      </RadioGroup>
      <p className="meta">{t("slip.ground.help")}</p>
    </Step>
  );
}

const openFirst = (a: Offer, b: Offer) => Number(b.open) - Number(a.open);

function GroundChoice({ offer, chosen }: { offer: Offer; chosen: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { ground, open } = offer;
  return (
    <Radio value={ground.id} isDisabled={!open} className="slip-ground">
      <span className="slip-ground-name">
        {ground.title[language]}
        {!ground.verified && <em> {t("slip.ground.unverified")}</em>}
        {!open && <span className="slip-ground-note">{t("slip.ground.closed", { why: offer.why[language] })}</span>}
        {chosen && (
          <span className="slip-ground-note">
            {ground.says[language]} {t("slip.ground.source", { source: ground.source })}
          </span>
        )}
      </span>
      <span className="slip-law">{ground.paragraph}</span>
    </Radio>
  );
}

export function Questions({ slip }: { slip: Slip }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Step number={4} title={t("slip.questions.title")}>
      {slip.questions.length === 0 ? (
        <p className="meta">{t("slip.questions.waiting")}</p>
      ) : (
        <ul className="slip-questions">
          {slip.questions.map(({ id, asks }) => (
            <li key={id}>
              <span aria-hidden="true">{asks[language]}</span>
              <Segment
                label={asks[language]}
                labelHidden
                value={slip.answers[id] ?? null}
                onChange={(answer) => slip.change({ answers: { ...slip.answers, [id]: answer } })}
                options={[
                  { value: "yes", label: t("slip.questions.yes") },
                  { value: "no", label: t("slip.questions.no") },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
    </Step>
  );
}
