// A deed is what a person does to a document: one transaction, so that it travels as one update and can be undone as
// one step. Misuse (an id that is taken or missing, a value no reader would accept) throws a RangeError before
// anything is written.

import type * as z from "zod/mini";
import type * as Y from "yjs";

/** The origin of every transaction in this package; an undo manager tracks it. */
export const deed: unique symbol = Symbol("deed");

/** Runs one deed. Whatever can be refused must have been refused before. */
export function transact(doc: Y.Doc, write: () => void): void {
  doc.transact(write, deed);
}

/** The value as its schema reads it, or a RangeError that names what is wrong. */
export function demand<T extends z.ZodMiniType>(schema: T, value: unknown, what: string): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new RangeError(`${what}: ${whyNot(parsed.error)}`);
  return parsed.data;
}

/** Where and how a value failed its schema, never the value itself. */
export function whyNot(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  return issue ? `${issue.path.map(String).join(".") || "value"} ${issue.code}` : "unreadable";
}
