// A form that asks for words before something is done: one text that must be there, and perhaps one more.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";
import "./form.css";

interface WordsFormProps {
  /** What it means to do this, above the fields. */
  readonly meaning?: string;
  /** `empty`: what is said where the words are missing. */
  readonly asked: { readonly label: string; readonly hint?: string; readonly empty: string };
  readonly beside?: { readonly label: string; readonly hint?: string };
  readonly submit: string;
  readonly onSubmit: (words: string, beside: string) => void;
  readonly close: () => void;
}

const texts = { lines: 3, words: true, maxLength: 2000 } as const;

export function WordsForm({ meaning, asked, beside, submit, onSubmit, close }: WordsFormProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const [more, setMore] = useState("");
  const [tried, setTried] = useState(false);
  const missing = words.trim() === "";
  const give = (): void => {
    setTried(true);
    if (missing) return;
    onSubmit(words, more);
    close();
  };
  return (
    <div className="form">
      {meaning !== undefined && <p className="meta">{meaning}</p>}
      <TextField
        {...texts}
        label={asked.label}
        hint={asked.hint}
        error={tried && missing ? asked.empty : undefined}
        value={words}
        onChange={setWords}
      />
      {beside && <TextField {...texts} label={beside.label} hint={beside.hint} value={more} onChange={setMore} />}
      <div className="form-deeds">
        <Button look="primary" onPress={give}>
          {submit}
        </Button>
        <Button onPress={close}>{t("shared.cancel")}</Button>
      </div>
    </div>
  );
}
