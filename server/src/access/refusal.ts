// A refusal a person can meet over HTTP: a status and a code. The sentence for the code is the client's.
import type { RefusalCode } from "@hybrid/domain";

const statusOf: Readonly<Record<RefusalCode, number>> = {
  unknown: 404,
  "sign-in": 401,
  malformed: 400,
  "cross-site": 403,
  unavailable: 503,
};

export class RefusalError extends Error {
  override name = "RefusalError";
  readonly code: RefusalCode;
  readonly statusCode: number;
  constructor(code: RefusalCode) {
    super(code);
    this.code = code;
    this.statusCode = statusOf[code];
  }
}
