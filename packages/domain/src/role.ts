// The roles, few enough that each is one sentence. A seat has one of three; the administrator runs the server and has
// a seat only if somebody has let that person in like anybody else.

import * as z from "zod/mini";
import type { Both } from "./language.ts";

export const seatRoles = ["organisation", "coordinator", "guest"] as const;
export const SeatRole = z.enum(seatRoles);
export type SeatRole = z.infer<typeof SeatRole>;

export const roleSentences: Readonly<Record<SeatRole | "administrator", Both>> = {
  organisation: {
    sv: "Läser och skriver i ordlistan och i de bilder som platsen har släppts in i, talar för sin organisation i en egen röst och har egna anteckningar som ingen annan organisation läser.",
    en: "Reads and writes the glossary and the pictures the seat has been admitted to, speaks for its organisation in a voice of its own, and has own notes that no other organisation reads.",
  },
  coordinator: {
    sv: "Håller ihop arbetet och släpper in och ut, läser och skriver det gemensamma, men talar inte för någon organisation, ställer sig inte bakom något och läser aldrig någons egna anteckningar.",
    en: "Runs the process and lets people in and out, reads and writes what is shared, but speaks for no organisation, stands behind nothing, and never reads anybody's own notes.",
  },
  guest: {
    sv: "Läser ordlistan och de bilder som platsen har släppts in i, till och med en bestämd dag, och skriver ingenting.",
    en: "Reads the glossary and the pictures the seat has been admitted to, until a set day, and writes nothing.",
  },
  administrator: {
    sv: "Sköter servern, grundar rum och bjuder in deras första samordnare, men läser inget innehåll och har ingen plats i kraft av det.",
    en: "Runs the server, founds spaces and invites their first coordinator, but reads no content and holds no seat by that.",
  },
};
