import { GlossaryPage } from "../glossary/glossary-page.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { Sheet } from "./sheet.tsx";

/** The group's common language: the list, or one word. */
export function Component() {
  const record = useSeatView().documents.find(({ kind }) => kind === "glossary");
  return <Sheet record={record}>{record && <GlossaryPage />}</Sheet>;
}
