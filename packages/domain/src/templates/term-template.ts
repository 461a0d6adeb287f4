import type { TermTemplate } from "./shape.ts";

export const termTemplate: readonly TermTemplate[] = [];
