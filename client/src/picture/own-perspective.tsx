// This seat's own perspective: to read, and to write into its own voice and nowhere else. Nothing is filled in from
// the kind of organisation; the two lenses are chosen separately, in words.
import { levels, logics, sights, type Factor, type Perspective } from "@hybrid/domain";
import { weighsOf, withdrawPerspective, wordsOf, writePerspective } from "@hybrid/documents";
import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import { WordsEditor } from "../editor/words-editor.tsx";
import type { Voice } from "../language/use-voices.ts";
import { seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Mark } from "../ui/mark.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";
import { useOwnPlace } from "./silence-context.tsx";
import { FirstThoughtOf, LateWords, LeftUnseen } from "./first-thought.tsx";
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
        <Form factor={factor} own={voice} mine={mine} silent={silent} onDone={done} />
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

interface FormProps {
  readonly factor: Factor;
  readonly own: Voice;
  readonly mine: SeatPerspective | undefined;
  readonly silent: boolean;
  readonly onDone: () => void;
}

function Form({ factor, own, mine, silent, onDone }: FormProps) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  const write = (change: Partial<Omit<Perspective, "factor">>): void =>
    writePerspective(own.open.doc, factor.id, change);
  const words = wordsOf(own.open.doc, factor.id);
  // Going on writing is safe without contact; a perspective that nobody has seen yet waits for it.
  const waits = !mine && own.open.offlineSince !== null;
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const radios = [...(form.current?.querySelectorAll("input") ?? [])];
    (radios.find(({ checked }) => checked) ?? radios[0])?.focus();
  }, []);
  return (
    <div ref={form} className="form">
      <p className="meta">{t(silent ? "perspectives.silence.readBy" : "picture.perspective.readBy")}</p>
      {waits && <Banner tone="offline">{t("picture.perspective.waits")}</Banner>}
      <RadioRow
        label={t("picture.perspective.sight")}
        value={mine?.sight ?? null}
        disabled={waits}
        onChange={(sight) => write({ sight })}
        options={sights.map((value) => ({ value, label: t(`picture.perspective.sights.${value}`) }))}
      />
      {!mine && <p className="meta">{t("picture.perspective.sightFirst")}</p>}
      {mine && <Lenses mine={mine} write={write} />}
      {mine?.logic && <AskWhy own={own} factor={factor} onDone={onDone} />}
      {mine && words && (
        <div className="own-words">
          <p className="choice-label">{t("picture.perspective.words")}</p>
          <WordsEditor
            kind="plain"
            fragment={words}
            open={own.open}
            lang={lang}
            label={t("picture.perspective.words")}
            placeholder={t("picture.perspective.wordsPrompt")}
            onDone={onDone}
          />
        </div>
      )}
      <div className="form-deeds">
        <Button look="primary" onPress={onDone}>
          {t("picture.card.done")}
        </Button>
        {mine && <Withdraw factor={factor} own={own} onDone={onDone} />}
      </div>
    </div>
  );
}

function AskWhy({ own, factor, onDone }: Pick<FormProps, "own" | "factor" | "onDone">) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  const weighs = weighsOf(own.open.doc, factor.id);
  if (!weighs) return null;
  return (
    <div className="own-words">
      <p className="choice-label">{t("perspectives.weighs.ask")}</p>
      <WordsEditor
        kind="plain"
        fragment={weighs}
        open={own.open}
        lang={lang}
        label={t("perspectives.weighs.ask")}
        placeholder={t("perspectives.weighs.prompt")}
        onDone={onDone}
      />
    </div>
  );
}

function Lenses({
  mine,
  write,
}: {
  readonly mine: SeatPerspective;
  readonly write: (change: Partial<Perspective>) => void;
}) {
  const { t } = useTranslation();
  const against = mine.sight === "protective";
  const options = levels.map((value) => ({ value, label: t(`picture.level.${value}`) }));
  return (
    <>
      <RadioRow
        label={t(against ? "picture.track.againstRisk" : "picture.track.risk")}
        value={mine.beingARisk}
        onChange={(beingARisk) => write({ beingARisk })}
        options={options}
      />
      <RadioRow
        label={t(against ? "picture.track.againstAtRisk" : "picture.track.atRisk")}
        value={mine.beingAtRisk}
        onChange={(beingAtRisk) => write({ beingAtRisk })}
        options={options}
      />
      <RadioRow
        label={t("picture.perspective.logic")}
        value={mine.logic ?? "open"}
        onChange={(logic) => write({ logic: logic === "open" ? null : logic })}
        options={([...logics, "open"] as const).map((value) => ({
          value,
          label: t(`picture.perspective.logics.${value}`),
        }))}
      />
    </>
  );
}

function Withdraw({ factor, own, onDone }: Pick<FormProps, "factor" | "own" | "onDone">) {
  const { t } = useTranslation();
  const trigger = <Button look="quiet">{t("picture.perspective.withdraw")}</Button>;
  return (
    <Dialog title={t("picture.perspective.withdrawTitle")} trigger={trigger}>
      {(close) => (
        <div className="form">
          <p>{t("picture.perspective.withdrawWords")}</p>
          <div className="form-deeds">
            <Button
              look="primary"
              onPress={() => {
                withdrawPerspective(own.open.doc, factor.id);
                close();
                onDone();
              }}
            >
              {t("picture.perspective.withdraw")}
            </Button>
            <Button onPress={close}>{t("picture.perspective.keep")}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}
