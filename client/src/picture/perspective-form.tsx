// The form of this seat's own perspective. Nothing is filled in from the kind of organisation; the two lenses are
// chosen separately, in words.
import { levels, logics, sights, type Factor, type Perspective } from "@hybrid/domain";
import { weighsOf, withdrawPerspective, wordsOf, writePerspective } from "@hybrid/documents";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { WordsEditor } from "../editor/words-editor.tsx";
import type { Voice } from "../language/use-voices.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { usePicture } from "./picture-context.tsx";
import type { SeatPerspective } from "./perspectives.ts";

interface PerspectiveFormProps {
  readonly factor: Factor;
  readonly own: Voice;
  readonly mine: SeatPerspective | undefined;
  readonly silent: boolean;
  readonly onDone: () => void;
}

export function PerspectiveForm({ factor, own, mine, silent, onDone }: PerspectiveFormProps) {
  const { t } = useTranslation();
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
        <OwnWords
          own={own}
          fragment={words}
          label={t("picture.perspective.words")}
          placeholder={t("picture.perspective.wordsPrompt")}
          onDone={onDone}
        />
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

function AskWhy({ own, factor, onDone }: Pick<PerspectiveFormProps, "own" | "factor" | "onDone">) {
  const { t } = useTranslation();
  const weighs = weighsOf(own.open.doc, factor.id);
  if (!weighs) return null;
  return (
    <OwnWords
      own={own}
      fragment={weighs}
      label={t("perspectives.weighs.ask")}
      placeholder={t("perspectives.weighs.prompt")}
      onDone={onDone}
    />
  );
}

interface OwnWordsProps {
  readonly own: Voice;
  readonly fragment: Y.XmlFragment;
  readonly label: string;
  readonly placeholder: string;
  readonly onDone: () => void;
}

function OwnWords({ own, fragment, label, placeholder, onDone }: OwnWordsProps) {
  const { lang } = usePicture();
  return (
    <div className="own-words">
      <p className="choice-label">{label}</p>
      <WordsEditor
        kind="plain"
        fragment={fragment}
        open={own.open}
        lang={lang}
        label={label}
        placeholder={placeholder}
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

function Withdraw({ factor, own, onDone }: Pick<PerspectiveFormProps, "factor" | "own" | "onDone">) {
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
