// The two lenses of one card. Seen one way, there is one pair of tracks; seen both ways, those who see concern, those
// who see protection and those who see both each have a pair of their own, and are never put on one scale.
import { sights, type Sight } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { seatName, useSeatView } from "../session/seat-view.tsx";
import { Mark } from "../ui/mark.tsx";
import { Glyph } from "../ui/glyph.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";
import { Scale, Track, type TrackName } from "./track.tsx";

export function SeenGroups({ perspectives }: { readonly perspectives: readonly SeatPerspective[] }) {
  const groups = sights
    .map((sight) => ({ sight, by: perspectives.filter((one) => one.sight === sight) }))
    .filter(({ by }) => by.length > 0);
  if (groups.length === 0) return null;
  return (
    <div className="seen-groups" aria-hidden="true">
      {groups.map(({ sight, by }) => (
        <div key={sight} className="seen-group">
          {groups.length > 1 && <SeenBy sight={sight} by={by} />}
          <Tracks sight={sight} by={by} />
        </div>
      ))}
    </div>
  );
}

function SeenBy({ sight, by }: { readonly sight: Sight; readonly by: readonly SeatPerspective[] }) {
  const { t } = useTranslation();
  const { seats } = useSeatView();
  return (
    <p className="seen-by">
      <Glyph of={sight} />
      {t(`picture.seenAs.${sight}`)}
      {by.map(({ seat: id }) => {
        const seat = seats.find((one) => one.id === id);
        return <Mark key={id} kind={seat?.organisation?.kind ?? "coordinator"} size={20} label={seatName(seat, t)} />;
      })}
    </p>
  );
}

function Tracks({ sight, by }: { readonly sight: Sight; readonly by: readonly SeatPerspective[] }) {
  const { lens } = usePicture();
  const against = sight === "protective";
  const variant = against ? "outlined" : "filled";
  const track = (name: TrackName, level: "beingARisk" | "beingAtRisk") => (
    <Track name={name} variant={variant} marks={by.map((one) => ({ seat: one.seat, level: one[level] }))} />
  );
  return (
    <div className="tracks">
      {lens !== "atRisk" && track(against ? "againstRisk" : "risk", "beingARisk")}
      {lens !== "risk" && track(against ? "againstAtRisk" : "atRisk", "beingAtRisk")}
      <Scale />
    </div>
  );
}
