// The roles that a table's elements have anyway, said aloud: some browsers forget them where a narrow window lays the
// rows out as blocks, and a table must stay one for whoever listens.
export const asTable = { role: "table" } as const;
export const asGroup = { role: "rowgroup" } as const;
export const asRow = { role: "row" } as const;
export const asColumnHead = { role: "columnheader" } as const;
export const asRowHead = { role: "rowheader" } as const;
export const asCell = { role: "cell" } as const;
