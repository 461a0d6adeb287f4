// What no longer belongs on the picture: at the end of its domain, with why, and the way back.
import type { Factor } from "@hybrid/domain";
import { joinParts, observationOf, restoreFactor } from "@hybrid/documents";
import { Archive } from "lucide-react";
import { useTranslation } from "react-i18next";
import { WordsText } from "../editor/words-text.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { CardTraces } from "./card-traces.tsx";
import { nameObservation } from "./observations.ts";
import { usePicture } from "./picture-context.tsx";

interface RetiredFactorsProps {
  readonly factors: readonly Factor[];
  /** Split, with nobody's words left on them. */
  readonly emptied: readonly Factor[];
}

export function RetiredFactors({ factors, emptied }: RetiredFactorsProps) {
  const { t } = useTranslation();
  return (
    <>
      {factors.length > 0 && <RetiredList factors={factors} />}
      {emptied.length > 0 && (
        <details className="folded">
          <summary>{t("board.split.emptied", { count: emptied.length })}</summary>
          <ul>
            {emptied.map((factor) => (
              <Emptied key={factor.id} factor={factor} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function RetiredList({ factors }: { readonly factors: readonly Factor[] }) {
  const { t } = useTranslation();
  return (
    <details className="folded">
      <summary>{t("picture.board.retired", { count: factors.length })}</summary>
      <ul>
        {factors.map((factor) => (
          <Retired key={factor.id} factor={factor} />
        ))}
      </ul>
    </details>
  );
}

function Retired({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { open, writes, lang } = usePicture();
  const fragment = observationOf(open.doc, factor.id);
  return (
    <li data-factor={factor.id}>
      {fragment && <WordsText fragment={fragment} lang={lang} />}
      <p className="meta">
        <span className="retired-badge">
          <Icon of={Archive} />
          {t("picture.board.retiredBadge")}
        </span>{" "}
        {factor.retired}
      </p>
      <CardTraces factor={factor} />
      {writes && <Button onPress={() => restoreFactor(open.doc, factor.id)}>{t("picture.board.restore")}</Button>}
    </li>
  );
}

function Emptied({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const picture = usePicture();
  const fragment = observationOf(picture.open.doc, factor.id);
  const parts = picture.partsOf(factor.id).map(({ id }) => `“${nameObservation(picture, id, t)}”`);
  return (
    <li data-factor={factor.id}>
      {fragment && <WordsText fragment={fragment} lang={picture.lang} />}
      <p className="meta">
        {t("board.split.into")} {parts.join(", ")}
      </p>
      {picture.writes && (
        <Button onPress={() => joinParts(picture.open.doc, factor.id)}>{t("board.split.join")}</Button>
      )}
    </li>
  );
}
