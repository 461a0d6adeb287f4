// Words of the picture: the aim, what we see, the two lenses, the perspectives.
import type { Shape } from "./shape.ts";

export const en = { title: "Picture" } as const;

export const sv: Shape<typeof en> = { title: "Gemensam bild" };
