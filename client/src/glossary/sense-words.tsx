// What a word is to one organisation, to read.
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { isEmpty, useWords } from "../editor/use-words.ts";
import { WordsText } from "../editor/words-text.tsx";
import { useSeatView } from "../session/seat-view.tsx";

interface SenseWordsProps {
  readonly meaning: Y.XmlFragment;
  readonly setsGoing: Y.XmlFragment;
  readonly alsoSay: string;
}

export function SenseWords({ meaning, setsGoing, alsoSay }: SenseWordsProps) {
  const { t } = useTranslation();
  return (
    <dl>
      <dt>{t("glossary.meaning")}</dt>
      <dd className="sense-meaning">
        <Words fragment={meaning} />
      </dd>
      <dt>{t("glossary.setsGoing")}</dt>
      <dd className="sense-goes">
        <Words fragment={setsGoing} />
      </dd>
      <dt>{t("glossary.alsoSay")}</dt>
      <dd className="sense-says">{alsoSay || "–"}</dd>
    </dl>
  );
}

function Words({ fragment }: { readonly fragment: Y.XmlFragment }) {
  const { space } = useSeatView();
  return isEmpty(useWords(fragment)) ? "–" : <WordsText fragment={fragment} lang={space.language} />;
}
