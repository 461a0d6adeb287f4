import type { Factor } from "@hybrid/domain";

/** Where a factor's card is: the picture opens its domain and goes to it. */
export function cardAddress(picture: string, { id, domain }: Factor): string {
  return `/pictures/${picture}?domain=${domain}&card=${id}`;
}
