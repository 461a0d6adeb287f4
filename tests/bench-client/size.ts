// A group as large as the product promises to bear.
export const size = { factors: 300, seats: 8, terms: 500, letters: 100_000 } as const;
