export { openAuthorshipReader, type AuthorshipReader } from "./authorship-reader.ts";
export { type AttributedText, type Attribution } from "./authorship-record.ts";
export { type Piece, type PieceDeed } from "./authorship-pieces.ts";
export { checkUpdate, type Verdict } from "./check.ts";
export type { Deed, Written } from "./deed.ts";
export { openEngine, type Engine, type EngineOptions, type Line } from "./engine.ts";
export { fold, type Folded, type FoldResult } from "./fold.ts";
export {
  LogError,
  type Actor,
  type Address,
  type Fence,
  type Append,
  type Elsewhere,
  type Log,
  type Owner,
  type Row,
  type Snapshot,
  type Stored,
  type Words,
} from "./log.ts";
export type { Access, Transport } from "./peer.ts";
export type { Identity } from "./presence.ts";
export { muxLimit, muxMessage, readRecords, type MuxRecord } from "./mux.ts";
export {
  ackFrame,
  closeCode,
  frameLimit,
  messageType,
  parseMessage,
  syncFrame,
  syncType,
  type CloseCode,
} from "./wire.ts";
