// How it went, as its own seat says: done, circumstances changed, or not done. One whose day has passed is asked
// about; nobody is scolded. What was said can be taken back.
import { endCommitment, takeBackEnd } from "@hybrid/documents";
import { commitmentEnds, type CommitmentOutcome } from "@hybrid/domain";
import { useState } from "react";
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
  const words = nameCommitment(commitment);
  const end = (as: CommitmentOutcome, why: string): void => {
    // It may have been ended in another window meanwhile; what was said there stays.
    if (ends.length > 0 || waits) return;
    endCommitment(voice.open.doc, id, { id: newId(), as, on: today(), why });
    announce(t(`commitments.ends.${as}`));
  };
  const back = (): void => {
    takeBackEnd(voice.open.doc, id);
    announce(t("commitments.takenBack"));
  };
  if (ends.length > 0 && asking === undefined) {
    return (
      <div className="promise-deeds">
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
    <div className="promise-deeds" role="group" aria-label={t("commitments.how")}>
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
