// The glossary of another group that this person holds a seat in, opened from here for as long as it is looked at.
import type { Space } from "@hybrid/domain";
import { useEffect, useState, useSyncExternalStore } from "react";
import { readSeatView, readSession } from "../session/api.ts";
import { onShelf, shelfKey, subscribe, takeDocument, type OpenDocument } from "../session/document-shelf.ts";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";

export interface OtherSeat {
  readonly seat: string;
  readonly space: Space;
}

/** The seats of this session in other groups; undefined while they are asked for. */
export function useOtherSeats(): readonly OtherSeat[] | undefined {
  const { space } = useSeatView();
  const [seats, setSeats] = useState<readonly OtherSeat[]>();
  useEffect(() => {
    const stop = new AbortController();
    void readSession(stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setSeats(answer.ok ? answer.value.seats.filter((held) => held.space.id !== space.id) : []);
    });
    return () => stop.abort();
  }, [space.id]);
  return seats;
}

export type OtherGlossary =
  | { readonly state: "opening" | "unavailable" | "reader" }
  | { readonly state: "here"; readonly open: OpenDocument };

export function useOtherGlossary(seat: string): OtherGlossary {
  const [record, setRecord] = useState<DocumentView | "unavailable">();
  useEffect(() => {
    const stop = new AbortController();
    void readSeatView(seat, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      const found = answer.ok ? answer.value.documents.find(({ kind }) => kind === "glossary") : undefined;
      setRecord(found ?? "unavailable");
    });
    return () => stop.abort();
  }, [seat]);
  const known = typeof record === "object" ? record : undefined;
  useEffect(() => (known ? takeDocument(known, seat) : undefined), [known, seat]);
  const open = useSyncExternalStore(subscribe, () => (known ? onShelf(shelfKey(known, seat)) : undefined));
  if (record === "unavailable" || (open && open.closed !== null)) return { state: "unavailable" };
  if (known?.right === "read") return { state: "reader" };
  return open?.synced ? { state: "here", open } : { state: "opening" };
}
