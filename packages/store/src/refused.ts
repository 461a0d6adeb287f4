import type { Refusal } from "./protocol.ts";

/** Thrown by a write that is refused for itself alone, before it has changed anything: the batch goes on. */
export class Refused extends Error {
  readonly code: Refusal["code"];
  constructor(code: Refusal["code"], message: string) {
    super(message);
    this.code = code;
  }
}
