// Parts of the product that are fetched when they are asked for. That a part did not come is no fault of the page.

export class NotFetched extends Error {
  override readonly name = "NotFetched";
}

/** `fetchPart`, with a failure that says what it is. */
export function fetched<Part>(fetchPart: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    try {
      return await fetchPart();
    } catch (cause) {
      throw new NotFetched("A part of the product did not come", { cause });
    }
  };
}
