import { useParams } from "react-router";
import { WithLanguage } from "../editor/with-language.tsx";
import { NotesPage } from "../notes/notes-page.tsx";
import { useRecord } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { ShareDoor } from "../slip/share-door.tsx";
import { Sheet } from "./sheet.tsx";

/** The own notes of this seat's organisation on one picture. */
export function Component() {
  const { document } = useParams();
  const { documents } = useSeatView();
  const picture = useRecord(document, "picture");
  const notes = documents.find((record) => record.kind === "notes" && record.about === picture?.id);
  return (
    <Sheet record={notes}>
      {notes && picture && (
        <WithLanguage>
          <NotesPage key={notes.id} record={notes} picture={picture} />
          <ShareDoor key={`door ${notes.id}`} notes={notes} picture={picture} />
        </WithLanguage>
      )}
    </Sheet>
  );
}
