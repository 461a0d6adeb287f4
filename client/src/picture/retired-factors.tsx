// What no longer belongs on the picture: at the end of its domain, with why, and the way back.
import type { Factor } from "@hybrid/domain";
import { observationOf, restoreFactor } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import { WordsText } from "../editor/words-text.tsx";
import { Button } from "../ui/button.tsx";
import { usePicture } from "./picture-context.tsx";

export function RetiredFactors({ factors }: { readonly factors: readonly Factor[] }) {
  const { t } = useTranslation();
  if (factors.length === 0) return null;
  return (
    <details className="retired">
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
    <li>
      {fragment && <WordsText fragment={fragment} lang={lang} />}
      <p className="meta">{t("picture.board.retiredBecause", { reason: factor.retired ?? "" })}</p>
      {writes && <Button onPress={() => restoreFactor(open.doc, factor.id)}>{t("picture.board.restore")}</Button>}
    </li>
  );
}
