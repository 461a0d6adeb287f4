// An answer of the server as a page shows it: waiting, here, or refused; and asked again when that is wanted.
import { useCallback, useEffect, useState } from "react";
import type { Answer } from "../session/api.ts";

export type Shown<T> = {
  /** the last good answer; it stays while a newer one is on its way */
  readonly value: T | undefined;
  readonly refused: Extract<Answer<T>, { ok: false }>["code"] | undefined;
  readonly again: () => void;
  readonly put: (value: T) => void;
};

/** `question` must keep its identity while it asks the same. */
export function useAnswer<T>(question: () => Promise<Answer<T>>): Shown<T> {
  const [value, setValue] = useState<T>();
  const [refused, setRefused] = useState<Shown<T>["refused"]>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let gone = false;
    void question().then((answer) => {
      if (gone) return;
      setRefused(answer.ok ? undefined : answer.code);
      if (answer.ok) setValue(answer.value);
    });
    return () => void (gone = true);
  }, [question, turn]);
  return { value, refused, again: useCallback(() => setTurn((last) => last + 1), []), put: setValue };
}
