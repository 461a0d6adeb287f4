// A write that is refused for itself alone, before it has changed anything: the batch goes on without it.

/** `contradiction`: a record that cannot be true beside what is stored. The others are the log's. */
export type Refusal = {
  readonly code: "conflict" | "unavailable" | "damaged" | "contradiction";
  readonly message: string;
};

export class Refused extends Error {
  readonly code: Refusal["code"];
  constructor(code: Refusal["code"], message: string) {
    super(message);
    this.code = code;
  }
}
