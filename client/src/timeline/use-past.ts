// The record as a component asks for it: asking, here, or not to be had just now.
import { useEffect, useState } from "react";
import { useSeatView } from "../session/seat-view.tsx";
import { readPast, type Past, type PastSource } from "./record.ts";

export type PastState =
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly past: Past }
  | { readonly state: "failed"; readonly again: () => void };

/**
 * Asks once for the texts named, and again on `again` or when other texts are named. Undefined: not yet known which.
 */
export function usePast(sources: readonly PastSource[] | undefined): PastState {
  const { me } = useSeatView();
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ readonly of: string; readonly past: Past | undefined }>();
  const asked = sources && JSON.stringify(sources);
  const key = `${turn} ${asked}`;
  useEffect(() => {
    if (asked === undefined) return;
    const stop = new AbortController();
    void readPast(JSON.parse(asked) as PastSource[], me.seat, stop.signal).then((past) => {
      if (!stop.signal.aborted) setAnswer({ of: key, past });
    });
    return () => stop.abort();
  }, [asked, key, me.seat]);
  if (answer?.of !== key) return { state: "asking" };
  return answer.past
    ? { state: "here", past: answer.past }
    : { state: "failed", again: () => setTurn((last) => last + 1) };
}
