// What reading a file answers: every entry, or one code that the page has a sentence for.
import type { Incoming } from "@hybrid/domain";

export type FileRefusal =
  | "kind"
  | "large"
  | "many"
  | "empty"
  | "encoding"
  | "columns"
  | "csv"
  | "turtle"
  | "json"
  | "context"
  | "no-concepts";

export type ReadFile =
  | { readonly ok: true; readonly entries: readonly Incoming[] }
  /** `line` where something in the file is wrong at a known place */
  | { readonly ok: false; readonly code: FileRefusal; readonly line?: number };

export const mostBytes = 2_000_000;
export const mostEntries = 2000;

/** Lets the page breathe: a long file is read a slice at a time. */
export const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

export const refuse = (code: FileRefusal, line?: number): ReadFile =>
  line === undefined ? { ok: false, code } : { ok: false, code, line };

/** Every entry, or a refusal if there are none or too many. */
export function answerWith(entries: readonly Incoming[], none: FileRefusal): ReadFile {
  if (entries.length === 0) return refuse(none);
  return entries.length > mostEntries ? refuse("many") : { ok: true, entries };
}
