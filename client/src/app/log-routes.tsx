// The logs' pages, each on a plain sheet: no document is open here.
import { useParams } from "react-router";
import { DisclosuresPage } from "../journal/disclosures-page.tsx";
import { ReadingsPage } from "../journal/readings-page.tsx";
import { SamplePage } from "../journal/sample-page.tsx";
import { useSeat, useSeatView } from "../session/seat-view.tsx";
import { NotOpen } from "../ui/message-page.tsx";
import { Missing } from "./missing.tsx";
import { PlainSheet } from "./plain-sheet.tsx";

export function Component() {
  const { log } = useParams();
  const seat = useSeat(useSeatView().me.seat);
  const reads = seat?.role !== "guest";
  if (log === "disclosures")
    return (
      <PlainSheet>
        <DisclosuresPage key="all" own={false} />
      </PlainSheet>
    );
  if (log === "readings") return <PlainSheet>{reads ? <ReadingsPage /> : <NotOpen />}</PlainSheet>;
  if (log === "sample") return <PlainSheet>{reads ? <SamplePage /> : <NotOpen />}</PlainSheet>;
  return <Missing />;
}

/** What the seat's own organisation has shared; the coordinator belongs to none. */
export function OwnSlips() {
  const seat = useSeat(useSeatView().me.seat);
  return <PlainSheet>{seat?.role === "organisation" ? <DisclosuresPage key="own" own /> : <NotOpen />}</PlainSheet>;
}
