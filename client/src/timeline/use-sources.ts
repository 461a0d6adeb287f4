// Which texts of a picture the record is asked about: those of the picture, and in each voice what its seat has said on
// the cards. Undefined until every voice is here, so that the server is asked once.
import { readFactors, readHappenings, readPerspectives, readReservations, readSayings } from "@hybrid/documents";
import { useMemo } from "react";
import type * as Y from "yjs";
import { useVoiceReadings, type Voice } from "../language/use-voices.ts";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import type { PastSource } from "./record.ts";

export function useSources(
  open: OpenDocument,
  voices: readonly Voice[],
  complete: boolean,
): readonly PastSource[] | undefined {
  const shared = useReading(open.doc, textsOfPicture, none);
  const spoken = useVoiceReadings(voices, textsOfVoice);
  return useMemo(() => {
    if (!complete) return undefined;
    const said = spoken.flatMap(({ seat, value }) => {
      const voice = voices.find((one) => one.seat === seat);
      return voice && value.length > 0 ? { document: voice.open.record.id, fragments: value } : [];
    });
    return [{ document: open.record.id, fragments: shared }, ...said];
  }, [open, shared, spoken, voices, complete]);
}

const none: string[] = [];

function textsOfPicture(doc: Y.Doc): string[] {
  return [
    "aim",
    "narrative",
    "plain",
    ...readFactors(doc).map(({ id }) => `observation:${id}`),
    ...readSayings(doc).map(({ id }) => `said:${id}`),
    ...readHappenings(doc).map(({ id }) => `event:${id}`),
  ];
}

/** What was promised has days of its own, and is not asked about here. */
function textsOfVoice(doc: Y.Doc): string[] {
  return [
    ...readPerspectives(doc).flatMap(({ id }) => [`words:${id}`, `weighs:${id}`]),
    ...readReservations(doc).flatMap(({ id }) => [`why:${id}`, `would-change:${id}`]),
  ];
}
