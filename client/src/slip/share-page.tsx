// The share slip: one's own notes on the left, the slip on the right, and one button that says how many words go to how
// many. The server does it in one act or not at all.
import { notesOf, readProse } from "@hybrid/documents";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Eye } from "lucide-react";
import type { RefusalCode } from "@hybrid/domain";
import type * as Y from "yjs";
import { useDocument, useReading, useSaveState } from "../session/documents.tsx";
import {
  seatKind,
  seatName,
  useRefreshSeatView,
  useSeat,
  useSeatView,
  type DocumentView,
} from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { ExactReaders } from "./exact-readers.tsx";
import { Grounds, Questions } from "./grounds.tsx";
import { useSlipsFrom } from "./left-before.tsx";
import { NoteSide } from "./note-side.tsx";
import { shareSlip } from "./slip-api.ts";
import { Leaves, Target } from "./steps.tsx";
import { useSlip, type Slip, type Stop } from "./use-slip.ts";
import "./slip.css";

const noBlocks: readonly string[] = [];
const blocksIn = (doc: Y.Doc) => readProse(notesOf(doc)).filter((block) => block.trim() !== "");

export function SharePage({ notes, picture }: { notes: DocumentView; picture: DocumentView }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const open = useDocument(notes);
  const blocks = useReading(open?.doc, blocksIn, noBlocks);
  const [done, setDone] = useState(false);
  const slips = useSlipsFrom(notes, done);
  const slip = useSlip({ notes, picture, blocks, slips });
  const title = picture.title ?? "";
  const own = useSeat(me.seat);
  usePageTitle(t("slip.title", { picture: title }));
  if (done) return <Done picture={picture} again={() => setDone(false)} />;
  return (
    <div className={`slip-page o-${seatKind(own)}`}>
      <h1>{t("slip.title", { picture: title })}</h1>
      {open?.synced ? (
        <NoteSide slip={slip} slips={slips} blocks={blocks} title={title} to={`/pictures/${picture.id}/notes`} />
      ) : (
        <section className="slip-notes">
          <div className="slip-side-body">
            <Skeleton lines={6} />
          </div>
        </section>
      )}
      <Sheet
        slip={slip}
        online={open?.online ?? false}
        onShared={() => {
          slip.restart();
          setDone(true);
        }}
      />
    </div>
  );
}

type SheetProps = {
  readonly slip: Slip;
  readonly online: boolean;
  readonly onShared: () => void;
};

function Sheet({ slip, online, onShared }: SheetProps) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  return (
    <section className="slip-sheet" aria-labelledby="slip-after">
      <p className="slip-side-head">
        <Icon of={Eye} /> <span id="slip-after">{t("slip.after")}</span>
        <span className="marks">
          {slip.readers.map((seat) => (
            <Mark key={seat.id} kind={seatKind(seat)} size={20} />
          ))}
        </span>
        <span className="visually-hidden">{slip.readers.map((seat) => seatName(seat, t)).join(", ")}</span>
      </p>
      <div className="slip-side-body">
        <Leaves slip={slip} lang={space.language} />
        <Target slip={slip} />
        <Grounds slip={slip} />
        <Questions slip={slip} />
        <ExactReaders slip={slip} />
        <End slip={slip} online={online} onShared={onShared} />
      </div>
    </section>
  );
}

function End({ slip, online, onShared }: Pick<SheetProps, "slip" | "online" | "onShared">) {
  const { t } = useTranslation();
  const saved = useSaveState() === "saved";
  const refresh = useRefreshSeatView();
  const stopWords = useStopWords(slip);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const stop = slip.stopBy({ saved, online });
  const share = async () => {
    setSending(true);
    setRefused(undefined);
    const answer = await shareSlip(slip.request());
    setSending(false);
    if (answer.ok) return onShared();
    setRefused(answer.code);
    if (answer.code === "readers-changed") refresh();
  };
  const words = t("slip.leaves.words", { count: slip.words });
  const people = t("slip.readers.people", { count: slip.others.length });
  return (
    <div className="slip-end">
      {stop === "no" || stop === "readOnly" ? (
        <Banner tone="stop">{stopWords(stop)}</Banner>
      ) : (
        <Button look="primary" big isDisabled={stop !== null || sending} onPress={() => void share()}>
          {sending ? t("slip.sending") : t("slip.share", { words, people })}
        </Button>
      )}
      <p className="meta" role="status">
        {stop !== null && stop !== "no" && stop !== "readOnly" ? stopWords(stop) : t("slip.end")}
      </p>
      <div role="alert" className="slip-refused">
        {refused && <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>}
      </div>
    </div>
  );
}

/** Why the button waits, as a sentence. */
function useStopWords(slip: Slip): (stop: Stop) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const question = slip.no?.asks[language] ?? "";
  return (stop) => (stop === "no" ? t("slip.stops.no", { question }) : t(`slip.stops.${stop}`));
}

function Done({ picture, again }: { picture: DocumentView; again: () => void }) {
  const { t } = useTranslation();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const heading = place.current?.querySelector("h1");
    if (heading) heading.tabIndex = -1;
    heading?.focus();
  }, []);
  const steps = (
    <div className="slip-deeds">
      <ButtonLink look="primary" to={`/pictures/${picture.id}`}>
        {t("slip.done.picture")}
      </ButtonLink>
      <ButtonLink to="/slips">{t("slip.done.log")}</ButtonLink>
      <Button onPress={again}>{t("slip.done.another")}</Button>
    </div>
  );
  return (
    <div className="slip-done" ref={place}>
      <MessagePage title={t("slip.done.title")} step={steps}>
        <p>{t("slip.done.words", { picture: picture.title ?? "" })}</p>
      </MessagePage>
    </div>
  );
}
