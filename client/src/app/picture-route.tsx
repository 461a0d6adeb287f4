import { useParams } from "react-router";
import { ReasonGate } from "../journal/reason-gate.tsx";
import { WithdrawnHere } from "../journal/withdrawn-here.tsx";
import { CardDispute } from "../person/card-dispute.tsx";
import { PersonSection } from "../person/person-section.tsx";
import { SayingDialog } from "../person/saying-dialog.tsx";
import { PicturePartsContext, type PictureParts } from "../picture/parts.ts";
import { PicturePage } from "../picture/picture-page.tsx";
import { useRecord } from "../session/documents.tsx";
import type { DocumentView } from "../session/seat-view.tsx";
import { AimHistory } from "../timeline/aim-history.tsx";
import { PlainSheet } from "./plain-sheet.tsx";
import { Sheet } from "./sheet.tsx";

const parts: PictureParts = {
  Person: PersonSection,
  AimHistory,
  OnCard: CardDispute,
  cardDeed: { label: (t) => t("person.disputes"), Dialog: SayingDialog },
};

/** A picture the seat is admitted to, after why it is opened where the group asks that. */
export function Component() {
  const { document } = useParams();
  const record = useRecord(document, "picture");
  const sheet = (
    <Sheet record={record}>
      {record && (
        <>
          <WithdrawnHere key={`withdrawn ${record.id}`} picture={record.id} />
          <PictureWithParts key={record.id} record={record} />
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

function PictureWithParts({ record }: { readonly record: DocumentView }) {
  return (
    <PicturePartsContext value={parts}>
      <PicturePage record={record} />
    </PicturePartsContext>
  );
}
