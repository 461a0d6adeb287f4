// Where we differ: the map of a picture the seat is admitted to. It reads what the picture's page reads, and is handed it
// here, since features know nothing of each other.
import { useMemo } from "react";
import { useParams } from "react-router";
import { DivergencePage } from "../divergence/divergence-page.tsx";
import { WithLanguage } from "../editor/with-language.tsx";
import { ReasonGate } from "../journal/reason-gate.tsx";
import { LayersProvider, useLayers } from "../picture/layers.tsx";
import { PictureProvider, usePicture } from "../picture/picture-context.tsx";
import { useDocument, useRecord } from "../session/documents.tsx";
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

function Read() {
  const { seats } = useSeatView();
  const { open, factors, under, byFactor, unreadable, speakers, complete, lang, writes, own } = usePicture();
  const { reservationsOn } = useLayers();
  const reading = useMemo(() => {
    const spoke = new Set([...byFactor.values()].flat().map(({ seat }) => seat));
    const columns = seats.filter((seat) => spoke.has(seat.id) || speakers.includes(seat));
    const reservedOn = (factor: string): readonly string[] =>
      [factor, ...under(factor).map(({ id }) => id)]
        .flatMap(reservationsOn)
        .flatMap(({ voice, closed }) => (closed === null ? voice.seat : []));
    return { open, factors, byFactor, unreadable, columns, reservedOn, complete, lang, writes, own: own?.seat };
  }, [open, factors, byFactor, unreadable, seats, speakers, under, reservationsOn, complete, lang, writes, own]);
  return <DivergencePage reading={reading} />;
}
