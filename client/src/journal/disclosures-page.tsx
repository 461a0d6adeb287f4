// The disclosure log: everything this seat may know of, or only what its own organisation has shared.
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { DisclosureLog } from "@hybrid/domain";
import { seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { readDisclosures } from "./journal-api.ts";
import { Filters, LogBody, LogEnd, LogHead, useFilter } from "./log-frame.tsx";
import { SlipEntry } from "./slip-entry.tsx";
import { useAnswer } from "./use-answer.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

export function DisclosuresPage({ own }: { own: boolean }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const seat = useSeat(me.seat);
  const [filter, change] = useFilter();
  const shown = useAnswer(useCallback(() => readDisclosures(me.seat, filter), [me.seat, filter]));
  const slips = (log: DisclosureLog) => log.slips.filter((slip) => !own || slip.own);
  const organisation = seatName(seat, t);
  return (
    <div className="log">
      <LogHead title={own ? t("journal.slips.title", { organisation }) : t("journal.disclosures.title")}>
        <p>{own ? t("journal.slips.lead") : t("journal.disclosures.lead")}</p>
        {!own && (
          <p>{t(seat?.role === "coordinator" ? "journal.disclosures.coordinator" : "journal.disclosures.since")}</p>
        )}
      </LogHead>
      <Filters filter={filter} change={change} />
      <LogBody
        shown={shown}
        empty={(log) => slips(log).length === 0}
        none={own ? t("journal.slips.empty") : t("journal.disclosures.empty")}
      >
        {(log) => (
          <>
            {slips(log).map((slip) => (
              <SlipEntry
                key={slip.seq}
                slip={slip}
                deeds={slip.own && <WithdrawDialog slip={slip.disclosure.slip} onWithdrawn={shown.again} />}
              />
            ))}
            <LogEnd log="disclosure" filter={filter} head={log.head} />
          </>
        )}
      </LogBody>
    </div>
  );
}
