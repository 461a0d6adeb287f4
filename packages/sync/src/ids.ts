// What structs are called by in Yjs: a client's number, and its clock as it wrote them.

export type Id = { readonly client: number; readonly clock: number };
/** The clocks [from, to) of one client. */
export type Span = { readonly client: number; readonly from: number; readonly to: number };
