export * from "./disclosed.ts";
export { deed } from "./deed.ts";
export type { Entry } from "./entries.ts";
export * from "./glossary.ts";
export * from "./initial.ts";
export * from "./notes.ts";
export * from "./picture.ts";
export * from "./prose.ts";
export * from "./voice.ts";
