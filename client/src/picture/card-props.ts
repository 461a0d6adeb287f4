import type { Factor } from "@hybrid/domain";
import type { Column } from "./placement.ts";

export interface CardProps {
  readonly factor: Factor;
  /** How the card is placed, which waits while somebody works in it. */
  readonly shownAs: Column;
  /** The cards it stands among, and those of the whole domain, in order. */
  readonly column: readonly Factor[];
  readonly domain: readonly Factor[];
}

export interface BoardCardProps extends CardProps {
  /** Among the first, which are drawn whole before any other. */
  readonly first: boolean;
  /** Those of this board that are whole; a card that changes its column stays so. */
  readonly drawn: Set<string>;
}
