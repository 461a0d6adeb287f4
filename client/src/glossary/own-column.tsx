// One's own organisation's column: asks while it is empty, is read while it is not being written, and writes into the
// own voice and nowhere else.
import { senseNotes, type Sense, type SenseNote, type Term } from "@hybrid/domain";
import { meaningOf, setsGoingOf, writeSense } from "@hybrid/documents";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { WordsEditor } from "../editor/words-editor.tsx";
import type { Voice } from "../language/use-voices.ts";
import { useSeatView } from "../session/seat-view.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { SenseWords } from "./sense-words.tsx";

interface OwnColumnProps {
  readonly term: Term;
  readonly voice: Voice;
  readonly sense: Sense | undefined;
  /** The short notes that have a row. */
  readonly notes: readonly SenseNote[];
}

export function OwnColumn({ term, voice, sense, notes }: OwnColumnProps) {
  const { t } = useTranslation();
  const [writing, setWriting] = useState(false);
  const { doc } = voice.open;
  const [meaning, setsGoing] = [meaningOf(doc, term.id), setsGoingOf(doc, term.id)];
  const begin = (): void => {
    writeSense(doc, term.id);
    setWriting(true);
  };
  if (!sense || !meaning || !setsGoing) {
    return (
      <div className="lexicon-ask">
        <p className="visually-hidden">{t("glossary.ownEmpty")}</p>
        <button type="button" className="ask-own" onClick={begin}>
          {t("glossary.ownPrompt")}
        </button>
      </div>
    );
  }
  if (writing)
    return <OwnForm term={term} voice={voice} sense={sense} notes={notes} onDone={() => setWriting(false)} />;
  return (
    <>
      <SenseWords meaning={meaning} setsGoing={setsGoing} sense={sense} notes={notes} />
      <div className="lexicon-deeds">
        <button type="button" className="link" onClick={() => setWriting(true)}>
          {t("glossary.edit")}
        </button>
      </div>
    </>
  );
}

function OwnForm({
  term,
  voice,
  sense,
  onDone,
}: OwnColumnProps & { readonly sense: Sense; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const { doc } = voice.open;
  const fields = [
    { name: "meaning", prompt: "meaningPrompt", fragment: meaningOf(doc, term.id) },
    { name: "setsGoing", prompt: "setsGoingPrompt", fragment: setsGoingOf(doc, term.id) },
  ] as const;
  return (
    <div className="own-form">
      {fields.map(({ name, prompt, fragment }) => (
        <div key={name}>
          <p className="own-label">{t(`glossary.${name}`)}</p>
          {fragment && (
            <WordsEditor
              kind="plain"
              fragment={fragment}
              open={voice.open}
              autofocus={name === "meaning"}
              lang={space.language}
              label={t(`glossary.${name}`)}
              placeholder={t(`glossary.${prompt}`)}
              onDone={onDone}
            />
          )}
        </div>
      ))}
      {(["alsoSay", ...senseNotes] as const).map((name) => (
        <ShortField key={name} name={name} term={term} voice={voice} sense={sense} />
      ))}
      <Button look="primary" onPress={onDone}>
        {t("glossary.done")}
      </Button>
    </div>
  );
}

const restsAfter = 400;

/** A short field of its own; written when the typing rests, and at the latest when the field is left. */
function ShortField({
  name,
  term,
  voice,
  sense,
}: Omit<OwnColumnProps, "sense" | "notes"> & { readonly name: "alsoSay" | SenseNote; readonly sense: Sense }) {
  const { t } = useTranslation();
  const [words, setWords] = useState(sense[name]);
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; write: () => void }>(undefined);
  const settle = (): void => {
    clearTimeout(waiting.current?.timer);
    waiting.current?.write();
    waiting.current = undefined;
  };
  useEffect(() => settle, []);
  const type = (typed: string): void => {
    clearTimeout(waiting.current?.timer);
    setWords(typed);
    const write = (): void => writeSense(voice.open.doc, term.id, { [name]: typed });
    waiting.current = { timer: setTimeout(settle, restsAfter), write };
  };
  return (
    <TextField
      label={t(`glossary.${name}`)}
      hint={t(`glossary.${name}Hint`)}
      words
      maxLength={500}
      value={words}
      onChange={type}
      onBlur={settle}
    />
  );
}
