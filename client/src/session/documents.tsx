// Documents as components use them: open one, read from it, know whether its words are safe.
import { useEffect, useSyncExternalStore } from "react";
import * as Y from "yjs";
import {
  lastingSaveState,
  onShelf,
  saveState,
  shelfKey,
  subscribe,
  takeDocument,
  type OpenDocument,
  type SaveState,
} from "./document-shelf.ts";
import { readOnce, type Scope } from "./reading.ts";
import { useSeatView, type DocumentView } from "./seat-view.tsx";

export type { OpenDocument, SaveState };

/** The open document of `record`; undefined for the moment before it is there, and while `record` is undefined. */
export function useDocument(record: DocumentView | undefined): OpenDocument | undefined {
  const seat = useSeatView().me.seat;
  const key = record && shelfKey(record, seat);
  useEffect(() => (record ? takeDocument(record, seat) : undefined), [record, seat]);
  return useSyncExternalStore(subscribe, () => (key === undefined ? undefined : onShelf(key)));
}

/** What `read` makes of the document, again after each change to it. Changes that make no difference to the value keep
    its identity, so typing in one sentence does not redraw what did not change. Prefer a `read` defined once. */
export function useReading<T>(doc: Y.Doc | undefined, read: (doc: Y.Doc) => T, empty: T, scope: Scope = "all"): T {
  return useSyncExternalStore(
    (listener) => {
      doc?.on("update", listener);
      return () => doc?.off("update", listener);
    },
    () => (doc ? readOnce(doc, read, scope) : empty),
  );
}

/** Whether everything this seat has written in this tab is on the server. */
export function useSaveState(): SaveState {
  return useSyncExternalStore(subscribe, saveState);
}

/** The same, but "saving" only once it has lasted a second: what is saved at once need not be talked about. */
export function useLastingSaveState(): SaveState {
  return useSyncExternalStore(subscribe, lastingSaveState);
}

/** What was typed into a closed document and not answered for, as text; "" while it is not closed. */
export function useUnsavedWords(open: OpenDocument): string {
  return useSyncExternalStore(subscribe, () => (open.closed === null ? "" : open.unsaved.words()));
}

/** The record of kind `kind` with this id, if it is open to this seat. */
export function useRecord(id: string | undefined, kind: DocumentView["kind"]): DocumentView | undefined {
  return useSeatView().documents.find((record) => record.id === id && record.kind === kind);
}

/** Asks before the tab is closed while words would be lost. Nothing is drawn for it: that changes with every key. */
export function useLeaveGuard(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    const look = (): void => {
      if (saveState() === "saved") removeEventListener("beforeunload", ask);
      else addEventListener("beforeunload", ask);
    };
    look();
    const stop = subscribe(look);
    return () => {
      stop();
      removeEventListener("beforeunload", ask);
    };
  }, []);
}
