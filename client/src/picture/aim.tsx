// The aim sentence, as the first thing of a picture: what we act on together, who stands behind exactly these words,
// and a warning before the first key in words that somebody stands behind.
import { aimOf, readProse } from "@hybrid/documents";
import { versionWords } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { WordsEditor } from "../editor/words-editor.tsx";
import { AnswersInBrief } from "../language/answers-in-brief.tsx";
import { EditWarning } from "../language/edit-warning.tsx";
import { useStanding } from "../language/use-standing.ts";
import { useReading } from "../session/documents.tsx";
import { useParts } from "./parts.ts";
import { usePicture } from "./picture-context.tsx";

const readAim = (doc: Y.Doc): readonly string[] => versionWords(readProse(aimOf(doc)));
const noWords: readonly string[] = [];

export function Aim() {
  const { t } = useTranslation();
  const { AimHistory } = useParts();
  const { open, lang, writes } = usePicture();
  const words = useReading(open.doc, readAim, noWords);
  const standing = useStanding(open, { kind: "aim" }, words);
  return (
    <section className="aim" aria-labelledby="aim">
      <h2 id="aim">{t("picture.aim.heading")}</h2>
      <EditWarning standing={standing} writes={writes}>
        <WordsEditor
          kind="line"
          fragment={aimOf(open.doc)}
          open={open}
          lang={lang}
          label={t("picture.aim.label")}
          placeholder={t("picture.aim.prompt")}
        />
      </EditWarning>
      <div className="aim-foot">
        <AnswersInBrief standing={standing} />
        {AimHistory && <AimHistory open={open} />}
      </div>
    </section>
  );
}
