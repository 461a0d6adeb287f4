export { checkUpdate, type Verdict } from "./check.ts";
export { openEngine, type Engine, type EngineOptions, type Line } from "./engine.ts";
export { fold, type Folded, type FoldResult } from "./fold.ts";
export {
  LogError,
  type Actor,
  type Address,
  type Append,
  type Log,
  type Owner,
  type Row,
  type Snapshot,
  type Stored,
} from "./log.ts";
export type { Access, Transport } from "./peer.ts";
export type { Identity } from "./presence.ts";
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
