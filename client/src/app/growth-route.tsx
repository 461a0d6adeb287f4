import { WithLanguage } from "../editor/with-language.tsx";
import { GrowthPage } from "../growth/growth-page.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { Sheet } from "./sheet.tsx";

/** How the group's language has grown. */
export function Component() {
  const record = useSeatView().documents.find(({ kind }) => kind === "glossary");
  return (
    <Sheet record={record}>
      {record && (
        <WithLanguage>
          <GrowthPage />
        </WithLanguage>
      )}
    </Sheet>
  );
}
