import type { Shape } from "./shape.ts";
export const en = { title: "Choose a seat" } as const;
export const sv: Shape<typeof en> = { title: "Välj en plats" };
