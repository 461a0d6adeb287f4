// What a seat first thought, kept beside what it thinks now; and what a seat wrote unseen too late to be shown.
import { hasChangedMind, type Factor } from "@hybrid/domain";
import { bringFirst, bringLate, lateWords, wordsOf, type Places } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { noTextExtension, TextExtensionContext } from "../editor/text-extension.ts";
import { useWords } from "../editor/use-words.ts";
import { WordsText } from "../editor/words-text.tsx";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { PerspectiveSaid, SpokenWords, Weighs } from "./perspective-said.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";
import { useSilence } from "./silence-context.tsx";
import { today } from "./today.ts";

/** Nothing where the seat has not come to think otherwise. */
export function FirstThoughtOf({ perspective }: { readonly perspective: SeatPerspective }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { firstThought, firstProse } = useSilence();
  const first = firstThought(perspective.seat, perspective.factor);
  const prose = firstProse(perspective.seat, perspective.factor);
  if (!first || !prose || !hasChangedMind(first, perspective)) return null;
  return (
    <details className="first-thought">
      <summary>{t("perspectives.silence.first", { day: day(today(new Date(first.at))) })}</summary>
      <PerspectiveSaid perspective={first} />
      <TextExtensionContext value={noTextExtension}>
        <SpokenWords fragment={prose.words} />
        <Weighs perspective={first} weighs={prose.weighs} />
      </TextExtensionContext>
    </details>
  );
}

/** What one went on writing while all was shown: one's own, and nobody else's yet. */
export function LateWords({ factor }: { readonly factor: string }) {
  const { places } = useSilence();
  const fragment = places ? wordsOf(places.first, factor) : null;
  return places && fragment ? <Late factor={factor} places={places} fragment={fragment} /> : null;
}

interface LateProps {
  readonly factor: string;
  readonly places: Places;
  readonly fragment: Y.XmlFragment;
}

function Late({ factor, places, fragment }: LateProps) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  useWords(fragment); // drawn again when they change
  const lines = lateWords(places, factor);
  if (lines.length === 0) return null;
  const bring = (): void => bringLate(places, factor);
  return (
    <Banner tone="warn" actions={<Button onPress={bring}>{t("perspectives.silence.add")}</Button>}>
      {t("perspectives.silence.late")}
      <span className="words" lang={lang}>
        {` ${lines.join(" ")}`}
      </span>
    </Banner>
  );
}

export function LeftUnseen({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  const { places, unseen } = useSilence();
  const left = unseen.get(factor.id);
  if (!left || !places) return null;
  const words = wordsOf(places.first, factor.id);
  const bring = (): void => bringFirst(places, factor.id);
  return (
    <Banner tone="warn" actions={<Button onPress={bring}>{t("perspectives.silence.bring")}</Button>}>
      {t("perspectives.silence.left")} <PerspectiveSaid perspective={left} />
      {words && <WordsText fragment={words} lang={lang} />}
    </Banner>
  );
}
