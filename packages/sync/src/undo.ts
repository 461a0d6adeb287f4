// Takes an update back that was judged new and never reached the log, because another server wrote first: what is known
// is then what the log holds, without reading the document again.
import type { News } from "./check.ts";
import type { Homes } from "./homes.ts";
import { createRanges, gapsIn, removeRange } from "./ranges.ts";
import type { State } from "./state.ts";

/** To be called after everything that was accepted later has been taken back. */
export type Undo = (state: State) => void;

/** To be called before the update is accepted. */
export function undoOf(state: State, { reached, deletions }: Pick<News, "reached" | "deletions">): Undo {
  const clocks = Array.from(reached.keys(), (client) => [client, state.clocks.get(client)] as const);
  const spans = deletions.flatMap(({ client, from, to }) =>
    gapsIn(state.deleted.get(client) ?? createRanges(), from, to).map((gap) => ({ client, ...gap })),
  );
  return (now) => {
    for (const [client, clock] of clocks) goBack(now, client, clock);
    for (const { client, from, to } of spans) {
      const ranges = now.deleted.get(client);
      if (!ranges) continue;
      removeRange(ranges, from, to);
      if (ranges.starts.length === 0) now.deleted.delete(client);
    }
  };
}

/** What is known of a client's structs, from some clock on: everything that homes hold by client is of this form. */
type Strands = { readonly starts: number[] } & ({ readonly values: number[] } | { readonly pairs: number[] });

/** Homes that nothing lies in any more may stay in their list. */
function goBack({ clocks, homes }: State, client: number, clock: number | undefined): void {
  for (const strands of strandsOf(homes)) {
    const mine = strands.get(client);
    if (mine) cut(mine, clock ?? 0);
    if (mine?.starts.length === 0) strands.delete(client);
  }
  // A referee has taken in what is taken back here.
  if ("referee" in homes) homes.referee = undefined;
  if (clock === undefined) clocks.delete(client);
  else clocks.set(client, clock);
}

function strandsOf(homes: Homes): Map<number, Strands>[] {
  const neighbours = "neighbours" in homes ? [homes.neighbours as Map<number, Strands>] : [];
  return [homes.steps, ...neighbours];
}

/** Takes away what begins at the clock or later. */
function cut(strands: Strands, clock: number): void {
  const { starts } = strands;
  const each = "pairs" in strands ? strands.pairs : strands.values;
  const width = each.length / Math.max(1, starts.length);
  while ((starts.at(-1) ?? -1) >= clock) starts.pop();
  each.length = width * starts.length;
}
