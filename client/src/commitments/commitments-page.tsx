// Who has promised what about a picture, and by when: a section for each organisation, one's own first. Each seat
// writes its own; the group decides nothing about any of them.
import { stateOf } from "@hybrid/domain";
import { Landmark } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { WithLanguage } from "../editor/with-language.tsx";
import { useAwaitedVoices, useCommitments, type SeatCommitments } from "../language/use-commitments.ts";
import { useVoices } from "../language/use-voices.ts";
import { useDocument, type OpenDocument } from "../session/documents.tsx";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { today } from "../text/calendar.ts";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { PictureTabs } from "../ui/picture-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Calendar, spanOf } from "./calendar.tsx";
import { SeatSection } from "./seat-section.tsx";
import { useAnnouncedPromises } from "./use-announced-promises.ts";
import { useCommitmentInAddress } from "./use-commitment-in-address.ts";
import "./commitments.css";

export function CommitmentsPage({ record }: { readonly record: DocumentView }) {
  const { t } = useTranslation();
  const open = useDocument(record);
  usePageTitle(`${t("commitments.title")}, ${record.title ?? ""}`);
  return (
    <div className="commitments">
      <h1>
        {record.title}
        <span className="visually-hidden">, {t("commitments.title")}</span>
      </h1>
      <PictureTabs picture={record.id} />
      {open?.synced ? (
        <WithLanguage>
          <Promises key={open.doc.guid} open={open} />
        </WithLanguage>
      ) : (
        <Skeleton lines={8} />
      )}
    </div>
  );
}

function Promises({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const voices = useVoices(open.record.id);
  const awaited = useAwaitedVoices(open.record.id);
  const seats = useCommitments(voices);
  const complete = voices.length === awaited && voices.every(({ open: one }) => one.synced || one.closed !== null);
  useAnnouncedPromises(seats, complete);
  useCommitmentInAddress(complete);
  const span = useMemo(() => spanOf(seats, today()), [seats]);
  if (awaited === 0) return <p className="commitments-none">{t("commitments.noVoices")}</p>;
  if (!complete) return <Skeleton lines={8} />;
  const own = seats.find(({ voice }) => voice.seat === me.seat && voice.open.record.right === "write");
  const others = seats.filter((one) => one !== own);
  return (
    <>
      <Head seats={seats} />
      {!own && <p className="meta">{t("commitments.onlyOrganisations")}</p>}
      <div className="commitments-list">
        <Calendar span={span} />
        {own && <SeatSection seat={own} own picture={open} span={span} />}
        {others.map((seat) => (
          <SeatSection key={seat.voice.seat} seat={seat} own={false} picture={open} span={span} />
        ))}
      </div>
    </>
  );
}

function Head({ seats }: { readonly seats: readonly SeatCommitments[] }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const now = today();
  const standing = seats.flatMap(({ commitments }) => commitments.filter(({ ends }) => ends.length === 0));
  const next = standing
    .filter((one) => stateOf(one, now) === "standing")
    .map(({ by }) => by)
    .toSorted()
    .at(0);
  return (
    <header className="commitments-head">
      <p className="commitments-sentence">
        {t("commitments.stand", { count: standing.length })}
        {next !== undefined && <> {t("commitments.next", { day: day(next) })}</>}
      </p>
      <p className="meta commitments-decides">
        <Icon of={Landmark} />
        <span>{t("commitments.decides")}</span>
      </p>
    </header>
  );
}
