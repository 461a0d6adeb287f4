import { useParams } from "react-router";
import { PicturePage } from "../picture/picture-page.tsx";
import { useRecord } from "../session/documents.tsx";
import { Sheet } from "./sheet.tsx";

/** A picture the seat is admitted to. */
export function Component() {
  const { document } = useParams();
  const record = useRecord(document, "picture");
  return <Sheet record={record}>{record && <PicturePage key={record.id} record={record} />}</Sheet>;
}
