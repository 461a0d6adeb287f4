// One lens as a line of four words, with a mark for each seat that knows, and the span between the outermost.
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { Mark, type MarkProps } from "../ui/mark.tsx";
import { layTrack, marksAbreast, steps, type Marked, type TrackLayout } from "./track-layout.ts";

export type TrackName = "risk" | "atRisk" | "againstRisk" | "againstAtRisk";

interface TrackProps {
  readonly name: TrackName;
  readonly variant: "filled" | "outlined";
  readonly marks: readonly Marked[];
}

const markWidth = 25;

export function Track({ name, variant, marks }: TrackProps) {
  const { t } = useTranslation();
  const layout = layTrack(marks);
  return (
    <div className="track">
      <span className="track-name">{t(`picture.track.${name}`)}</span>
      <div className="lane">
        <Span layout={layout} />
        {layout.stops.map((seats, step) => (
          <span key={step} className="lane-stop">
            <span className="lane-marks" style={{ maxWidth: marksAbreast(seats.length) * markWidth }}>
              {seats.map((seat) => (
                <SeatMark key={seat} seat={seat} variant={variant} />
              ))}
            </span>
          </span>
        ))}
      </div>
      {layout.unknown.length > 0 && (
        <span className="track-unknown">
          {t("picture.card.doNotKnow")}
          {layout.unknown.map((seat) => (
            <SeatMark key={seat} seat={seat} variant="dashed" />
          ))}
        </span>
      )}
    </div>
  );
}

function Span({ layout }: { readonly layout: TrackLayout }) {
  if (!layout.span) return null;
  const { first, last } = layout.span;
  const half = (step: number): number => (marksAbreast(layout.stops[step]?.length ?? 0) * markWidth) / 2 + 4;
  const place: CSSProperties = {
    left: `calc(${(first * 2 + 1) * 12.5}% - ${half(first)}px)`,
    right: `calc(${(7 - last * 2) * 12.5}% - ${half(last)}px)`,
  };
  return <span className="lane-span" data-wide={layout.wide} style={place} />;
}

function SeatMark({ seat: id, variant }: { readonly seat: string } & Pick<MarkProps, "variant">) {
  const { t } = useTranslation();
  const { seats } = useSeatView();
  const seat = seats.find((one) => one.id === id);
  return (
    <span title={seatName(seat, t)}>
      <Mark kind={seat?.organisation?.kind ?? "coordinator"} {...(variant ? { variant } : {})} />
    </span>
  );
}

export function Scale() {
  const { t } = useTranslation();
  return (
    <div className="scale">
      {steps.map((level) => (
        <span key={level}>{t(`picture.level.${level}`)}</span>
      ))}
    </div>
  );
}
