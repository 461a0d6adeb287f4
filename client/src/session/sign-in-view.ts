// Who is signed in, and which ways in there are: asked anew by every page that needs it, with the last answer at hand
// meanwhile.
import { useCallback, useEffect, useState } from "react";
import type { SignInView } from "@hybrid/domain";
import { readSignIn, type Answer } from "./api.ts";

let last: SignInView | undefined;

export function useSignInView(): { answer: Answer<SignInView> | undefined; again: () => void } {
  const [answer, setAnswer] = useState<Answer<SignInView>>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    void readSignIn(stop.signal).then((found) => {
      if (stop.signal.aborted) return;
      if (found.ok) last = found.value;
      setAnswer(found);
    });
    return () => stop.abort();
  }, [turn]);
  return { answer, again: useCallback(() => setTurn((before) => before + 1), []) };
}

/** Who is signed in, as far as is known. */
export function useAccountName(): string | undefined {
  const { answer } = useSignInView();
  return (answer?.ok ? answer.value : last)?.account?.name;
}

export type Wanted = {
  /** the address to go on to */
  readonly wanted?: string;
  /** that address needs a seat, which is chosen at the entrance */
  readonly seat?: boolean;
};

/** What a page that sent somebody to sign in left in the history; only addresses of our own. */
export function wantedIn(state: unknown): Wanted {
  if (typeof state !== "object" || state === null) return {};
  const wanted = "wanted" in state ? state.wanted : undefined;
  const isOurs = typeof wanted === "string" && /^\/(?![/\\])/.test(wanted);
  return { ...(isOurs ? { wanted } : {}), ...("seat" in state && state.seat === true ? { seat: true } : {}) };
}
