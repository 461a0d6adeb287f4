// The record as a component asks for it: asking, here, or not to be had just now.
import { useEffect, useState } from "react";
import { useSeatView } from "../session/seat-view.tsx";
import { readPast, type Past } from "./record.ts";

export type PastState =
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly past: Past }
  | { readonly state: "failed"; readonly again: () => void };

/** Asks once for the texts named, and again on `again`. `fragments` is one string, its names parted by line breaks. */
export function usePast(document: string, fragments: string): PastState {
  const { me } = useSeatView();
  const [turn, setTurn] = useState(0);
  const [answer, setAnswer] = useState<{ readonly of: string; readonly past: Past | undefined }>();
  const key = `${document}\n${fragments}\n${turn}`;
  useEffect(() => {
    const stop = new AbortController();
    void readPast({ document, seat: me.seat }, fragments.split("\n"), stop.signal).then((past) => {
      if (!stop.signal.aborted) setAnswer({ of: key, past });
    });
    return () => stop.abort();
  }, [document, fragments, key, me.seat]);
  if (answer?.of !== key) return { state: "asking" };
  return answer.past
    ? { state: "here", past: answer.past }
    : { state: "failed", again: () => setTurn((last) => last + 1) };
}
