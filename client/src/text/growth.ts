// Words of the page that shows how the language grows.
import type { Shape } from "./shape.ts";

export const en = {
  link: "How it has grown",
  title: "How our language has grown",
  intro:
    "How many words the group has written, and where they stand. It is for the group to look back on, not a target.",
  empty: "No word has been written yet. When the first one is, this page begins.",
  reading: "The record is being read",
  unavailable: "The record cannot be read just now.",
  again: "Try again",
  picture: "Words over time, from {{from}} to {{to}}",
  pictureNow: "Now: {{counts}}.",
  asTable: "The same as a table",
  day: "Day",
  status: { agreed: "Agreed", "in-talk": "In talk", unlike: "Unlike meanings", retired: "No longer used" },
  turns: "What has happened",
  turn: {
    agreed: "We agree on “{{word}}”",
    "in-talk": "We talk about “{{word}}”",
    unlike: "We mean different things by “{{word}}”",
    retired: "We stopped using “{{word}}”",
  },
  more: "Show all",
} as const;

export const sv: Shape<typeof en> = {
  link: "Så har den vuxit",
  title: "Så har vårt språk vuxit",
  intro:
    "Hur många ord gruppen har skrivit, och var de står. Det är till för gruppen att se tillbaka på, inte ett mål.",
  empty: "Inget ord är skrivet än. När det första är det börjar den här sidan.",
  reading: "Uppgifterna läses",
  unavailable: "Uppgifterna går inte att läsa just nu.",
  again: "Försök igen",
  picture: "Orden över tid, från {{from}} till {{to}}",
  pictureNow: "Nu: {{counts}}.",
  asTable: "Samma sak som tabell",
  day: "Dag",
  status: {
    agreed: "Överenskomna",
    "in-talk": "Under samtal",
    unlike: "Olika innebörd",
    retired: "Används inte längre",
  },
  turns: "Vad som har hänt",
  turn: {
    agreed: "Vi är överens om ”{{word}}”",
    "in-talk": "Vi samtalar om ”{{word}}”",
    unlike: "Vi menar olika saker med ”{{word}}”",
    retired: "Vi har slutat använda ”{{word}}”",
  },
  more: "Visa alla",
};
