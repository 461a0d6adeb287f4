// The nine domains of a picture, each with examples of what may be noted there: what raises concern and what protects.
// The examples are neutral prompts in our own words. They belong to no instrument and carry no score, and a group
// replaces them with its own.

import type { Both } from "../language.ts";
import type { FactorTemplate } from "./shape.ts";

const both = (sv: string, en: string): Both => ({ sv, en });

export const factorTemplate: readonly FactorTemplate[] = [
  {
    domain: "self",
    name: both("Personen själv", "Self"),
    concern: [
      both("Handlar snabbt och tar stora risker", "Acts quickly and takes big risks"),
      both("Klarar motgångar och stress sämre än förut", "Copes less well with setbacks and stress than before"),
      both("Ilska som går ut över andra", "Anger that is taken out on others"),
      both("Skadar sig själv, eller talar om det", "Self-harm, or talk of it"),
      both("Ohälsa som ingen behandlar", "Ill health that nobody treats"),
      both("Använder alkohol eller narkotika", "Uses alcohol or drugs"),
    ],
    protective: [
      both("Hittar sätt att lugna sig", "Finds ways to calm down"),
      both("Ber om hjälp när något är svårt", "Asks for help when something is hard"),
      both("Ett intresse som hållit i sig", "An interest that has lasted"),
    ],
  },
  {
    domain: "belonging",
    name: both("Tillhörighet", "Belonging"),
    concern: [
      both("Är mycket ensam", "Is very much alone"),
      both("Blir utfryst eller mobbad", "Is left out or bullied"),
      both("Söker efter någonstans att höra till", "Looks for somewhere to belong"),
      both("Dras till spänning och status", "Is drawn to excitement and status"),
    ],
    protective: [
      both("En vuxen att anförtro sig åt", "An adult to confide in"),
      both("Vänner som vill väl", "Friends who mean well"),
      both("En grupp med en egen uppgift i", "A group with a task of one’s own in it"),
    ],
  },
  {
    domain: "home",
    name: both("Hemmet", "Home"),
    concern: [
      both("Våld mellan vuxna, eller mot barn", "Violence between adults, or towards children"),
      both("Mat, sömn och omsorg som brister", "Food, sleep and care that fall short"),
      both("Återkommande konflikter", "Conflicts that keep coming back"),
      both(
        "Någon i familjen begår brott eller förespråkar våld",
        "Somebody in the family offends or speaks for violence",
      ),
      both("Ingen vet var den unga är på kvällarna", "Nobody knows where the young person is in the evenings"),
    ],
    protective: [
      both("En förälder som sätter gränser och står fast", "A parent who sets limits and keeps to them"),
      both("Familjen tar avstånd från våld", "The family rejects violence"),
      both("Hemmet svarar när andra hör av sig", "The home answers when others get in touch"),
    ],
  },
  {
    domain: "school-work",
    name: both("Skola och arbete", "School and work"),
    concern: [
      both("Frånvaro som ökar", "Absence that grows"),
      both("Når inte kunskapskraven i flera ämnen", "Falls short in several subjects"),
      both("Har stängts av eller bytt skola flera gånger", "Has been suspended or has changed school several times"),
      both("Saknar arbete, studier och annan sysselsättning", "Has no job, studies or other occupation"),
    ],
    protective: [
      both("Trivs med någon lärare eller något ämne", "Likes some teacher or some subject"),
      both("Har ett arbete, eller en plan som går att följa", "Has a job, or a plan that can be followed"),
      both("Kommer till skolan även när det är tungt", "Comes to school even when it is hard"),
    ],
  },
  {
    domain: "peers-online",
    name: both("Vänner och nätet", "Peers and online"),
    concern: [
      both("Umgås med personer som begår brott", "Spends time with people who offend"),
      both("Kontakt med våldsbejakande grupper", "Contact with groups that embrace violence"),
      both("Slutna forum dit ingen vuxen ser in", "Closed forums no adult can see into"),
      both("Någon äldre ger uppdrag, gåvor eller skulder", "Somebody older hands out errands, gifts or debts"),
    ],
    protective: [
      both("En annan krets, utan våld, som lockar lika mycket", "Another circle, without violence, with the same pull"),
      both("En fritid med fasta tider", "Leisure with fixed hours"),
      both("Visar själv vad som händer på nätet", "Shows of their own accord what goes on online"),
    ],
  },
  {
    domain: "exposure",
    name: both("Utsatthet", "Exposure"),
    concern: [
      both("Har utsatts för brott eller hot", "Has been the victim of crime or threats"),
      both("Har blivit diskriminerad eller kränkt", "Has been discriminated against or humiliated"),
      both("Bär på svåra upplevelser", "Carries hard experiences"),
      both("Har nyligen förlorat någon eller något", "Has recently lost somebody or something"),
    ],
    protective: [
      both("En plats där det är lugnt", "A place where it is calm"),
      both("Har tagit emot stöd efter det som hände", "Has accepted support after what happened"),
      both("Har själv berättat för någon", "Has told somebody of their own accord"),
    ],
  },
  {
    domain: "grievance-belief",
    name: both("Oförrätt och övertygelse", "Grievance and belief"),
    concern: [
      both("Känner sig orättvist behandlad, och det växer", "Feels unfairly treated, and it grows"),
      both("Talar om andra som mindre värda", "Speaks of others as worth less"),
      both("Säger att våld är rätt väg", "Says that violence is a right way"),
      both("Menar att gemensamma regler inte gäller", "Holds that shared rules do not apply"),
    ],
    protective: [
      both("Uttrycker tvivel", "Voices doubt"),
      both("Har ändrat sin bild av dem som var fiender", "Has come to see former enemies differently"),
      both("Tar avstånd från våld med egna ord", "Rejects violence in their own words"),
    ],
  },
  {
    domain: "intent-capacity",
    name: both("Avsikt och förmåga", "Intent and capacity"),
    concern: [
      both("Har sagt eller skrivit att något ska hända", "Has said or written that something will happen"),
      both("Har nämnt en plats, en person eller en grupp", "Has named a place, a person or a group"),
      both("Har samlat material eller övat", "Has gathered material or practised"),
      both("Har tillgång till vapen", "Has access to weapons"),
      both("Har använt våld tidigare", "Has used violence before"),
    ],
    protective: [
      both("Eftersökt och inte funnet: av vem, var och när", "Looked for and not found: by whom, where and when"),
      both("Har lämnat ifrån sig det som väckte oro", "Has handed over what raised the concern"),
    ],
  },
  {
    domain: "services",
    name: both("Stöd och insatser", "Support and services"),
    concern: [
      both("Stöd som avbrutits eller inte hjälpt", "Support that broke off or did not help"),
      both("Litar inte på dem som ska hjälpa", "Does not trust those who are to help"),
      both("Har fallit mellan två verksamheter", "Has fallen between two services"),
    ],
    protective: [
      both("Tar emot hjälp", "Accepts help"),
      both("En och samma kontakt över tid", "One and the same contact over time"),
      both("Människor i närheten som stöder en väg utan våld", "People nearby who support a way without violence"),
    ],
  },
];
