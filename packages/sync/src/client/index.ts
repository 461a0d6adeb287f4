export { multiplex } from "./multiplex.ts";
export { openDocument, type Connection, type OpenOptions, type Status } from "./open-document.ts";
export { joinSaves, type Save } from "./save-state.ts";
export { closeCode } from "../wire.ts";
export type { Address } from "../log.ts";
