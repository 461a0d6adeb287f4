// Who is writing on which card. Each window says where it writes; who it is comes from the server's stamp.
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import * as z from "zod/mini";
import { alike } from "../session/reading.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";

const Writing = z.object({
  user: z.object({ seat: z.string(), name: z.string() }),
  at: z.object({ factor: z.string() }),
});

export interface Writer {
  readonly seat: string;
  readonly name: string;
  readonly factor: string;
}

const nobody: readonly Writer[] = [];

/** The other seats' people who are writing on a card of this picture. */
export function useWriters(open: OpenDocument): readonly Writer[] {
  const { me } = useSeatView();
  const { awareness } = open.connection;
  const last = useRef(nobody);
  const subscribe = useMemo(
    () => (listener: () => void) => {
      awareness.on("change", listener);
      return () => awareness.off("change", listener);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    const fresh = readWriters(awareness.getStates().values(), me.seat);
    if (!alike(last.current, fresh)) last.current = fresh;
    return last.current;
  });
}

/** Each seat once for a card, however many windows it has open there. */
export function readWriters(states: Iterable<unknown>, own: string): readonly Writer[] {
  const writers = new Map<string, Writer>();
  for (const state of states) {
    const parsed = Writing.safeParse(state);
    if (!parsed.success || parsed.data.user.seat === own) continue;
    const { user, at } = parsed.data;
    writers.set(`${user.seat} ${at.factor}`, { seat: user.seat, name: user.name, factor: at.factor });
  }
  return [...writers.values()];
}

/** Tells the others that this window writes on a card, for as long as it does. */
export function useSayWriting(open: OpenDocument, factor: string, writing: boolean): void {
  const { awareness } = open.connection;
  useEffect(() => {
    if (!writing) return;
    awareness.setLocalStateField("at", { factor });
    return () => awareness.setLocalStateField("at", null);
  }, [awareness, factor, writing]);
}
