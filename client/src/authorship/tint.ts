// Which stretches of a text are whose, for the view that tints: by block, neighbours of one seat together. Words the
// server has not got yet belong to no stretch, and neither does a text that stands differently on the screen.
import type { Writer } from "@hybrid/domain";
import type { LocalText } from "./local-text.ts";
import { attribute, type TextRecord } from "./record.ts";

export interface Stretch {
  /** offsets in the block */
  readonly from: number;
  readonly to: number;
  /** of one seat; several if it changed hands */
  readonly writers: readonly Writer[];
  /** when its first words were written, in milliseconds since 1970 */
  readonly at: number;
}

export function findStretches(local: LocalText, record: TextRecord): Stretch[][] {
  const spans = attribute(local, record, 0, local.length).values();
  let next = spans.next();
  return local.blocks.map((block) => {
    const stretches: Stretch[] = [];
    for (; !next.done && next.value.at < block.at + block.length; next = spans.next()) {
      const { at, length, piece } = next.value;
      if (!piece) continue;
      const { writtenBy } = record.pieces[piece.place]!;
      const writer = record.writers[writtenBy.writer]!;
      const stretch = { from: at - block.at, to: at - block.at + length, writers: [writer], at: writtenBy.at };
      const last = stretches.at(-1);
      const joined = last && join(last, stretch);
      if (joined) stretches[stretches.length - 1] = joined;
      else stretches.push(stretch);
    }
    return stretches;
  });
}

function join(last: Stretch, next: Stretch): Stretch | undefined {
  const [writer] = next.writers;
  if (last.to !== next.from || last.writers[0]?.seat !== writer?.seat) return undefined;
  const known = last.writers.some(({ person }) => person === writer?.person);
  const writers = known ? last.writers : [...last.writers, ...next.writers];
  return { from: last.from, to: next.to, writers, at: Math.min(last.at, next.at) };
}
