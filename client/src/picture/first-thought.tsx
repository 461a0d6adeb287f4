// What a seat first thought, kept beside what it thinks now; and what a seat wrote unseen too late to be shown.
import { hasChangedMind, type Factor } from "@hybrid/domain";
import { bringFirst, bringLate, lateWords, readProse, wordsOf } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { useWords } from "../editor/use-words.ts";
import type { Voice } from "../language/use-voices.ts";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { PerspectiveSaid } from "./perspective-said.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";
import { useSilence } from "./silence-context.tsx";
import { today } from "./today.ts";

/** Nothing where the seat has not come to think otherwise. */
export function FirstThoughtOf({ perspective }: { readonly perspective: SeatPerspective }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { lang } = usePicture();
  const first = useSilence().firstThought(perspective.seat, perspective.factor);
  if (!first || !hasChangedMind(first, perspective)) return null;
  return (
    <details className="first-thought">
      <summary>{t("perspectives.silence.first", { day: day(today(new Date(first.at))) })}</summary>
      <PerspectiveSaid perspective={{ ...first, seat: perspective.seat }} />
      {first.words.length === 0 ? (
        <p>{t("perspectives.silence.noWords")}</p>
      ) : (
        <div className="words" lang={lang}>
          {first.words.map((line, at) => (
            <p key={at}>{line}</p>
          ))}
        </div>
      )}
    </details>
  );
}

/** What one went on writing while all was shown: one's own, and nobody else's yet. */
export function LateWords({ factor, own }: { readonly factor: string; readonly own: Voice }) {
  const { first } = useSilence();
  const fragment = first ? wordsOf(first.open.doc, factor) : null;
  return first && fragment ? <Late factor={factor} own={own} first={first} fragment={fragment} /> : null;
}

interface LateProps {
  readonly factor: string;
  readonly own: Voice;
  readonly first: Voice;
  readonly fragment: Y.XmlFragment;
}

function Late({ factor, own, first, fragment }: LateProps) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  useWords(fragment); // drawn again when they change
  const lines = lateWords(first.open.doc, own.open.doc, factor);
  if (lines.length === 0) return null;
  const bring = (): void => bringLate(own.open.doc, first.open.doc, factor);
  return (
    <Banner tone="warn" actions={<Button onPress={bring}>{t("perspectives.silence.add")}</Button>}>
      {t("perspectives.silence.late")}
      <span className="words" lang={lang}>
        {` ${lines.join(" ")}`}
      </span>
    </Banner>
  );
}

export function LeftUnseen({ factor, own }: { readonly factor: Factor; readonly own: Voice }) {
  const { t } = useTranslation();
  const { first, unseen } = useSilence();
  const left = unseen.get(factor.id);
  if (!left || !first) return null;
  const words = wordsOf(first.open.doc, factor.id);
  const bring = (): void => bringFirst(own.open.doc, first.open.doc, factor.id);
  return (
    <Banner tone="warn" actions={<Button onPress={bring}>{t("perspectives.silence.bring")}</Button>}>
      {t("perspectives.silence.left")} <PerspectiveSaid perspective={left} />
      {words && <p className="words">{readProse(words).join(" ")}</p>}
    </Banner>
  );
}
