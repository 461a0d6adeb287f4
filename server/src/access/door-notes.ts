// What was refused at the doors, for the security log, so that a flood of refusals is a few rows: of one kind from one
// network address a row a minute, and of all kinds together a bounded number. What had no row of its own is counted,
// and the count is told at the end of the minute.
import { networkOf } from "./network.ts";
import type { SecurityEvent, SecurityLog } from "./security-log.ts";

const minute = 60_000;
/** Rows of first refusals in a minute, of all kinds and addresses together. */
const mostRows = 30;

export type DoorNotes = SecurityLog & { close(): void };

export function createDoorNotes(log: SecurityLog, now: () => number): DoorNotes {
  const seen = new Map<string, { readonly event: SecurityEvent; more: number }>();
  let [begun, beyond] = [now(), 0];

  function tell(): void {
    for (const { event, more } of seen.values()) {
      const { what, address = "" } = event;
      if (more > 0) log.note({ what, address, detail: `${more} more within a minute` });
    }
    if (beyond > 0) log.note({ what: "refusals not noted one by one", detail: `${beyond} within a minute` });
    seen.clear();
    [begun, beyond] = [now(), 0];
  }

  const timer = setInterval(() => seen.size > 0 && now() - begun >= minute && tell(), minute / 12);
  timer.unref();

  return {
    note(event) {
      if (now() - begun >= minute) tell();
      const key = `${event.what} ${networkOf(event.address ?? "")}`;
      const before = seen.get(key);
      if (before) before.more += 1;
      else if (seen.size >= mostRows) beyond += 1;
      else {
        seen.set(key, { event, more: 0 });
        log.note(event);
      }
    },
    close() {
      clearInterval(timer);
      tell();
    },
  };
}
