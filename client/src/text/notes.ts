import type { Shape } from "./shape.ts";
export const en = { title: "Own notes" } as const;
export const sv: Shape<typeof en> = { title: "Egna anteckningar" };
