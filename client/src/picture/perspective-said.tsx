// One perspective to read: how it is seen and at which steps, in words, and the seat's own words.
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { isEmpty, useWords } from "../editor/use-words.ts";
import { WordsText } from "../editor/words-text.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";

export function PerspectiveSaid({ perspective }: { readonly perspective: SeatPerspective }) {
  const { t } = useTranslation();
  const { lens } = usePicture();
  const against = perspective.sight === "protective";
  const risk = `${t(against ? "picture.track.againstRisk" : "picture.track.risk")}: ${t(`picture.level.${perspective.beingARisk}`)}`;
  const atRisk = `${t(against ? "picture.track.againstAtRisk" : "picture.track.atRisk")}: ${t(`picture.level.${perspective.beingAtRisk}`)}`;
  const said = [...(lens === "atRisk" ? [] : [risk]), ...(lens === "risk" ? [] : [atRisk])];
  return (
    <span className="seat-said">
      {t(`picture.kind.${perspective.sight}`)} · {said.join(" · ")}
    </span>
  );
}

/** Which logic weighs for that seat here, and why. */
export function Weighs({
  perspective: { logic },
  weighs,
}: {
  readonly perspective: SeatPerspective;
  readonly weighs: Y.XmlFragment | null;
}) {
  const { t } = useTranslation();
  if (logic === null) return null;
  return (
    <div className="weighs">
      <p className="meta">{t(`picture.perspective.logicSaid.${logic}`)}</p>
      {weighs && <WhyItWeighs fragment={weighs} />}
    </div>
  );
}

function WhyItWeighs({ fragment }: { readonly fragment: Y.XmlFragment }) {
  const { lang } = usePicture();
  return isEmpty(useWords(fragment)) ? null : <WordsText fragment={fragment} lang={lang} />;
}

export function SpokenWords({ fragment }: { readonly fragment: Y.XmlFragment }) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  const words = useWords(fragment);
  if (isEmpty(words)) return <p className="meta">{t("picture.perspective.noWords")}</p>;
  return <WordsText fragment={fragment} lang={lang} />;
}
