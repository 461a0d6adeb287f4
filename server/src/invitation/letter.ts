// The letter that carries an invitation. It names the space and says what to do; nothing of what the group works on.
import type { Language } from "@hybrid/domain";

export type Letter = { readonly subject: string; readonly text: string };

const letters: Readonly<Record<Language, (space: string, link: string, days: number) => Letter>> = {
  sv: (space, link, days) => ({
    subject: "Inbjudan till ett rum i Hybrid Space",
    text: `Du är inbjuden till en plats i rummet ”${space}”.\n\nÖppna länken inom ${days} ${days === 1 ? "dag" : "dagar"} för att tacka ja eller nej. Den fungerar en gång, så skicka den inte vidare.\n\n${link}\n\nVäntade du dig inte det här kan du strunta i brevet.\n`,
  }),
  en: (space, link, days) => ({
    subject: "Invitation to a space in Hybrid Space",
    text: `You are invited to a seat in the space “${space}”.\n\nOpen the link within ${days} ${days === 1 ? "day" : "days"} to accept or decline. It works once, so do not pass it on.\n\n${link}\n\nIf you did not expect this, you can ignore the letter.\n`,
  }),
};

export function letterOf(
  { space, language }: { readonly space: string; readonly language: Language },
  link: string,
  days: number,
): Letter {
  return letters[language](space, link, days);
}
