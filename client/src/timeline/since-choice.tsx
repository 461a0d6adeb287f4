// Since when: a meeting of the group, by its name and day, or a day of one's own.
import { happeningOf, readHappenings, readProse, type Entry } from "@hybrid/documents";
import { addDays, meetingsUntil, type Happening } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { today } from "../text/calendar.ts";
import { useFormat } from "../text/use-language.ts";
import { DateField, Select } from "../ui/field.tsx";
import { cut } from "./cut.ts";

const none: Entry<Happening>[] = [];
const freeDay = "day";
const longestName = 60;

export interface Since {
  readonly day: string;
  readonly choice: string;
  readonly meetings: readonly Happening[];
  readonly choose: (choice: string) => void;
  readonly chooseDay: (day: string) => void;
}

/** Begins with the last meeting, or with a week ago where none is marked. */
export function useSince(open: OpenDocument): Since {
  const entries = useReading(open.doc, readHappenings, none);
  const meetings = meetingsUntil(
    today(),
    entries.flatMap((entry) => (entry.readable ? entry.value : [])),
  );
  const [day, chooseDay] = useState(() => addDays(today(), -7));
  const [choice, choose] = useState(() => meetings[0]?.id ?? freeDay);
  // A meeting that somebody sets aside meanwhile leaves its day.
  const chosen = meetings.find(({ id }) => id === choice);
  return { day: chosen?.day ?? day, choice: chosen ? choice : freeDay, meetings, choose, chooseDay };
}

export function SinceChoice({ open, since }: { readonly open: OpenDocument; readonly since: Since }) {
  const { t } = useTranslation();
  const { day: say } = useFormat();
  const { day, choice, meetings, choose, chooseDay } = since;
  const name = ({ id }: Happening): string => {
    const fragment = happeningOf(open.doc, id);
    return cut(fragment ? readProse(fragment).join(" ").trim() : "", longestName);
  };
  const leave = (to: string): void => {
    chooseDay(day);
    choose(to);
  };
  return (
    <div className="changed-since">
      {meetings.length > 0 && (
        <Select
          label={t("timeline.changed.sinceMeeting")}
          value={choice}
          onChange={leave}
          options={[
            ...meetings.map((meeting) => ({ value: meeting.id, label: `${name(meeting)}, ${say(meeting.day)}` })),
            { value: freeDay, label: t("timeline.changed.otherDay") },
          ]}
        />
      )}
      {choice === freeDay && (
        <>
          <DateField
            label={t("timeline.changed.since")}
            value={day}
            max={today()}
            onChange={(chosen) => chosen !== null && chooseDay(chosen)}
          />
          <button type="button" className="link" onClick={() => chooseDay(addDays(today(), -7))}>
            {t("timeline.changed.week")}
          </button>
          <button type="button" className="link" onClick={() => chooseDay(addDays(today(), -30))}>
            {t("timeline.changed.month")}
          </button>
        </>
      )}
    </div>
  );
}
