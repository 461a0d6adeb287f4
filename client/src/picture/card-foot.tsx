// How far apart the perspectives are, in words; whose are missing; the way to read them and to write one's own.
import { distance, sights, type Factor } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Mark } from "../ui/mark.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { useOwnPlace, useSilence } from "./silence-context.tsx";
import { usePicture, type Lens } from "./picture-context.tsx";
import { sayApart } from "./track-layout.ts";

interface CardFootProps {
  readonly factor: Factor;
  readonly perspectives: readonly SeatPerspective[];
  readonly reading: boolean;
  readonly writing: boolean;
  readonly onRead: () => void;
  readonly onWrite: () => void;
}

export function CardFoot({ factor, perspectives, reading, writing, onRead, onWrite }: CardFootProps) {
  const { t } = useTranslation();
  const { own, lens, unreadable } = usePicture();
  const { mine, silent } = useOwnPlace(factor.id);
  const left = useSilence().unseen.has(factor.id);
  const something = perspectives.length > 0 || unreadable.has(factor.id) || left;
  return (
    <footer className="card-foot">
      <b>{sayDistance(perspectives, lens, t)}</b>
      <Missing factor={factor} perspectives={perspectives} />
      <WritingHere factor={factor} />
      <span className="card-deeds">
        {own && !mine && !writing && (
          <button type="button" className="link" onClick={onWrite}>
            {t(silent ? "perspectives.silence.write" : "picture.card.write")}
          </button>
        )}
        {(something || !own) && (
          <button type="button" className="link" aria-expanded={reading} onClick={onRead}>
            {t(reading ? "picture.card.hide" : "picture.card.read")}
          </button>
        )}
      </span>
    </footer>
  );
}

function Missing({ factor, perspectives }: Pick<CardFootProps, "factor" | "perspectives">) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { speakers, own, unreadable } = usePicture();
  const heard = [...perspectives.map(({ seat }) => seat), ...(unreadable.get(factor.id) ?? [])];
  const missing = speakers.filter(({ id }) => !heard.includes(id) && id !== own?.seat);
  if (missing.length === 0 || perspectives.length === 0) return null;
  const names = list(missing.map((seat) => seatName(seat, t)));
  return (
    <span className="card-missing">
      {missing.map((seat) => (
        <Mark key={seat.id} kind={seat.organisation?.kind ?? "coordinator"} size={20} variant="dashed" />
      ))}
      {missing.length === 1 ? (
        <span>{t("picture.card.missing", { names })}</span>
      ) : (
        <span title={names}>
          <span className="visually-hidden">{names} </span>
          {t("picture.card.missingMany")}
        </span>
      )}
    </span>
  );
}

function WritingHere({ factor }: Pick<CardFootProps, "factor">) {
  const { t } = useTranslation();
  const { seats } = useSeatView();
  const { writers } = usePicture();
  return writers
    .filter((writer) => writer.factor === factor.id)
    .map(({ seat: id, name }) => {
      const kind = seats.find((seat) => seat.id === id)?.organisation?.kind ?? "coordinator";
      return (
        <span key={id} className={`card-writing o-${kind}`}>
          <Mark kind={kind} size={20} />
          {t("picture.card.writing", { name })}
        </span>
      );
    });
}

/** Distances are taken among those who see a factor the same way; against a threat and being one are not one scale. */
function sayDistance(perspectives: readonly SeatPerspective[], lens: Lens, t: TFunction): string {
  if (perspectives.length === 0) return t("picture.card.nobody");
  const groups = sights
    .map((sight) => perspectives.filter((one) => one.sight === sight))
    .filter(({ length }) => length);
  if (groups.length > 1) return t("picture.distance.bothWays");
  if (perspectives.length === 1) return t("picture.card.oneAlone");
  const risk = lens === "atRisk" ? null : distance(perspectives.map(({ beingARisk }) => beingARisk));
  const atRisk = lens === "risk" ? null : distance(perspectives.map(({ beingAtRisk }) => beingAtRisk));
  const apart = sayApart(risk, atRisk);
  if (apart.kind === "unknown") return "";
  if (apart.kind !== "wide") return t(`picture.distance.${apart.kind}`);
  const steps = t(apart.steps === 2 ? "picture.distance.two" : "picture.distance.three");
  return t("picture.distance.wide", { steps, lens: t(`picture.distance.${apart.on}`) });
}
