import { useParams } from "react-router";
import { PatternPage } from "../pattern/pattern-page.tsx";
import { useRecord } from "../session/documents.tsx";
import { Sheet } from "./sheet.tsx";

/** A picture of a place or a pattern that the seat is admitted to. */
export function Component() {
  const { document } = useParams();
  const record = useRecord(document, "pattern");
  return <Sheet record={record}>{record && <PatternPage key={record.id} record={record} />}</Sheet>;
}
