// One deed at a time, and how it went.
import { useState } from "react";
import type { Stopped } from "./passkey.ts";
import type { Deed, PartProps } from "./part.ts";

export function useAttempt(run: PartProps["run"], onDone: () => void) {
  const [working, setWorking] = useState(false);
  const [stopped, setStopped] = useState<Stopped>();
  const [done, setDone] = useState(false);
  const attempt = async (deed: Deed) => {
    setWorking(true);
    setStopped(undefined);
    setDone(false);
    const answer = await run(deed);
    setWorking(false);
    if (!answer.ok) return setStopped(answer);
    setDone(true);
    onDone();
  };
  return { attempt: (deed: Deed) => void attempt(deed), working, stopped, done };
}
