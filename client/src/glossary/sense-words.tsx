// What a word is to one organisation, to read. The short notes have a row only where some organisation has one.
import type { Sense, SenseNote } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { isEmpty, useWords } from "../editor/use-words.ts";
import { WordsText } from "../editor/words-text.tsx";
import { useSeatView } from "../session/seat-view.tsx";

interface SenseWordsProps {
  readonly meaning: Y.XmlFragment;
  readonly setsGoing: Y.XmlFragment;
  readonly sense: Sense;
  readonly notes: readonly SenseNote[];
}

export function SenseWords({ meaning, setsGoing, sense, notes }: SenseWordsProps) {
  const { t } = useTranslation();
  const { space } = useSeatView();
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
      <Note label={t("glossary.alsoSay")} words={sense.alsoSay} className="sense-says" lang={space.language} />
      {notes.map((note) => (
        <Note
          key={note}
          label={t(`glossary.${note}`)}
          words={sense[note]}
          className="sense-note"
          lang={space.language}
        />
      ))}
    </dl>
  );
}

function Note({ label, words, className, lang }: { label: string; words: string; className: string; lang: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd className={className} lang={words === "" ? undefined : lang}>
        {words || "–"}
      </dd>
    </>
  );
}

function Words({ fragment }: { readonly fragment: Y.XmlFragment }) {
  const { space } = useSeatView();
  return isEmpty(useWords(fragment)) ? "–" : <WordsText fragment={fragment} lang={space.language} />;
}
