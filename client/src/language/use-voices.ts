// The voices that speak about one document, opened together: each seat's own, read side by side. A seat without an
// organisation has none. What cannot be opened is simply not among them.
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { onShelf, shelfKey, subscribe, takeDocument, type OpenDocument } from "../session/document-shelf.ts";
import { readOnce, type Scope } from "../session/reading.ts";
import { useSeatView } from "../session/seat-view.tsx";

export interface Voice {
  readonly seat: string;
  readonly open: OpenDocument;
}

/** The voices about a document, in the order of the group's seats. */
export function useVoices(about: string | undefined): readonly Voice[] {
  const { documents, seats, me } = useSeatView();
  const records = useMemo(() => {
    const voices = documents.filter((record) => record.kind === "voice" && record.about === about);
    return seats.flatMap(({ id }) => voices.filter((record) => record.seat === id));
  }, [documents, seats, about]);
  useEffect(() => {
    const letGo = records.map((record) => takeDocument(record, me.seat));
    return () => letGo.forEach((release) => release());
  }, [records, me.seat]);
  return useStable(subscribe, () =>
    records.flatMap((record) => {
      const open = onShelf(shelfKey(record, me.seat));
      return open && record.seat !== null ? { seat: record.seat, open } : [];
    }),
  );
}

/** What `read` makes of every voice, in the same order; again when one of them changes. */
export function useVoiceReadings<T>(
  voices: readonly Voice[],
  read: (doc: Y.Doc) => T,
  scope: Scope = "all",
): readonly VoiceReading<T>[] {
  const subscribeAll = useMemo(
    () => (listener: () => void) => {
      for (const { open } of voices) open.doc.on("update", listener);
      return () => voices.forEach(({ open }) => open.doc.off("update", listener));
    },
    [voices],
  );
  return useStable(subscribeAll, () =>
    voices.map(({ seat, open }) => ({ seat, value: readOnce(open.doc, read, scope) })),
  );
}

export interface VoiceReading<T> {
  readonly seat: string;
  readonly value: T;
}

/** A list read from outside React, the same list while each entry holds the same things. */
function useStable<T extends object>(
  subscribeTo: (listener: () => void) => () => void,
  read: () => readonly T[],
): readonly T[] {
  const last = useRef<readonly T[]>([]);
  return useSyncExternalStore(subscribeTo, () => {
    const fresh = read();
    if (!sameEntries(last.current, fresh)) last.current = fresh;
    return last.current;
  });
}

function sameEntries<T extends object>(some: readonly T[], others: readonly T[]): boolean {
  const same = (one: T, other: T | undefined): boolean =>
    other !== undefined && Object.entries(one).every(([key, part]) => Object.is(part, other[key as keyof T]));
  return some.length === others.length && some.every((one, at) => same(one, others[at]));
}
