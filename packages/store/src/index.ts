export type * from "./accounts.ts";
export { openStore, type StoreOptions } from "./open-store.ts";
export type * from "./founded-document.ts";
export type * from "./groups.ts";
export * from "./journals.ts";
export * from "./store.ts";
export { readJournal, verifyDatabase, type DatabasePlace } from "./verify-database.ts";
export { readJournalFile, verifyJournals, type Chain, type Verdict } from "./verify-journals.ts";
