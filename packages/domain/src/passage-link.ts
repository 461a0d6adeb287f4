// A link from a factor to a passage of the narrative. Its two ends hold on to the text while others write before,
// after and inside it; what the passage said when it was linked is kept, for the day it is gone.

import * as z from "zod/mini";
import { EntryId } from "./id.ts";

/** An end of a passage as the document keeps it: opaque here. */
const Anchor = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= 400);

export const longestQuote = 2000;

export const PassageLink = z.object({
  id: EntryId,
  factor: EntryId,
  start: Anchor,
  end: Anchor,
  /** the words it was put at */
  quote: z.string().check(z.minLength(1), z.maxLength(longestQuote)),
  /** taken off again; kept, so that two people who take it off and use it at once understand each other */
  off: z.boolean(),
});
export type PassageLink = Readonly<z.infer<typeof PassageLink>>;
