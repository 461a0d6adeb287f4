// The two languages of the product, and text that exists in both.

import * as z from "zod/mini";

export const languages = ["sv", "en"] as const;
export const Language = z.enum(languages);
export type Language = z.infer<typeof Language>;

/** One text in each language. */
export type Both = { readonly sv: string; readonly en: string };
