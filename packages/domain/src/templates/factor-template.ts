import type { FactorTemplate } from "./shape.ts";

export const factorTemplate: readonly FactorTemplate[] = [];
