// The words behind the marks: each seat's own, side by side; one's own first, to write in.
import type { Factor } from "@hybrid/domain";
import { weighsOf, wordsOf } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import { useVoices, type Voice } from "../language/use-voices.ts";
import { seatName, useSeat } from "../session/seat-view.tsx";
import { Mark } from "../ui/mark.tsx";
import { Banner } from "../ui/banner.tsx";
import { FirstThoughtOf } from "./first-thought.tsx";
import { OwnPerspective } from "./own-perspective.tsx";
import { PerspectiveSaid, SpokenWords, Weighs } from "./perspective-said.tsx";
import { MakeReservation } from "./reservation-dialogs.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";

interface WordsOfAllProps {
  readonly factor: Factor;
  readonly writing: boolean;
  readonly setWriting: (writing: boolean) => void;
}

export function WordsOfAll({ factor, writing, setWriting }: WordsOfAllProps) {
  const { t } = useTranslation();
  const { open, own, unreadable, perspectivesOn } = usePicture();
  const voices = useVoices(open.record.id);
  const others = perspectivesOn(factor.id).filter(({ seat }) => seat !== own?.seat);
  return (
    <section className="words-of-all" aria-label={t("picture.perspective.heading")}>
      <OwnPerspective factor={factor} writing={writing} setWriting={setWriting} />
      {others.map((one) => (
        <SeatWords key={one.seat} perspective={one} voice={voices.find(({ seat }) => seat === one.seat)} />
      ))}
      {(unreadable.get(factor.id) ?? []).map((seat) => (
        <UnreadableWords key={seat} seat={seat} />
      ))}
      {own && !writing && (
        <div className="form-deeds">
          <MakeReservation factor={factor} own={own} />
        </div>
      )}
    </section>
  );
}

function SeatWords({
  perspective,
  voice,
}: {
  readonly perspective: SeatPerspective;
  readonly voice: Voice | undefined;
}) {
  const { t } = useTranslation();
  const seat = useSeat(perspective.seat);
  const fragment = voice ? wordsOf(voice.open.doc, perspective.factor) : null;
  const kind = seat?.organisation?.kind ?? "coordinator";
  return (
    <article className={`seat-words o-${kind}`}>
      <h4>
        <Mark kind={kind} size={20} variant={perspective.sight === "protective" ? "outlined" : "filled"} />
        {seatName(seat, t)}
        <PerspectiveSaid perspective={perspective} />
      </h4>
      {fragment ? <SpokenWords fragment={fragment} /> : null}
      <Weighs perspective={perspective} weighs={voice ? weighsOf(voice.open.doc, perspective.factor) : null} />
      <FirstThoughtOf perspective={perspective} />
    </article>
  );
}

function UnreadableWords({ seat: id }: { readonly seat: string }) {
  const { t } = useTranslation();
  const seat = useSeat(id);
  return <Banner>{t("picture.perspective.unreadable", { organisation: seatName(seat, t) })}</Banner>;
}
