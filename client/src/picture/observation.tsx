// What was seen, to read; and, after "Edit the wording", to write together in its place.
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { isEmpty, useWords } from "../editor/use-words.ts";
import { WordsEditor } from "../editor/words-editor.tsx";
import { WordsText } from "../editor/words-text.tsx";
import { Button } from "../ui/button.tsx";
import { usePicture } from "./picture-context.tsx";

interface ObservationProps {
  readonly fragment: Y.XmlFragment;
  readonly editing: boolean;
  readonly setEditing: (editing: boolean) => void;
}

export function Observation({ fragment, editing, setEditing }: ObservationProps) {
  const { t } = useTranslation();
  const { open, lang } = usePicture();
  const words = useWords(fragment);
  const card = useRef<HTMLDivElement>(null);
  const done = (): void => {
    const menu = card.current?.closest("article")?.querySelector<HTMLElement>(".card-menu");
    setEditing(false);
    menu?.focus();
  };
  return (
    <div ref={card} className="card-observation">
      {editing ? (
        <>
          <WordsEditor
            kind="plain"
            autofocus
            fragment={fragment}
            open={open}
            lang={lang}
            label={t("picture.card.observation")}
            onDone={done}
          />
          <Button onPress={done}>{t("picture.card.done")}</Button>
        </>
      ) : isEmpty(words) ? (
        <p className="card-blank">{t("picture.card.noWords")}</p>
      ) : (
        <WordsText fragment={fragment} lang={lang} />
      )}
    </div>
  );
}
