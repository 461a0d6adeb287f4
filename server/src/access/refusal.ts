// A refusal a person can meet over HTTP: a status and a code. The sentence for the code is the client's.
import type { RefusalCode } from "@hybrid/domain";

const statusOf: Readonly<Record<RefusalCode, number>> = {
  unknown: 404,
  "sign-in": 401,
  malformed: 400,
  "cross-site": 403,
  unavailable: 503,
  wrong: 401,
  locked: 429,
  "too-many": 429,
  expired: 410,
  weak: 400,
  taken: 409,
  confirm: 403,
  "last-way": 409,
  "not-accepted": 401,
  "invitation-unknown": 404,
  "invitation-used": 410,
  "invitation-expired": 410,
  "seat-taken": 409,
  "seat-held": 409,
  "title-personal": 400,
  caution: 400,
  changed: 409,
  assurance: 403,
  "assurance-own": 409,
  "not-in-notes": 409,
  "readers-changed": 409,
  "ground-closed": 403,
  unanswered: 403,
  withdrawn: 409,
  "withdrawn-already": 409,
  "text-changed": 409,
};

export class RefusalError extends Error {
  override name = "RefusalError";
  readonly code: RefusalCode;
  readonly statusCode: number;
  /** seconds until it is worth trying again, where that is known */
  readonly retryAfter: number | undefined;
  constructor(code: RefusalCode, retryAfter?: number) {
    super(code);
    this.retryAfter = retryAfter;
    this.code = code;
    this.statusCode = statusOf[code];
  }
}
