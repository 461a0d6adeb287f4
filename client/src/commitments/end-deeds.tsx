// How it went, as its own seat says: done, circumstances changed, or not done. One whose day has passed is asked
// about; nobody is scolded. What was said can be taken back.
import { endCommitment, takeBackEnd } from "@hybrid/documents";
import { commitmentEnds, type CommitmentOutcome } from "@hybrid/domain";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { nameCommitment, type HeldCommitment } from "../language/use-commitments.ts";
import { today } from "../text/calendar.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";

interface EndDeedsProps {
  readonly commitment: HeldCommitment;
  readonly late: boolean;
  readonly waits: boolean;
}

export function EndDeeds({ commitment, late, waits }: EndDeedsProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [asking, setAsking] = useState<Exclude<CommitmentOutcome, "done">>();
  const { id, ends, voice } = commitment;
  const ended = ends.length > 0 && asking === undefined;
  const [deeds, keepFocus] = useFocusKept(ended);
  const words = nameCommitment(commitment);
  const end = (as: CommitmentOutcome, why: string): void => {
    // It may have been ended in another window meanwhile; what was said there stays.
    if (ends.length > 0 || waits) return;
    keepFocus();
    endCommitment(voice.open.doc, id, { id: newId(), as, on: today(), why });
    announce(t(`commitments.ends.${as}`));
  };
  const back = (): void => {
    keepFocus();
    takeBackEnd(voice.open.doc, id);
    announce(t("commitments.takenBack"));
  };
  if (ended) {
    return (
      <div className="promise-deeds" ref={deeds}>
        <Button
          look="quiet"
          isDisabled={waits}
          aria-label={t("commitments.of", { deed: t("commitments.takeBack"), words })}
          onPress={back}
        >
          {t("commitments.takeBack")}
        </Button>
      </div>
    );
  }
  return (
    <div className="promise-deeds" ref={deeds} role="group" aria-label={t("commitments.how")}>
      {late && <p className="promise-ask">{t("commitments.ask")}</p>}
      {commitmentEnds.map((as) => (
        <Button
          key={as}
          isDisabled={waits}
          aria-label={t("commitments.of", { deed: t(`commitments.ends.${as}`), words })}
          onPress={() => (as === "done" ? end(as, "") : setAsking(as))}
        >
          {t(`commitments.ends.${as}`)}
        </Button>
      ))}
      {asking && (
        <ReasonDialog
          title={t(`commitments.ends.${asking}`)}
          label={t(`commitments.why.${asking}`)}
          hint={t("commitments.why.hint")}
          empty={t("commitments.why.empty")}
          submit={t("commitments.why.submit")}
          onReason={(why) => end(asking, why)}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** One's own deed changes the buttons under one's hand: the focus goes to the first of the new ones. */
function useFocusKept(ended: boolean) {
  const ref = useRef<HTMLDivElement>(null);
  const kept = useRef(false);
  useEffect(() => {
    if (!kept.current) return;
    kept.current = false;
    ref.current?.querySelector("button")?.focus();
  }, [ended]);
  const keep = (): void => void (kept.current = true);
  return [ref, keep] as const;
}
