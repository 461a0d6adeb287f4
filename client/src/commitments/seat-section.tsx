// What one organisation has promised. One's own is where one promises something, and waits while contact is away.
import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { SeatCommitments } from "../language/use-commitments.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { seatKind, seatName, useSeat } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import type { Span } from "./calendar.tsx";
import { MakeDialog } from "./make-dialog.tsx";
import { OnePromise } from "./one-promise.tsx";

interface SeatSectionProps {
  readonly seat: SeatCommitments;
  readonly own: boolean;
  readonly picture: OpenDocument;
  readonly span: Span;
}

export function SeatSection({ seat: { voice, commitments, unreadable }, own, picture, span }: SeatSectionProps) {
  const { t } = useTranslation();
  const seat = useSeat(voice.seat);
  const heading = useId();
  const waits = own && voice.open.offlineSince !== null;
  return (
    <section className={`promises o-${seatKind(seat)}`} aria-labelledby={heading} data-own={own}>
      <header>
        <Mark kind={seatKind(seat)} size={24} />
        <h2 id={heading}>
          {seatName(seat, t)}{" "}
          <span className="promises-who">{own ? `· ${t("commitments.own")}` : t("commitments.theirs")}</span>
        </h2>
        {own && <MakeOne voice={voice.open} waits={waits} />}
      </header>
      <div role="status">{waits && <Banner tone="offline">{t("commitments.offline")}</Banner>}</div>
      {commitments.length === 0 && unreadable === 0 && <p className="promises-none">{t("commitments.none")}</p>}
      {commitments.length > 0 && (
        <ul>
          {commitments.map((commitment) => (
            <OnePromise
              key={commitment.id}
              commitment={commitment}
              own={own}
              waits={waits}
              picture={picture}
              span={span}
            />
          ))}
        </ul>
      )}
      {unreadable > 0 && <Banner>{t("commitments.unreadable", { count: unreadable })}</Banner>}
    </section>
  );
}

function MakeOne({ voice, waits }: { readonly voice: OpenDocument; readonly waits: boolean }) {
  const { t } = useTranslation();
  const [making, setMaking] = useState(false);
  return (
    <>
      <Button look="primary" icon={Plus} isDisabled={waits} onPress={() => setMaking(true)}>
        {t("commitments.make.open")}
      </Button>
      {making && <MakeDialog voice={voice} waits={waits} onClose={() => setMaking(false)} />}
    </>
  );
}
