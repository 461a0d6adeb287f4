// A sheet of paper with one audience. The strip stands at its top; what is wrong with the contact stands right under
// it; and when access ends, the sheet closes at once and hands back what was not saved.
import type { ReactNode } from "react";
import { Authorship } from "../authorship/authorship.tsx";
import { useDocument } from "../session/documents.tsx";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { NotOpen } from "../ui/message-page.tsx";
import { AudienceStrip } from "./audience-strip.tsx";
import { ClosedBanner, endsAccess } from "./closed-banner.tsx";
import { OfflineBanner } from "./offline-banner.tsx";
import { PlainSheet } from "./plain-sheet.tsx";
import { RightBanner } from "./right-banner.tsx";
import "./sheet.css";

/** The sheet of `record`; without one, the sheet that is not open, whether or not it exists. */
export function Sheet({ record, children }: { record: DocumentView | undefined; children: ReactNode }) {
  const open = useDocument(record);
  const { seats } = useSeatView();
  if (!record) {
    return (
      <PlainSheet>
        <NotOpen />
      </PlainSheet>
    );
  }
  const own = record.kind === "notes" ? seats.find((seat) => seat.organisation?.id === record.organisation) : undefined;
  const tint = own?.organisation ? ` own o-${own.organisation.kind}` : "";
  const shut = open && endsAccess(open.closed);
  return (
    <main className={`sheet${tint}`} id="main" tabIndex={-1}>
      <AudienceStrip record={record} open={open} />
      <div className="sheet-body">
        {open && <OfflineBanner open={open} />}
        {open && <ClosedBanner open={open} />}
        <RightBanner />
        {!shut && <Authorship key={record.id}>{children}</Authorship>}
      </div>
    </main>
  );
}
