// Words of the glossary: the list of terms and the entry of one.
import type { Shape } from "./shape.ts";

export const en = { title: "Glossary" } as const;

export const sv: Shape<typeof en> = { title: "Ordlista" };
