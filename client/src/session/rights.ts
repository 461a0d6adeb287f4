// The right to write can be taken back, or given, while a document is open. The server says so on the connection; here
// the seat view follows, and the page learns what was lost.
import { useEffect, useSyncExternalStore } from "react";
import { openDocuments, subscribe, unsavedWords } from "./document-shelf.ts";
import { useRefreshSeatView, useSeatView } from "./seat-view.tsx";

/** Asks for the seat view again when the server has named another right than it holds. */
export function useFollowedRights(): void {
  const { documents } = useSeatView();
  const refresh = useRefreshSeatView();
  const other = useSyncExternalStore(subscribe, () =>
    openDocuments()
      .filter(({ record }) => documents.some(({ id, right }) => id === record.id && right !== record.right))
      .map(({ record }) => `${record.id} ${record.right}`)
      .join(),
  );
  useEffect(() => {
    if (other !== "") refresh();
  }, [other, refresh]);
}

/** The words that were not taken any more, "" if all were; null while no right has been lost. */
export function useLostRight(): string | null {
  return useSyncExternalStore(subscribe, () => {
    const lost = openDocuments().filter(({ lostRight, closed }) => lostRight && closed === null);
    return lost.length === 0 ? null : unsavedWords(lost);
  });
}
