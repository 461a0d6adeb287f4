// Cards that colleagues add while one is further down the page: where they are, and which have not been seen yet.

/** Where a card is, seen from the window. */
export type Whereabouts = "above" | "seen" | "below" | "gone";

export function whereIs(
  card: { readonly top: number; readonly bottom: number } | undefined,
  height: number,
): Whereabouts {
  if (!card) return "gone";
  if (card.bottom <= 0) return "above";
  return card.top >= height ? "below" : "seen";
}

/** Those still to be met: a card that has been in the window, or has left the board, is not new any more. */
export function stillNew(
  waiting: readonly string[],
  whereOf: (card: string) => Whereabouts,
): { readonly waiting: readonly string[]; readonly above: readonly string[] } {
  const left = waiting.filter((card) => ["above", "below"].includes(whereOf(card)));
  return {
    waiting: left.length === waiting.length ? waiting : left,
    above: left.filter((card) => whereOf(card) === "above"),
  };
}
