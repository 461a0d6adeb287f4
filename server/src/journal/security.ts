// What the doors note, made durable. A note never holds anybody up: refusing the person at the door is the deed, and
// the row follows it. What cannot be written is said in the server's log, with the words that are lost from the
// journal.
import { noSpace, type Journals } from "@hybrid/store";
import type { SecurityEvent, SecurityLog } from "../access/security-log.ts";

export function createSecurityLog(
  journals: Journals,
  fail: (event: SecurityEvent, cause: unknown) => void,
): SecurityLog {
  return {
    note(event) {
      const { what, person = "", seat = "", address = "", detail = "" } = event;
      const payload = { what, address, detail };
      journals.note({ space: noSpace, kind: "security", person, seat, payload }).catch((cause) => fail(event, cause));
    },
  };
}
