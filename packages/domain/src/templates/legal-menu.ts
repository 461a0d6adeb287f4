// The starter menu of legal grounds, to be read and changed by those who use it. Our own words; read in public mirrors
// of the statutes up to early 2026, by no lawyer. A ground that somebody may not use stays in the menu, closed, with
// why.

import type { Ground, LegalMenu, RecipientKind } from "../legal.ts";
import type { Both } from "../language.ts";
import type { OrganisationKind } from "../organisation.ts";

const authorities = ["police", "social", "school", "youth", "health", "other"] as const satisfies OrganisationKind[];
const everybody: readonly RecipientKind[] = [...authorities, "civil", "coordinator"];
/** The coordinator is asked about by a question of its own: some are employed by an authority, some are not. */
const amongAuthorities: readonly RecipientKind[] = [...authorities, "coordinator"];

const lawMirror = "Offentlighets- och sekretesslag (2009:400), se-lex/sfs";
const strongSecrecy = (paragraph: string): Both => ({
  sv: `Generalklausulen gäller inte uppgifter som skyddas av ${paragraph}.`,
  en: `The general clause does not cover what is protected by ${paragraph}.`,
});
const outsideTheAct: Both = {
  sv: "En förening omfattas inte av offentlighets- och sekretesslagen.",
  en: "An association is outside the Public Access to Information and Secrecy Act.",
};
const civilOutside = { civil: outsideTheAct } as const;

const consentQuestions = [
  {
    id: "consent-subject",
    asks: { sv: "Omfattar samtycket det som står i stycket?", en: "Does the consent cover what the passage says?" },
  },
  {
    id: "consent-readers",
    asks: {
      sv: "Är alla som kommer att läsa nämnda i samtycket?",
      en: "Are all who will read it named in the consent?",
    },
  },
  {
    id: "consent-valid",
    asks: {
      sv: "Gäller samtycket fortfarande, och är det givet av den som har rätt att ge det (den unge själv, efter mognad, och vårdnadshavare)?",
      en: "Is the consent still valid, and given by whoever may give it (the young person, by maturity, and guardians)?",
    },
  },
  {
    id: "consent-others",
    asks: {
      sv: "Om stycket säger något om någon annan: har även den personen samtyckt, eller är det harmlöst?",
      en: "If the passage says something about somebody else: does that person consent too, or is it harmless?",
    },
  },
];

const harmQuestions = (strong: boolean) => [
  {
    id: "harm-clear",
    asks: strong
      ? {
          sv: "Står det klart att varken den unge eller någon närstående lider men av att just de här läser det?",
          en: "Is it clear that neither the young person nor anybody close is harmed by these readers reading it?",
        }
      : {
          sv: "Har ni prövat att ingen kan antas lida men av att just de här läser det?",
          en: "Have you tested that nobody may be expected to be harmed by these readers reading it?",
        },
  },
  {
    id: "harm-together",
    asks: {
      sv: "Gäller det även när det läses ihop med det som redan står i bilden?",
      en: "Does that hold when it is read together with what the picture says already?",
    },
  },
];

const noHarm = (sender: OrganisationKind, paragraph: string): Ground => ({
  id: `no-harm-${sender}`,
  title: { sv: "Det står klart att ingen lider men", en: "Clear that no harm is done" },
  paragraph,
  says: {
    sv: "Uppgiften är hemlig om det inte står klart att den enskilde eller någon närstående inte lider men av att den lämnas.",
    en: "It is secret unless it is clear that disclosing it does no harm to the person or anybody close.",
  },
  shownTo: [sender],
  closedTo: {},
  reaches: everybody,
  questions: harmQuestions(true),
  source: lawMirror,
  verified: true,
});

// A school has two compartments: what its pupil health knows is under the strong secrecy, and the rest of the school
// under a weaker one. Which of them a passage comes from is the first question of both.
const schoolGrounds: readonly Ground[] = [
  {
    ...noHarm("school", "OSL 23:2 första stycket"),
    id: "no-harm-pupil-health",
    title: { sv: "Elevhälsan: det står klart att ingen lider men", en: "Pupil health: clear that no harm is done" },
    says: {
      sv: "Det som elevhälsan vet genom psykologiska, psykosociala eller specialpedagogiska insatser är hemligt om det inte står klart att den enskilde eller någon närstående inte lider men av att det lämnas.",
      en: "What pupil health knows from psychological, psychosocial or special-needs work is secret unless it is clear that disclosing it does no harm to the person or anybody close.",
    },
    questions: [
      {
        id: "from-pupil-health",
        asks: {
          sv: "Kommer stycket från elevhälsans psykologiska, psykosociala eller specialpedagogiska insatser, och lämnas det av någon som får göra det?",
          en: "Does the passage come from pupil health’s psychological, psychosocial or special-needs work, and is whoever shares it free to do so?",
        },
      },
      ...harmQuestions(true),
    ],
  },
  {
    ...noHarm("school", "OSL 23:2 andra och tredje stycket"),
    id: "no-harm-school",
    title: { sv: "Skolan i övrigt: ingen antas lida men", en: "The rest of the school: no harm is to be expected" },
    says: {
      sv: "Det som rör annan elevstödjande verksamhet, tillrättaförande och avskiljande är hemligt om det kan antas att den enskilde eller någon närstående lider men; för det mesta övriga är sekretessen svagare ändå. Paragrafen ändras den 1 juli 2028.",
      en: "What concerns other pupil support, discipline and exclusion is secret if disclosing it may be expected to harm the person or anybody close; for most of the rest secrecy is weaker still. The section changes on 1 July 2028.",
    },
    questions: [
      {
        id: "not-from-pupil-health",
        asks: {
          sv: "Kommer stycket från skolans övriga arbete, och inget i det från elevhälsan?",
          en: "Does the passage come from the school’s other work, and nothing in it from pupil health?",
        },
      },
      ...harmQuestions(false),
    ],
  },
];

const grounds: readonly Ground[] = [
  {
    id: "consent",
    title: { sv: "Samtycke från den det gäller", en: "Consent of the person it concerns" },
    paragraph: "OSL 10:1, 12:2",
    says: {
      sv: "Den som sekretessen skyddar kan häva den, helt eller delvis. Ett samtycke har en givare, mottagare, ämnen och en tid, och kan tas tillbaka.",
      en: "Whoever secrecy protects may lift it, wholly or partly. A consent has a giver, recipients, subjects and a time, and can be withdrawn.",
    },
    shownTo: authorities,
    closedTo: {},
    reaches: everybody,
    questions: consentQuestions,
    source: lawMirror,
    verified: true,
  },
  noHarm("social", "OSL 26:1"),
  noHarm("health", "OSL 25:1"),
  ...schoolGrounds,
  noHarm("police", "OSL 18:1–3, 35:1"),
  {
    id: "necessary",
    title: { sv: "Nödvändigt för vår egen verksamhet", en: "Necessary for our own work" },
    paragraph: "OSL 10:2",
    says: {
      sv: "En uppgift får lämnas om det är nödvändigt för att den som lämnar ska kunna fullgöra sin egen verksamhet. Undantaget är snävt: bekvämt räcker inte.",
      en: "Something may be disclosed if the giver cannot do its own work otherwise. The exception is narrow: convenient is not enough.",
    },
    shownTo: authorities,
    closedTo: {},
    reaches: everybody,
    questions: [
      {
        id: "own-work",
        asks: {
          sv: "Är det nödvändigt för att vi ska kunna göra vårt eget arbete, inte bara till nytta för de andra?",
          en: "Is it necessary for doing our own work, and not only useful to the others?",
        },
      },
    ],
    source: lawMirror,
    verified: true,
  },
  {
    id: "general-clause",
    title: { sv: "Generalklausulen", en: "The general clause" },
    paragraph: "OSL 10:27",
    says: {
      sv: "En uppgift får lämnas till en annan myndighet om det är uppenbart att intresset av det har företräde framför det intresse som sekretessen skyddar.",
      en: "Something may be disclosed to another authority if the interest in that obviously outweighs the interest that secrecy protects.",
    },
    shownTo: [...authorities, "civil"],
    closedTo: {
      social: strongSecrecy("OSL 26:1–6"),
      health: strongSecrecy("OSL 25:1–8"),
      ...civilOutside,
    },
    reaches: amongAuthorities,
    questions: [
      {
        id: "obviously-outweighs",
        asks: {
          sv: "Är det uppenbart att intresset av att de får veta väger tyngre än skyddet?",
          en: "Is it obvious that the interest in their knowing outweighs the protection?",
        },
      },
      {
        id: "not-excepted",
        asks: {
          sv: "Har ni kontrollerat att uppgiften inte hör till dem som klausulen undantar?",
          en: "Have you checked that it is not among what the clause excepts?",
        },
      },
    ],
    source: lawMirror,
    verified: true,
  },
  {
    id: "statutory-duty",
    title: { sv: "Skyldighet i lag eller förordning", en: "A duty by statute" },
    paragraph: "OSL 10:28",
    says: {
      sv: "Sekretess hindrar inte att en uppgift lämnas till en annan myndighet när en lag eller förordning säger att den ska lämnas.",
      en: "Secrecy does not stand in the way where a statute says that something shall be disclosed to another authority.",
    },
    shownTo: [...authorities, "civil"],
    closedTo: civilOutside,
    reaches: amongAuthorities,
    questions: [
      {
        id: "duty-named",
        asks: {
          sv: "Vet ni vilken bestämmelse som säger att uppgiften ska lämnas, och gäller den alla som kommer att läsa?",
          en: "Do you know which provision says that it shall be disclosed, and does it cover all who will read it?",
        },
      },
    ],
    source: lawMirror,
    verified: true,
  },
  {
    id: "future-crime",
    title: { sv: "Risk för framtida brott, under 21 år", en: "Risk of future crime, under 21" },
    paragraph: "OSL 10:18 a",
    says: {
      sv: "Socialtjänsten får lämna uppgifter om en person under 21 till Polisen när konkreta omständigheter talar för risk för framtida brott och det inte är olämpligt. Misstanke om begångna brott följer andra regler.",
      en: "Social services may disclose about a person under 21 to the police when concrete circumstances speak for a risk of future crime and it is not unsuitable. Suspicion of crime already committed follows other rules.",
    },
    shownTo: ["social"],
    closedTo: {},
    reaches: ["police"],
    questions: [
      { id: "under-21", asks: { sv: "Är personen under 21 år?", en: "Is the person under 21?" } },
      {
        id: "concrete-risk",
        asks: {
          sv: "Finns det konkreta omständigheter som talar för risk för framtida brott?",
          en: "Are there concrete circumstances that speak for a risk of future crime?",
        },
      },
      {
        id: "not-unsuitable",
        asks: {
          sv: "Är det inte olämpligt, med tanke på insatser som pågår eller planeras?",
          en: "Is it not unsuitable, given support that goes on or is planned?",
        },
      },
    ],
    source: "OSL 10:18 a (2025:179), se-lex/sfs",
    verified: true,
  },
  {
    id: "terrorism-risk",
    title: { sv: "Risk för terroristbrott", en: "Risk of terrorist crime" },
    paragraph: "OSL 10:18 b",
    says: {
      sv: "Hälso- och sjukvården och socialtjänsten får lämna uppgifter till Polisen när det finns risk för terroristbrott.",
      en: "Health care and social services may disclose to the police when there is a risk of terrorist crime.",
    },
    shownTo: ["social", "health"],
    closedTo: {},
    reaches: ["police"],
    questions: [
      {
        id: "terrorism",
        asks: {
          sv: "Talar konkreta omständigheter för risk för brott enligt terroristbrottslagen?",
          en: "Do concrete circumstances speak for a risk of crime under the Terrorist Offences Act?",
        },
      },
    ],
    source: "OSL 10:18 b (2025:179), se-lex/sfs",
    verified: true,
  },
  {
    id: "close-violence",
    title: { sv: "Risk för grovt våld mot närstående", en: "Risk of severe violence to somebody close" },
    paragraph: "OSL 10:18 c",
    says: {
      sv: "Hälso- och sjukvården och socialtjänsten får lämna uppgifter till Polisen när det finns risk för allvarligt våld mot en närstående.",
      en: "Health care and social services may disclose to the police when there is a risk of severe violence to a close person.",
    },
    shownTo: ["social", "health"],
    closedTo: {},
    reaches: ["police"],
    questions: [
      {
        id: "severe-violence",
        asks: {
          sv: "Finns det risk för allvarligt våld mot någon som står personen nära?",
          en: "Is there a risk of severe violence to somebody close to the person?",
        },
      },
    ],
    source: "OSL 10:18 c (2025:179), se-lex/sfs",
    verified: true,
  },
  {
    id: "care-and-support",
    title: { sv: "Nödvändig vård eller stöd för någon under 18", en: "Needed care or support for somebody under 18" },
    paragraph: "OSL 25:12, 26:9",
    says: {
      sv: "Mellan hälso- och sjukvården och socialtjänsten får uppgifter lämnas när det behövs för att en person under 18 år ska få nödvändig vård eller nödvändigt stöd.",
      en: "Between health care and social services it may be disclosed what is needed so that a person under 18 gets necessary care or support.",
    },
    shownTo: ["social", "health"],
    closedTo: {},
    reaches: ["social", "health"],
    questions: [
      {
        id: "under-18",
        asks: {
          sv: "Är personen under 18 år, eller hör till de andra som paragrafen nämner?",
          en: "Is the person under 18, or one of the others the paragraph names?",
        },
      },
      {
        id: "care-needed",
        asks: {
          sv: "Behövs uppgiften för nödvändig vård eller nödvändigt stöd?",
          en: "Is it needed for necessary care or support?",
        },
      },
    ],
    source: lawMirror,
    verified: true,
  },
  {
    id: "new-general-rule",
    title: { sv: "Den nya allmänna regeln", en: "The new general rule" },
    paragraph: "OSL 10:15 a",
    says: {
      sv: "Från den 1 december 2025 får uppgifter lämnas mellan myndigheter efter en intresseavvägning, bland annat för att förebygga brott. Viss sekretess är undantagen; vilken har vi inte kunnat läsa i lagen.",
      en: "From 1 December 2025 authorities may disclose to each other after weighing interests, among them preventing crime. Some secrecy is excepted; which, we have not been able to read in the law.",
    },
    shownTo: [...authorities, "civil"],
    closedTo: civilOutside,
    reaches: amongAuthorities,
    questions: [
      {
        id: "read-the-law",
        asks: {
          sv: "Har ni själva läst paragrafen och sett att er sekretess inte är undantagen?",
          en: "Have you read the paragraph yourselves and seen that your secrecy is not excepted?",
        },
      },
      {
        id: "weighed",
        asks: {
          sv: "Har ni vägt intresset av att lämna mot den enskildes skydd?",
          en: "Have you weighed the interest in disclosing against the protection of the person?",
        },
      },
    ],
    source: "Prop. 2024/25:180 (2025:934)",
    verified: false,
  },
  {
    id: "contact-data",
    title: { sv: "Kontaktuppgifter på begäran", en: "Contact details on request" },
    paragraph: "Lag 2025:170, 4 §",
    says: {
      sv: "Kontaktuppgifter ska lämnas på begäran till en brottsbekämpande myndighet. Här gäller inte undantaget i 8 §.",
      en: "Contact details shall be supplied on request to a law enforcement authority. The exception in section 8 does not apply here.",
    },
    shownTo: ["social", "school", "youth", "health", "other"],
    closedTo: {},
    reaches: ["police"],
    questions: [
      {
        id: "asked-for",
        asks: {
          sv: "Har Polisen begärt uppgiften, och är den bara en kontaktuppgift?",
          en: "Have the police asked for it, and is it nothing but contact details?",
        },
      },
    ],
    source: "Lag (2025:170), se-lex/sfs",
    verified: true,
  },
  {
    id: "shall-supply",
    title: { sv: "Uppgiftsskyldighet mot Polisen", en: "Duty to supply the police" },
    paragraph: "Lag 2025:170, 6 §",
    says: {
      sv: "Kommuner och regioner ska lämna uppgifter som behövs i brottsbekämpningen.",
      en: "Municipalities and regions shall supply what law enforcement needs.",
    },
    shownTo: ["social", "school", "youth", "health", "other"],
    closedTo: {
      social: {
        sv: "8 § undantar uppgifter som skyddas av OSL 26:1–6.",
        en: "Section 8 excepts what is protected by OSL 26:1–6.",
      },
      health: {
        sv: "8 § undantar uppgifter som skyddas av OSL 25:1–8.",
        en: "Section 8 excepts what is protected by OSL 25:1–8.",
      },
    },
    reaches: ["police"],
    questions: [
      {
        id: "needed-by-police",
        asks: {
          sv: "Behövs uppgiften i Polisens brottsbekämpande verksamhet, och är villkoren i paragrafen uppfyllda?",
          en: "Do the police need it for law enforcement, and are the conditions of the section met?",
        },
      },
    ],
    source: "Lag (2025:170), se-lex/sfs",
    verified: true,
  },
  {
    id: "head-teacher",
    title: { sv: "Rektor till Polisen", en: "Head teacher to the police" },
    paragraph: "Lag 2025:170, 7 §",
    says: {
      sv: "En rektor lämnar uppgifter till Polisen på begäran och på eget initiativ.",
      en: "A head teacher supplies the police on request and on own initiative.",
    },
    shownTo: ["school"],
    closedTo: {},
    reaches: ["police"],
    questions: [
      {
        id: "by-head-teacher",
        asks: { sv: "Har rektor beslutat att lämna uppgiften?", en: "Has the head teacher decided to supply it?" },
      },
    ],
    source: "Lag (2025:170), se-lex/sfs",
    verified: true,
  },
  {
    id: "own-promise",
    title: { sv: "Den det gäller vill det", en: "The person it concerns wants it" },
    paragraph: "Tystnadslöfte, dataskyddsförordningen",
    says: {
      sv: "Föreningen står utanför offentlighets- och sekretesslagen. Det som binder är vad ni har lovat den unge, och dataskyddsreglerna.",
      en: "The association is outside the secrecy act. What binds is what you have promised the young person, and data protection.",
    },
    shownTo: ["civil"],
    closedTo: {},
    reaches: everybody,
    questions: consentQuestions,
    source: "Dataskyddsförordningen (EU) 2016/679, artikel 6 och 9",
    verified: false,
  },
];

export const legalMenu: LegalMenu = {
  version: "2026-03",
  reviewBy: "2026-12-31",
  grounds,
  always: [
    {
      id: "no-more-than-needed",
      asks: {
        sv: "Säger stycket inte mer än vad de som läser behöver, och nämner det ingen vid namn?",
        en: "Does the passage say no more than its readers need, and name nobody?",
      },
    },
  ],
  when: {
    civil: {
      id: "no-offence-data",
      asks: {
        sv: "En förening läser: är stycket fritt från uppgifter om brott och misstankar (dataskyddslagen 3:8)?",
        en: "An association reads this: is the passage free of data on offences and suspicions (Data Protection Act 3:8)?",
      },
    },
    coordinator: {
      id: "coordinator-bound",
      asks: {
        sv: "Samordnaren läser: är samordnaren anställd av en myndighet, eller omfattas av grunden ändå?",
        en: "The coordinator reads this: is the coordinator employed by an authority, or covered by the ground anyway?",
      },
    },
  },
  outOfReach: {
    sv: "Når inte alla som kommer att läsa.",
    en: "Does not reach all who will read it.",
  },
};
