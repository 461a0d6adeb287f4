import { useParams } from "react-router";
import { useRecord } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { SharePage } from "../slip/share-page.tsx";
import { NotOpen } from "../ui/message-page.tsx";
import { PlainSheet } from "./plain-sheet.tsx";

/** The share slip from this seat's own notes into the picture they are on. */
export function Component() {
  const { document } = useParams();
  const { documents } = useSeatView();
  const picture = useRecord(document, "picture");
  const notes = documents.find((record) => record.kind === "notes" && record.about === picture?.id);
  if (!picture || !notes) {
    return (
      <PlainSheet>
        <NotOpen />
      </PlainSheet>
    );
  }
  return (
    <main id="main" tabIndex={-1}>
      <SharePage key={notes.id} notes={notes} picture={picture} />
    </main>
  );
}
