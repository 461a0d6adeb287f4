import { useParams } from "react-router";
import { CommitmentsPage } from "../commitments/commitments-page.tsx";
import { ReasonGate } from "../journal/reason-gate.tsx";
import { useRecord } from "../session/documents.tsx";
import { PlainSheet } from "./plain-sheet.tsx";
import { Sheet } from "./sheet.tsx";

/** What has been promised about a picture the seat is admitted to. */
export function Component() {
  const { document } = useParams();
  const record = useRecord(document, "picture");
  const sheet = <Sheet record={record}>{record && <CommitmentsPage key={record.id} record={record} />}</Sheet>;
  if (!record) return sheet;
  return (
    <ReasonGate key={record.id} picture={record} around={(question) => <PlainSheet>{question}</PlainSheet>}>
      {sheet}
    </ReasonGate>
  );
}
