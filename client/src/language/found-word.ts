// A word that was found in a text, on its way from where it was found to where it stands. It travels in the browser's
// history and in no address: addresses are sent to servers, and these are people's words.
import * as z from "zod/mini";

export const FoundWord = z.object({
  part: z.enum(["aim", "narrative", "factor", "perspective"]),
  /** the factor whose words they are, of an observation or a perspective */
  factor: z.nullable(z.string()),
  /** whose perspective it is */
  seat: z.nullable(z.string()),
  before: z.string(),
  word: z.string(),
  after: z.string(),
});
export type FoundWord = Readonly<z.infer<typeof FoundWord>>;

const State = z.object({ found: FoundWord });

export const foundState = (found: FoundWord): z.infer<typeof State> => ({ found });

/** What somebody came here for; undefined where they came for nothing of the kind. */
export function readFoundState(state: unknown): FoundWord | undefined {
  const parsed = State.safeParse(state);
  return parsed.success ? parsed.data.found : undefined;
}

/** Where it stands in a text as it is now: among the words it was found among, or else where it first stands alone. */
export function placeInText(
  text: string,
  { before, word, after }: Pick<FoundWord, "before" | "word" | "after">,
): { readonly from: number; readonly to: number } | undefined {
  const [start, end] = [before.replace(/^…/u, ""), after.replace(/…$/u, "")];
  for (const [lead, follow] of [
    [start, end],
    [start, ""],
    ["", end],
  ] as const) {
    const at = lead + follow === "" ? -1 : text.indexOf(lead + word + follow);
    if (at >= 0) return { from: at + lead.length, to: at + lead.length + word.length };
  }
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, "\\$&");
  const alone = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").exec(text);
  return alone ? { from: alone.index, to: alone.index + word.length } : undefined;
}
