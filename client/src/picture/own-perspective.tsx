// This seat's own perspective: to read, and to write into its own voice and nowhere else.
import type { Factor } from "@hybrid/domain";
import { weighsOf, wordsOf } from "@hybrid/documents";
import { useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Voice } from "../language/use-voices.ts";
import { seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";
import { useOwnPlace } from "./silence-context.tsx";
import { FirstThoughtOf, LateWords, LeftUnseen } from "./first-thought.tsx";
import { PerspectiveForm } from "./perspective-form.tsx";
import { PerspectiveSaid, SpokenWords, Weighs } from "./perspective-said.tsx";

interface OwnPerspectiveProps {
  readonly factor: Factor;
  readonly writing: boolean;
  readonly setWriting: (writing: boolean) => void;
}

export function OwnPerspective({ factor, writing, setWriting }: OwnPerspectiveProps) {
  const { t } = useTranslation();
  const { own } = usePicture();
  const { voice, mine, silent } = useOwnPlace(factor.id);
  const seat = useSeat(useSeatView().me.seat);
  const frame = useRef<HTMLElement>(null);
  if (!own || !voice) {
    const why = seat?.organisation ? "picture.perspective.noVoice" : "picture.perspective.coordinator";
    return <p className="own-none">{t(why)}</p>;
  }
  const kind = seat?.organisation?.kind ?? "coordinator";
  const done = (): void => {
    const card = frame.current?.closest("article.card");
    flushSync(() => setWriting(false));
    // The form had the focus: it goes to the way back in, or to the card's first deed where nothing was written.
    const [again, deed] = [".own-perspective .form-deeds button", ".card-deeds button"].map((deeds) =>
      card?.querySelector<HTMLElement>(deeds),
    );
    (again ?? deed)?.focus();
  };
  if (!mine && !writing) return silent ? null : <LeftUnseen factor={factor} />;
  return (
    <article ref={frame} className={`own-perspective o-${kind}`} data-unseen={silent}>
      <h4>
        <Mark kind={kind} size={20} variant={mine?.sight === "protective" ? "outlined" : mine ? "filled" : "dashed"} />
        {t(silent ? "perspectives.silence.waiting" : "picture.perspective.ownOf", { organisation: seatName(seat, t) })}
        {mine && !writing && <PerspectiveSaid perspective={mine} />}
      </h4>
      {writing && !mine && !silent && <LeftUnseen factor={factor} />}
      {writing ? (
        <PerspectiveForm factor={factor} own={voice} mine={mine} silent={silent} onDone={done} />
      ) : (
        mine && <Spoken own={voice} mine={mine} onWrite={() => setWriting(true)} />
      )}
    </article>
  );
}

function Spoken({
  own,
  mine,
  onWrite,
}: {
  readonly own: Voice;
  readonly mine: SeatPerspective;
  readonly onWrite: () => void;
}) {
  const { t } = useTranslation();
  const fragment = wordsOf(own.open.doc, mine.factor);
  return (
    <>
      {fragment && <SpokenWords fragment={fragment} />}
      <Weighs perspective={mine} weighs={weighsOf(own.open.doc, mine.factor)} />
      <FirstThoughtOf perspective={mine} />
      <LateWords factor={mine.factor} />
      <div className="form-deeds">
        <Button onPress={onWrite}>{t("picture.card.writeOwn")}</Button>
      </div>
    </>
  );
}
