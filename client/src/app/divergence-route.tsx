// Where we differ: the map of a picture the seat is admitted to. It reads what the picture's page reads, and is handed
// it here, since features know nothing of each other.
import type { FirstThought } from "@hybrid/domain";
import { readFirstThoughts } from "@hybrid/documents";
import { useMemo } from "react";
import { useParams } from "react-router";
import type * as Y from "yjs";
import { DivergencePage } from "../divergence/divergence-page.tsx";
import { WithLanguage } from "../editor/with-language.tsx";
import { ReasonGate } from "../journal/reason-gate.tsx";
import { LayersProvider, useLayers } from "../picture/layers.tsx";
import { PictureProvider, usePicture } from "../picture/picture-context.tsx";
import { useDocument, useReading, useRecord } from "../session/documents.tsx";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { PlainSheet } from "./plain-sheet.tsx";
import { Sheet } from "./sheet.tsx";

export function Component() {
  const { document } = useParams();
  const record = useRecord(document, "picture");
  const sheet = <Sheet record={record}>{record && <Opened key={record.id} record={record} />}</Sheet>;
  if (!record) return sheet;
  return (
    <ReasonGate key={record.id} picture={record} around={(question) => <PlainSheet>{question}</PlainSheet>}>
      {sheet}
    </ReasonGate>
  );
}

function Opened({ record }: { readonly record: DocumentView }) {
  const open = useDocument(record);
  if (!open?.synced) return <Skeleton lines={8} />;
  return (
    <WithLanguage>
      <PictureProvider key={open.doc.guid} open={open}>
        <LayersProvider>
          <Read />
        </LayersProvider>
      </PictureProvider>
    </WithLanguage>
  );
}

const noThoughts: readonly FirstThought[] = [];
const readThoughts = (doc: Y.Doc): readonly FirstThought[] =>
  readFirstThoughts(doc).flatMap((entry) => (entry.readable ? entry.value : []));

function Read() {
  const { seats, documents } = useSeatView();
  const { open, factors, under, byFactor, unreadable, speakers, complete, lang, writes, own } = usePicture();
  const { reservationsOn } = useLayers();
  const kept = useDocument(documents.find(({ kind, about }) => kind === "thoughts" && about === open.record.id));
  const thoughts = useReading(kept?.doc, readThoughts, noThoughts);
  const reading = useMemo(() => {
    const spoke = new Set([...byFactor.values()].flat().map(({ seat }) => seat));
    const columns = seats.filter((seat) => spoke.has(seat.id) || speakers.includes(seat));
    const reservedOn = (factor: string): readonly string[] =>
      [factor, ...under(factor).map(({ id }) => id)]
        .flatMap(reservationsOn)
        .flatMap(({ voice, closed }) => (closed === null ? voice.seat : []));
    const shared = { open, factors, byFactor, unreadable, thoughts, complete, lang, writes };
    return { ...shared, columns, reservedOn, own: own?.seat };
  }, [
    open,
    factors,
    byFactor,
    unreadable,
    thoughts,
    seats,
    speakers,
    under,
    reservationsOn,
    complete,
    lang,
    writes,
    own,
  ]);
  return <DivergencePage reading={reading} />;
}
