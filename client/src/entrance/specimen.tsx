// A glimpse of what is inside, for the eye: one circumstance, and how differently two organisations see it. The words
// around it say the same.
import { useTranslation } from "react-i18next";
import { Mark, type MarkKind } from "../ui/mark.tsx";
import "./specimen.css";

type Place = { readonly kind: MarkKind; readonly step: 1 | 2 | 3 | 4 };

const beingARisk: readonly Place[] = [
  { kind: "social", step: 2 },
  { kind: "youth", step: 2 },
  { kind: "police", step: 4 },
];
const beingAtRisk: readonly Place[] = [
  { kind: "police", step: 2 },
  { kind: "youth", step: 3 },
  { kind: "social", step: 4 },
];

export function Specimen() {
  const { t } = useTranslation();
  return (
    <figure className="specimen">
      <div className="specimen-card" aria-hidden="true">
        <p className="words">
          {t("entrance.specimen.before")} <span className="specimen-term">{t("entrance.specimen.term")}</span>
          {t("entrance.specimen.after")}
          <span className="specimen-caret o-school">
            <span>Lotta</span>
          </span>
        </p>
        <Track label={t("entrance.specimen.beingARisk")} places={beingARisk} />
        <Track label={t("entrance.specimen.beingAtRisk")} places={beingAtRisk} />
        <p className="specimen-steps">
          {t("entrance.specimen.steps", { returnObjects: true }).map((step) => (
            <span key={step}>{step}</span>
          ))}
        </p>
      </div>
      <figcaption>{t("entrance.specimen.caption")}</figcaption>
    </figure>
  );
}

function Track({ label, places }: { label: string; places: readonly Place[] }) {
  return (
    <div className="specimen-track">
      <span>{label}</span>
      <div className="specimen-lane">
        <span className="specimen-span" />
        {[1, 2, 3, 4].map((step) => (
          <span key={step} className="specimen-step">
            {places
              .filter((place) => place.step === step)
              .map((place) => (
                <Mark key={place.kind} kind={place.kind} />
              ))}
          </span>
        ))}
      </div>
    </div>
  );
}
