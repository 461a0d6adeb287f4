// Words of the own notes of an organisation on a picture.
import type { Shape } from "./shape.ts";

export const en = {
  title: "Own notes",
  about: "on {{picture}}",
  promise: "Only {{organisation}} reads this. Nothing here reaches {{picture}} by itself.",
  label: "Own notes on {{picture}}",
  placeholder: "What do you want to remember, check or think through before you say it to the others?",
} as const;

export const sv: Shape<typeof en> = {
  title: "Egna anteckningar",
  about: "om {{picture}}",
  promise: "Det här läses bara av {{organisation}}. Inget härifrån kommer in i {{picture}} av sig självt.",
  label: "Egna anteckningar om {{picture}}",
  placeholder: "Vad vill ni minnas, kontrollera eller tänka igenom innan ni säger det till de andra?",
};
