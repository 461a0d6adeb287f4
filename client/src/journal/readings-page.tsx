// The read log: who opened which document, when, in which seat, and why where that is asked.
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReadLog } from "@hybrid/domain";
import { useSeat, useSeatView } from "../session/seat-view.tsx";
import { Select } from "../ui/field.tsx";
import { askReasonAfter, readReadings } from "./journal-api.ts";
import { Filters, LogBody, LogEnd, LogHead, useFilter } from "./log-frame.tsx";
import { ReadingTable } from "./reading-table.tsx";
import { useAnswer } from "./use-answer.ts";

export function ReadingsPage() {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const seat = useSeat(me.seat);
  const [filter, change] = useFilter();
  const shown = useAnswer(useCallback(() => readReadings(me.seat, filter), [me.seat, filter]));
  return (
    <div className="log">
      <LogHead title={t("journal.readings.title")}>
        <p>{seat?.role === "coordinator" ? t("journal.readings.leadCoordinator") : t("journal.readings.lead")}</p>
      </LogHead>
      {shown.value?.maySetReason && <ReasonSetting log={shown.value} onChanged={shown.again} />}
      <Filters filter={filter} change={change} />
      <LogBody shown={shown} empty={(log) => log.readings.length === 0} none={t("journal.readings.empty")}>
        {(log) => (
          <>
            <ReadingTable caption={t("journal.readings.caption")} readings={log.readings.slice(0, most)} />
            <LogEnd log="read" filter={filter} head={log.head} />
          </>
        )}
      </LogBody>
    </div>
  );
}

/** So many are drawn at once; the rest come when they are asked for by a shorter period, or in the file. */
const most = 500;

const choices = ["never", "7", "30", "90", "365"] as const;

function ReasonSetting({ log, onChanged }: { log: ReadLog; onChanged: () => void }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const [said, setSaid] = useState("");
  const now = log.reasonAfter === null ? "never" : String(log.reasonAfter);
  const value = choices.find((choice) => choice === now) ?? "never";
  const choose = async (choice: (typeof choices)[number]) => {
    const answer = await askReasonAfter(me.seat, choice === "never" ? null : Number(choice));
    setSaid(answer.ok ? t("journal.reason.saved") : t(`shared.refusal.${answer.code}`));
    onChanged();
  };
  return (
    <div className="log-setting">
      <Select
        label={t("journal.reason.label")}
        value={value}
        onChange={(choice) => void choose(choice)}
        options={choices.map((choice) => ({
          value: choice,
          label: choice === "never" ? t("journal.reason.never") : t("journal.reason.days", { count: Number(choice) }),
        }))}
        hint={<span className="meta">{t("journal.reason.hint")}</span>}
      />
      <p role="status" className="meta">
        {said}
      </p>
    </div>
  );
}
