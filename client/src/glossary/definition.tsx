// What a word means among us: the text that everybody writes, who stands behind it, and what one's own organisation can
// say of it. Whoever first stands behind a word of unlike meanings has begun to talk about it.
import { editTerm, definitionOf } from "@hybrid/documents";
import { versionWords, type Term } from "@hybrid/domain";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { WordsEditor } from "../editor/words-editor.tsx";
import { Answers } from "../language/answers.tsx";
import { useCommonLanguage } from "../language/common-language.tsx";
import { EditWarning } from "../language/edit-warning.tsx";
import { StandBehind } from "../language/stand-behind.tsx";
import { useStanding, type Say, type Standing } from "../language/use-standing.ts";
import { useTermSource } from "../language/term-source.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { Status } from "./status.tsx";

interface DefinitionProps {
  readonly term: Term;
  readonly glossary: OpenDocument;
}

const nothing: readonly string[] = [];

export function Definition({ term, glossary }: DefinitionProps) {
  const written = useTermSource().describe(term.id)?.definition ?? nothing;
  const words = useMemo(() => versionWords(written), [written]);
  const standing = useStanding(glossary, { kind: "definition", term: term.id }, words);
  const say = async (said: Say): Promise<boolean> => {
    const recorded = await standing.say(said);
    if (recorded && term.status === "unlike" && said.stance !== "open")
      editTerm(glossary.doc, term.id, { status: "in-talk" });
    return recorded;
  };
  return (
    <div className="entry-common">
      <div className="entry-left">
        <DefinitionText term={term} glossary={glossary} standing={standing} />
        {term.status !== "retired" && <StandBehind standing={{ ...standing, say }} />}
      </div>
      <div className="entry-right">
        <Status term={term} glossary={glossary} standing={standing} />
        <Answers standing={standing} />
      </div>
    </div>
  );
}

function DefinitionText({ term, glossary, standing }: DefinitionProps & { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const { matcher } = useCommonLanguage();
  // A word is not explained by itself: it is not underlined in its own entry.
  const others = useMemo(
    () => ({ ...matcher, find: (text: string) => matcher.find(text).filter((match) => match.term !== term.id) }),
    [matcher, term.id],
  );
  const fragment = definitionOf(glossary.doc, term.id);
  return (
    <section className="entry-definition" aria-labelledby="definition">
      <h2 id="definition">{t("glossary.definition")}</h2>
      {fragment && (
        <EditWarning standing={standing} writes={glossary.record.right === "write"}>
          <WordsEditor
            kind="plain"
            fragment={fragment}
            open={glossary}
            matcher={others}
            lang={space.language}
            label={t("glossary.definition")}
            placeholder={t("glossary.definitionPrompt")}
          />
        </EditWarning>
      )}
    </section>
  );
}
