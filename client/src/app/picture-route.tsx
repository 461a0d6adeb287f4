import { useParams } from "react-router";
import { ReasonGate } from "../journal/reason-gate.tsx";
import { WithdrawnHere } from "../journal/withdrawn-here.tsx";
import { PicturePage } from "../picture/picture-page.tsx";
import { useRecord } from "../session/documents.tsx";
import { PlainSheet } from "./plain-sheet.tsx";
import { Sheet } from "./sheet.tsx";

/** A picture the seat is admitted to, after why it is opened where the group asks that. */
export function Component() {
  const { document } = useParams();
  const record = useRecord(document, "picture");
  const sheet = (
    <Sheet record={record}>
      {record && (
        <>
          <WithdrawnHere key={`withdrawn ${record.id}`} picture={record.id} />
          <PicturePage key={record.id} record={record} />
        </>
      )}
    </Sheet>
  );
  if (!record) return sheet;
  return (
    <ReasonGate key={record.id} picture={record} around={(question) => <PlainSheet>{question}</PlainSheet>}>
      {sheet}
    </ReasonGate>
  );
}
