// The one polite live region of the page. What is said within five seconds is said together, so that a lively sheet
// does not talk over the person who listens to it.
import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from "react";

const Announce = createContext<(words: string) => void>(() => undefined);
const between = 5000;
const remembered = "quiet";

/** Whether this browser has asked for silence about what happens live. */
export function useQuiet(): readonly [quiet: boolean, choose: (quiet: boolean) => void] {
  const [quiet, setQuiet] = useState(isQuiet);
  const choose = (wanted: boolean) => {
    if (wanted) localStorage.setItem(remembered, "yes");
    else localStorage.removeItem(remembered);
    setQuiet(wanted);
  };
  return [quiet, choose];
}

function isQuiet(): boolean {
  return localStorage.getItem(remembered) !== null;
}

const asSentence = (words: string): string => (/[.!?…]$/.test(words) ? words : `${words}.`);

export function Announcer({ children }: { children: ReactNode }) {
  const [digest, setDigest] = useState("");
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const speak = useCallback(function tell() {
    timer.current = undefined;
    if (waiting.current.length === 0) return;
    setDigest(waiting.current.map(asSentence).join(" "));
    waiting.current = [];
    timer.current = setTimeout(tell, between);
  }, []);
  const announce = useCallback(
    (words: string) => {
      if (isQuiet()) return;
      if (!waiting.current.includes(words)) waiting.current.push(words);
      timer.current ??= setTimeout(speak, 100);
    },
    [speak],
  );
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    },
    [],
  );
  return (
    <Announce value={announce}>
      {children}
      <div className="visually-hidden" aria-live="polite" data-announcer>
        {digest}
      </div>
    </Announce>
  );
}

/** Says something to those who listen, in a digest at most every five seconds. */
export function useAnnounce(): (words: string) => void {
  return use(Announce);
}
