// What seats have said of the shared texts of a document, as the server has recorded it; and how a seat says it.
import { EndorsementMade, type Endorsement, type EndorsementRequest } from "@hybrid/domain";
import { readEndorsements, type Entry } from "@hybrid/documents";
import { useMemo } from "react";
import type * as Y from "yjs";
import { send, type Answer } from "../session/api.ts";
import { useDocument, useReading } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";

export interface Accord {
  /** Whether what was recorded is here. */
  readonly synced: boolean;
  readonly endorsements: readonly Endorsement[];
  /** How many records are there but cannot be read. */
  readonly unreadable: number;
}

/** The accord about a document; it may be asked for from several places of a page. */
export function useAccord(about: string | undefined): Accord {
  const { documents } = useSeatView();
  const record = documents.find((one) => one.kind === "accord" && one.about === about);
  const open = useDocument(about === undefined ? undefined : record);
  const entries = useReading(open?.doc, readEndorsements as (doc: Y.Doc) => readonly Entry<Endorsement>[], none);
  const synced = open?.synced ?? false;
  return useMemo(
    () => ({
      synced,
      endorsements: entries.flatMap((entry) => (entry.readable ? entry.value : [])),
      unreadable: entries.filter(({ readable }) => !readable).length,
    }),
    [entries, synced],
  );
}

const none: readonly Entry<Endorsement>[] = [];

export function sendEndorsement(request: EndorsementRequest): Promise<Answer<EndorsementMade>> {
  return send("POST", "/api/endorsements", EndorsementMade, request);
}
