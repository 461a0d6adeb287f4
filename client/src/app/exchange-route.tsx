import { WithLanguage } from "../editor/with-language.tsx";
import { ExchangePage } from "../exchange/exchange-page.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { Sheet } from "./sheet.tsx";

/** Words out of the group's glossary and into it. */
export function Component() {
  const record = useSeatView().documents.find(({ kind }) => kind === "glossary");
  return (
    <Sheet record={record}>
      {record && (
        <WithLanguage>
          <ExchangePage />
        </WithLanguage>
      )}
    </Sheet>
  );
}
