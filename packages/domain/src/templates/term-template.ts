// Seventeen words that mean different things at different desks, with a working definition to start from and what each
// kind of organisation often means. They are tendencies, meant to be corrected by the people who sit there.

import type { Both } from "../language.ts";
import type { SenseTemplate, TermTemplate } from "./shape.ts";

type Pair = readonly [sv: string, en: string];

const both = ([sv, en]: Pair): Both => ({ sv, en });

const sense = (meaning: Pair, setsGoing: Pair, alsoSay: Pair): SenseTemplate => ({
  meaning: both(meaning),
  setsGoing: both(setsGoing),
  alsoSay: both(alsoSay),
});

const concern: TermTemplate = {
  id: "concern",
  headword: { sv: "oro", en: "concern" },
  aliases: { sv: ["bekymmer"], en: ["worry"] },
  status: "agreed",
  definition: both([
    "Något som en av oss har sett eller hört om en ung människa och som väger så tungt att det behöver sägas: vad det var, när det var och varför det tas upp just nu. En oro är ännu varken anmälan, misstanke eller diagnos.",
    "Something one of us has seen or heard about a young person that weighs enough to be said: what it was, when it was, and why it is raised now. A concern is not yet a report, a suspicion or a diagnosis.",
  ]),
  senses: {
    police: sense(
      [
        "Någon har lagt märke till något som kan leda till brott.",
        "Somebody has noticed something that may lead to a crime.",
      ],
      [
        "Vi stämmer av mot det vi redan vet. Det kan bli en underrättelseuppgift.",
        "We check it against what we already know. It may become intelligence.",
      ],
      ["tips", "tip"],
    ),
    social: sense(
      ["Ett barn kanske inte har det bra.", "A child may not be doing well."],
      [
        "Kommer den in som anmälan bedömer vi genast behovet av skydd, och inom fjorton dagar avgör vi om en utredning ska inledas.",
        "If it comes in as a report, we assess the need for protection at once and decide within fourteen days whether to open an inquiry.",
      ],
      ["orosanmälan", "report"],
    ),
    school: sense(
      [
        "En elev är sig inte lik: borta från lektioner, trött, i konflikt med andra.",
        "A pupil is not as they used to be: missing lessons, tired, at odds with others.",
      ],
      [
        "Samtal med eleven och hemmet, sedan elevhälsan. Misstänker vi att barnet far illa är vi skyldiga att anmäla.",
        "A talk with the pupil and the home, then the pupil health team. If we suspect that a child is being harmed, we have a duty to report.",
      ],
      ["bekymmer", "worry"],
    ),
    youth: sense(
      [
        "En känsla som växer fram när vi möter samma person kväll efter kväll.",
        "A feeling that grows when we meet the same person evening after evening.",
      ],
      [
        "Vi pratar med den det gäller, och sedan i personalgruppen.",
        "We talk to the person first, and then among ourselves.",
      ],
      ["magkänsla", "gut feeling"],
    ),
    health: sense(
      [
        "Något som patienten, eller någon som står nära, beskriver för oss.",
        "Something that the patient, or somebody close to them, describes to us.",
      ],
      [
        "Ett första besök. Kan ett barn fara illa anmäler vi till socialtjänsten.",
        "A first visit. If a child may be coming to harm, we report to social services.",
      ],
      ["symtom", "symptom"],
    ),
    civil: sense(
      ["Något som någon har anförtrott oss.", "Something that somebody has told us in trust."],
      [
        "Ingenting utan ett ja från den som berättade, om det inte är fara för någons liv.",
        "Nothing without a yes from whoever told us, unless somebody’s life is in danger.",
      ],
      ["ett förtroende", "a confidence"],
    ),
  },
};

const risk: TermTemplate = {
  id: "risk",
  headword: { sv: "risk", en: "risk" },
  aliases: { sv: [], en: [] },
  status: "in-talk",
  definition: both([
    "Möjligheten att något skadligt händer. Vi säger alltid vad som kan hända, för vem och under vilken tid; ordet får inte stå ensamt.",
    "The possibility that something harmful happens. We always say what may happen, to whom and within what time; the word never stands alone.",
  ]),
  senses: {
    police: sense(
      ["Att någon begår brott eller skadar andra.", "That somebody commits a crime or hurts others."],
      ["Vi väger hur nära det ligger och vem som kan drabbas.", "We weigh how near it is and who may be hit by it."],
      ["fara", "danger"],
    ),
    social: sense(
      ["Att ett barn utvecklas ogynnsamt.", "That a child’s development takes a harmful turn."],
      [
        "Vi utreder vad barnet behöver och vad som går att göra frivilligt.",
        "We inquire into what the child needs and what can be done on a voluntary basis.",
      ],
      ["ogynnsam utveckling", "adverse development"],
    ),
    school: sense(
      ["Att en elev inte når målen eller slutar komma.", "That a pupil falls short of the goals or stops coming."],
      ["Extra anpassningar, sedan ett åtgärdsprogram.", "Adjustments in class, then a plan of support."],
      ["risk för skolmisslyckande", "risk of school failure"],
    ),
    youth: sense(
      ["Att någon glider ifrån dem som vill väl.", "That somebody drifts away from the people who treat them well."],
      ["Vi ser till att någon av oss är där.", "We make sure one of us is there."],
      ["på väg bort", "drifting"],
    ),
    health: sense(
      [
        "Ohälsa som förvärras, i värsta fall självskada eller suicid.",
        "Ill health getting worse; at worst self-harm or suicide.",
      ],
      ["Vi frågar rakt ut och gör en suicidriskbedömning.", "We ask directly and assess the risk of suicide."],
      ["riskbedömning", "risk assessment"],
    ),
    civil: sense(
      [
        "Att någon blir ensam, eller hamnar i kläm mellan dem som vill hjälpa.",
        "That somebody ends up alone, or caught between those who want to help.",
      ],
      ["Vi håller kontakten.", "We stay in touch."],
      ["tappa taget", "losing hold"],
    ),
  },
};

const atRisk: TermTemplate = {
  id: "at-risk",
  headword: { sv: "löpa risk", en: "at risk" },
  aliases: { sv: ["löper risk", "löpte risk", "i riskzonen"], en: [] },
  status: "in-talk",
  definition: both([
    "Att själv kunna komma till skada. Den som löper risk kan samtidigt utgöra en risk för andra; det ena tar inte ut det andra.",
    "To be someone who may come to harm. A person at risk may at the same time be a risk to others; the one does not cancel the other.",
  ]),
  senses: {
    police: sense(
      ["Kan bli brottsoffer, eller bli värvad.", "May become a victim of crime, or be recruited."],
      ["Vi ser över skyddet och pratar med vårdnadshavarna.", "We look at protection and talk to the guardians."],
      ["möjligt brottsoffer", "potential victim"],
    ),
    social: sense(
      ["Behöver skydd eller stöd.", "Needs protection or support."],
      ["En bedömning av skyddsbehovet, samma dag.", "An assessment of the need for protection, the same day."],
      ["barn som riskerar att fara illa", "child in need of protection"],
    ),
    school: sense(
      ["Behöver mer stöd än klassen får.", "Needs more support than the class gets."],
      ["En kartläggning genom elevhälsan.", "A mapping by the pupil health team."],
      ["i behov av särskilt stöd", "needs extra support"],
    ),
    youth: sense(
      ["Den som andra kan få med sig på saker.", "The one whom others can talk into things."],
      ["Vi håller ett extra öga och bjuder in till något annat.", "We keep an eye out and offer something else to do."],
      ["lätt att locka", "easily led"],
    ),
    health: sense(
      ["En patient som kan skada sig eller försämras.", "A patient who may hurt themselves or get worse."],
      ["Tätare besök och en plan för kriser.", "More frequent visits and a plan for crises."],
      ["riskpatient", "patient at risk"],
    ),
    civil: sense(
      ["Den som andra drar nytta av.", "Somebody whom others take advantage of."],
      ["Vi frågar vad den själv vill ha hjälp med.", "We ask what they themselves want help with."],
      ["illa ute", "in a bad spot"],
    ),
  },
};

const vulnerability: TermTemplate = {
  id: "vulnerability",
  headword: { sv: "sårbarhet", en: "vulnerability" },
  aliases: { sv: ["sårbar"], en: ["vulnerable"] },
  status: "in-talk",
  definition: both([
    "Omständigheter som gör att påfrestningar tar hårdare. En sårbarhet hör till ett läge och kan gå över; den är ingen egenskap.",
    "Circumstances that make strain hit harder. A vulnerability belongs to a situation and can pass; it is not a trait.",
  ]),
  senses: {
    police: sense(
      ["Något som andra kan utnyttja.", "Something others can exploit."],
      ["Vi frågar vem som i så fall skulle vinna på det.", "We ask who would gain from it."],
      ["lätt att utnyttja", "exploitability"],
    ),
    social: sense(
      ["Ett behov som ingen ännu har mött.", "A need that nobody has met yet."],
      ["Vi tar med det i utredningen av vad barnet behöver.", "We include it when we look into what the child needs."],
      ["behov", "need"],
    ),
    school: sense(
      ["Svårigheter med inlärning eller i det sociala.", "Difficulties with learning or with others."],
      ["Pedagogisk kartläggning och anpassningar.", "A pedagogical mapping and adjustments."],
      ["svårigheter", "difficulties"],
    ),
    youth: sense(
      ["Att inte ha någon att gå hem med.", "Having nobody to walk home with."],
      ["Vi försöker få in personen i en grupp som håller.", "We try to bring them into a group that holds."],
      ["ensamhet", "loneliness"],
    ),
    health: sense(
      ["En diagnos, ett trauma eller en belastning i familjen.", "A diagnosis, a trauma or a strain in the family."],
      ["Utredning eller behandling, om patienten vill.", "Assessment or treatment, if the patient wants it."],
      ["riskfaktor för ohälsa", "risk factor for ill health"],
    ),
    civil: sense(
      ["Något man bär på, inte något man är.", "Something one carries, not something one is."],
      ["Vi lyssnar innan vi föreslår något.", "We listen before we suggest anything."],
      ["det man bär på", "what one carries"],
    ),
  },
};

const protectiveFactor: TermTemplate = {
  id: "protective-factor",
  headword: { sv: "skyddsfaktor", en: "protective factor" },
  aliases: { sv: ["skydd", "skyddande faktor"], en: ["protection"] },
  status: "agreed",
  definition: both([
    "Något som redan finns, eller går att bygga upp, och som gör det mindre troligt att det går illa. Vi letar efter skydd lika noga som efter risk, och skriver vad det bygger på.",
    "Something that is there already, or can be built up, and makes a bad outcome less likely. We look for protection as hard as for risk, and write down what it rests on.",
  ]),
  senses: {
    police: sense(
      ["Det som står i vägen för brott.", "What stands in the way of crime."],
      ["Vi frågar vad som skulle hända om det försvann.", "We ask what would happen if it went away."],
      ["hinder", "barrier"],
    ),
    social: sense(
      ["En styrka att bygga vidare på.", "A strength to build on."],
      ["Vi skriver in det i planen så att det inte går förlorat.", "We write it into the plan so that it is not lost."],
      ["resurs", "strength"],
    ),
    school: sense(
      [
        "Att eleven trivs med någon här och lyckas med något.",
        "That the pupil likes somebody here and succeeds at something.",
      ],
      ["Vi ser till att det får finnas kvar i schemat.", "We see to it that it stays in the timetable."],
      ["anknytning till skolan", "attachment to school"],
    ),
    youth: sense(
      ["En plats att vara på och en ledare som kan ens namn.", "A place to be and a leader who knows your name."],
      ["Vi håller öppet.", "We stay open."],
      ["ett sammanhang", "somewhere to belong"],
    ),
    health: sense(
      ["Det som gör att någon reser sig igen.", "What helps somebody get up again."],
      ["Vi stärker det i samtal.", "We strengthen it in our talks."],
      ["motståndskraft", "resilience"],
    ),
    civil: sense(
      ["Människor som stannar kvar när det blir svårt.", "People who stay when it gets hard."],
      ["Vi är några av dem.", "We are some of them."],
      ["folk omkring en", "people around you"],
    ),
  },
};

const early: TermTemplate = {
  id: "early",
  headword: { sv: "tidigt", en: "early" },
  aliases: { sv: ["tidig"], en: [] },
  status: "unlike",
  definition: both([
    "Innan det som vi oroar oss för har hänt. Vi säger före vad, eftersom tidigt för en av oss kan vara sent för en annan.",
    "Before what we are concerned about has happened. We say before what, because early for one of us may be late for another.",
  ]),
  senses: {
    police: sense(
      ["Före första brottet.", "Before the first offence."],
      ["Ett samtal i hemmet, tillsammans med andra.", "A talk at home, together with others."],
      ["brottsförebyggande", "crime prevention"],
    ),
    social: sense(
      [
        "Innan tvång kommer på tal, och gärna med hjälp som ges utan behovsprövning.",
        "Before compulsion comes up, and rather with help that needs no assessment.",
      ],
      ["Öppna insatser som familjen själv kan söka.", "Open support that the family can seek on its own."],
      ["öppenvård", "open support"],
    ),
    school: sense(
      ["I förskolan, eller första veckan någon är borta.", "In preschool, or the first week somebody is away."],
      ["Vi ringer hem första dagen.", "We ring home on the first day."],
      ["främjande", "promotion"],
    ),
    youth: sense(
      ["Den sommar då kompisgänget byts ut.", "The summer when the old friends are swapped for new ones."],
      ["Vi lär känna de nya.", "We get to know the new ones."],
      ["i tid", "in time"],
    ),
    health: sense(
      ["Innan besvären har blivit en sjukdom.", "Before the trouble has become an illness."],
      ["Råd, hälsosamtal, ett återbesök.", "Advice, a health talk, a return visit."],
      ["före insjuknandet", "before onset"],
    ),
    civil: sense(
      ["Innan någon myndighet behöver kopplas in.", "Before any authority needs to be involved."],
      ["En kopp kaffe.", "A cup of coffee."],
      ["medan det är smått", "while it is small"],
    ),
  },
};

const prevention: TermTemplate = {
  id: "prevention",
  headword: { sv: "förebyggande", en: "prevention" },
  aliases: { sv: ["förebygga", "förebygger", "prevention"], en: ["preventive"] },
  status: "unlike",
  definition: both([
    "Det vi gör för att något inte ska hända. Vi säger vad det är som inte ska hända.",
    "What we do so that something does not happen. We say what it is that should not happen.",
  ]),
  senses: {
    police: sense(
      ["Att hindra och upptäcka brott.", "To prevent and detect crime."],
      ["Närvaro på platsen, samtal, ibland kontroll.", "Presence on the spot, talks, sometimes checks."],
      ["brottsförebyggande arbete", "crime prevention"],
    ),
    social: sense(
      ["Stöd som gör att mer ingripande hjälp inte behövs.", "Support that makes more far-reaching help unnecessary."],
      ["Familjestöd, uppsökande arbete.", "Family support, outreach."],
      ["tidigt stöd", "early support"],
    ),
    school: sense(
      ["Värdegrund, trygghet och närvaro för alla.", "Shared values, safety and attendance for everyone."],
      ["Arbete i hela klassen, inte med en elev.", "Work with the whole class, not with one pupil."],
      ["främjande arbete", "promotion"],
    ),
    youth: sense(
      ["Något roligare att göra.", "Something better to do."],
      ["Öppna kvällar, läger, ledarskap.", "Open evenings, camps, becoming a leader."],
      ["meningsfull fritid", "leisure that matters"],
    ),
    health: sense(
      ["Folkhälsa: färre blir sjuka.", "Public health: fewer fall ill."],
      ["Information, vaccination, hälsosamtal.", "Information, vaccination, health talks."],
      ["prevention", "public health"],
    ),
    civil: sense(
      [
        "Att det finns människor att luta sig mot innan det brister.",
        "That there are people to lean on before things break.",
      ],
      ["Mötesplatser och stödgrupper.", "Places to meet and support groups."],
      ["gemenskap", "fellowship"],
    ),
  },
};

const measure: TermTemplate = {
  id: "measure",
  headword: { sv: "insats", en: "measure" },
  aliases: { sv: ["åtgärd"], en: ["intervention"] },
  status: "in-talk",
  definition: both([
    "Något som en av oss gör, i sitt eget uppdrag och på sitt eget ansvar. Till en insats hör alltid vem, vad och när.",
    "Something one of us does, within its own remit and on its own responsibility. A measure has a who, a what and a when.",
  ]),
  senses: {
    police: sense(
      ["En operation med tid, plats och befäl.", "An operation with a time, a place and a command."],
      ["Order, genomförande, rapport.", "An order, the execution, a report."],
      ["operation", "operation"],
    ),
    social: sense(
      ["Hjälp till en person, med eller utan beslut.", "Help to a person, by decision or without one."],
      ["Bistånd prövas, eller så erbjuds stödet öppet.", "Eligibility is assessed, or the support is offered openly."],
      ["stöd", "help"],
    ),
    school: sense(
      ["Anpassning eller särskilt stöd i undervisningen.", "An adjustment or special support in teaching."],
      ["Elevhälsan föreslår, rektor beslutar.", "The pupil health team suggests, the head decides."],
      ["stödåtgärd", "support"],
    ),
    youth: sense(
      ["Något vi hittar på tillsammans med den unga.", "Something we think up together with the young person."],
      ["En ledare tar det på sig.", "One leader takes it on."],
      ["aktivitet", "activity"],
    ),
    health: sense(
      ["Behandling.", "Treatment."],
      ["Vårdplan, besök, uppföljning.", "A care plan, visits, follow-up."],
      ["behandling", "treatment"],
    ),
    civil: sense(
      ["Att någon ställer upp.", "That somebody shows up."],
      ["En kontakt som håller längre än ett projekt.", "A contact that outlasts a project."],
      ["stöd från människa till människa", "one person helping another"],
    ),
  },
};

const caseTerm: TermTemplate = {
  id: "case",
  headword: { sv: "ärende", en: "case" },
  aliases: { sv: [], en: [] },
  status: "unlike",
  definition: both([
    "Var och en har sitt eget ärende i sin egen akt. Det vi har tillsammans kallar vi en gemensam bild.",
    "Each of us has a case of its own in a file of its own. What we have together we call a picture.",
  ]),
  senses: {
    police: sense(
      ["Ett anmält brott med ett K-nummer.", "A reported crime with a K-number."],
      [
        "Förundersökning, eller beslut att inte inleda någon.",
        "A preliminary investigation, or a decision not to open one.",
      ],
      ["förundersökning", "investigation"],
    ),
    social: sense(
      ["En personakt, ofta med en pågående utredning.", "A personal file, often with an inquiry under way."],
      ["Utredning inom fyra månader, sedan beslut.", "An inquiry within four months, then a decision."],
      ["utredning", "inquiry"],
    ),
    school: sense(
      ["En fråga som har kommit till elevhälsan.", "A matter that has come to the pupil health team."],
      ["Möte, kartläggning, beslut av rektor.", "A meeting, a mapping, a decision by the head."],
      ["elevhälsoärende", "pupil health matter"],
    ),
    youth: sense(
      ["Ett ord vi helst inte använder om någon vi känner.", "A word we would rather not use about somebody we know."],
      ["Inget. Vi för inga akter.", "Nothing. We keep no files."],
      ["situation", "situation"],
    ),
    health: sense(
      ["En vårdkontakt, från remiss till avslut.", "A care episode, from referral to discharge."],
      ["Journal, diagnos, plan.", "A record, a diagnosis, a plan."],
      ["vårdkontakt", "care episode"],
    ),
    civil: sense(
      ["Myndighetsspråk. Hos oss är man medlem.", "An official’s word. With us people are members."],
      ["Ett samtal, inget formulär.", "A talk, not a form."],
      ["ett möte", "a meeting"],
    ),
  },
};

const person: TermTemplate = {
  id: "person-concerned",
  headword: { sv: "personen det gäller", en: "person concerned" },
  aliases: { sv: ["den det gäller"], en: ["young person concerned"] },
  status: "in-talk",
  definition: both([
    "Den unga människa som bilden handlar om. Vi skriver pseudonymen, och vad som har setts eller sagts, aldrig vad någon är.",
    "The young person the picture is about. We write the pseudonym, and what was seen or said, never what somebody is.",
  ]),
  senses: {
    police: sense(
      ["Misstänkt, målsägande, vittne eller någon annan.", "A suspect, an injured party, a witness or somebody else."],
      ["Rollen avgör vad vi får göra.", "The role decides what we may do."],
      ["aktuell person", "subject"],
    ),
    social: sense(
      [
        "Barnet eller den unga, med egna rättigheter i utredningen.",
        "The child or young person, with rights of their own in the inquiry.",
      ],
      ["Vi ska höra vad den själv tycker.", "We must hear what they think themselves."],
      ["klient", "client"],
    ),
    school: sense(
      ["En av våra elever.", "One of our pupils."],
      ["Mentorn tar första samtalet.", "The mentor has the first talk."],
      ["elev", "pupil"],
    ),
    youth: sense(
      ["En besökare som vi känner vid förnamn.", "A visitor we know by first name."],
      ["Vi säger hej och frågar hur det är.", "We say hello and ask how things are."],
      ["ungdom", "one of the young people"],
    ),
    health: sense(
      ["En patient.", "A patient."],
      ["Tystnadsplikt från första ordet.", "A duty of silence from the first word."],
      ["patient", "patient"],
    ),
    civil: sense(
      ["En medlem, eller någon som kan bli det.", "A member, or somebody who may become one."],
      ["Personen själv bestämmer takten.", "They set the pace."],
      ["medlem", "member"],
    ),
  },
};

const consent: TermTemplate = {
  id: "consent",
  headword: { sv: "samtycke", en: "consent" },
  aliases: { sv: ["samtycka", "samtycker"], en: [] },
  status: "agreed",
  definition: both([
    "Ett ja som den unga, och vårdnadshavaren när det krävs, har gett till att bestämda personer delar bestämda uppgifter under en viss tid. Det kan gälla en del, och det kan tas tillbaka.",
    "A yes, given by the young person and by the guardian where that is required, to named people sharing particular information for a certain time. It can cover a part, and it can be taken back.",
  ]),
  senses: {
    police: sense(
      ["Sällan det vi stöder oss på.", "Seldom what we rely on."],
      ["Vi frågar ändå, när det går.", "We still ask, when we can."],
      ["medgivande", "permission"],
    ),
    social: sense(
      [
        "Grunden för frivillig hjälp och för att lätta på sekretessen.",
        "The basis for voluntary help and for lifting secrecy.",
      ],
      ["Vi skriver ner vad det omfattar och hur länge det gäller.", "We write down what it covers and for how long."],
      ["medgivande", "agreement"],
    ),
    school: sense(
      ["Ett ja från vårdnadshavaren.", "A yes from the guardian."],
      ["Blanketten ligger hos elevhälsan.", "The form is kept by the pupil health team."],
      ["vårdnadshavarens tillstånd", "guardian’s permission"],
    ),
    youth: sense(
      ["Att vi har frågat först.", "That we asked first."],
      ["Får vi nej, så gör vi det inte.", "If the answer is no, we do not do it."],
      ["okej från den unga", "an okay from them"],
    ),
    health: sense(
      ["Ett informerat ja till vården.", "An informed yes to the care."],
      ["Vi antecknar det i journalen.", "We note it in the record."],
      ["informerat samtycke", "informed consent"],
    ),
    civil: sense(
      ["En fråga om förtroende, varje gång.", "A matter of trust, every time."],
      ["Vi frågar på nytt när något ändras.", "We ask again when something changes."],
      ["löfte", "promise"],
    ),
  },
};

const secrecy: TermTemplate = {
  id: "secrecy",
  headword: { sv: "sekretess", en: "secrecy" },
  aliases: { sv: ["tystnadsplikt"], en: ["confidentiality"] },
  status: "in-talk",
  definition: both([
    "Vad var och en av oss inte får säga, och till vem. Den gäller mellan oss också; att sitta vid samma bord lättar inte på den.",
    "What each of us may not say, and to whom. It holds between us too; sitting at the same table does not lift it.",
  ]),
  senses: {
    police: sense(
      ["Skyddar arbetet, och dem som berättat något.", "Protects the work, and those who have told us something."],
      [
        "Vi säger att vi inte kan svara. Det betyder varken ja eller nej.",
        "We say that we cannot answer. That means neither yes nor no.",
      ],
      ["förundersökningssekretess", "secrecy of the investigation"],
    ),
    social: sense(
      [
        "Skyddar den enskilda, och är stark: det ska stå klart att ingen lider men.",
        "Protects the individual, and is strong: it must be clear that nobody comes to harm.",
      ],
      ["Vi prövar varje uppgift för sig.", "We test each piece of information on its own."],
      ["stark sekretess", "strong secrecy"],
    ),
    school: sense(
      [
        "Stark hos skolpsykolog och kurator, svagare i klassrummet.",
        "Strong with the psychologist and the counsellor, weaker in the classroom.",
      ],
      ["Vi frågar rektor vilken sekretess som gäller.", "We ask the head which of the two applies."],
      ["elevhälsans sekretess", "pupil health secrecy"],
    ),
    youth: sense(
      ["Det som sägs här stannar här, så långt det går.", "What is said here stays here, as far as possible."],
      ["Vi säger till i förväg när det inte går.", "We say so beforehand when it is not possible."],
      ["att hålla tyst", "keeping quiet"],
    ),
    health: sense(
      [
        "Stark, och den gäller även gentemot andra inom vården.",
        "Strong, and it holds against others in health care too.",
      ],
      [
        "Vi behöver patientens ja, eller en lag som kräver att vi berättar.",
        "We need the patient’s yes, or a law that obliges us to tell.",
      ],
      ["patientsekretess", "patient confidentiality"],
    ),
    civil: sense(
      [
        "Offentlighets- och sekretesslagen gäller inte oss. Det vi har lovat gör det.",
        "The secrecy act does not bind us. What we have promised does.",
      ],
      ["Vi skriver på ett löfte om tystnad.", "We sign a promise of silence."],
      ["tystnadslöfte", "promise of silence"],
    ),
  },
};

const collaboration: TermTemplate = {
  id: "collaboration",
  headword: { sv: "samverkan", en: "collaboration" },
  aliases: { sv: ["samverka", "samverkar", "samarbete"], en: ["joint work"] },
  status: "unlike",
  definition: both([
    "Att vi gör var och en vår del så att delarna hänger ihop. Gruppen beslutar ingenting; det gör var och en hos sig.",
    "That each of us does its part so that the parts fit together. The group decides nothing; each of us does, at home.",
  ]),
  senses: {
    police: sense(
      ["Gemensam insats med gemensam ledning.", "A joint operation under joint command."],
      ["Lägesbild, mål, uppföljning.", "A situational picture, goals, follow-up."],
      ["gemensam insats", "joint operation"],
    ),
    social: sense(
      ["Vår skyldighet att ta initiativet.", "Our duty to take the initiative."],
      ["Vi kallar till möte och håller i planen.", "We call the meeting and keep the plan."],
      ["samordning", "coordination"],
    ),
    school: sense(
      ["Ett möte till.", "One more meeting."],
      ["Mentorn bokar in det efter lektionerna.", "The mentor books it after lessons."],
      ["nätverksmöte", "network meeting"],
    ),
    youth: sense(
      ["Att någon svarar när vi ringer.", "That somebody answers when we ring."],
      ["Vi ringer.", "We ring."],
      ["ha koll på varandra", "knowing each other"],
    ),
    health: sense(
      ["Att remittera, och få svar.", "To refer, and to get an answer."],
      ["Remiss, eller en samordnad individuell plan.", "A referral, or a coordinated individual plan."],
      ["remiss", "referral"],
    ),
    civil: sense(
      ["Att få vara med från början.", "To be there from the start."],
      ["Vi kommer om vi blir bjudna.", "We come if we are invited."],
      ["att bli insläppt", "being let in"],
    ),
  },
};

const safetyPlan: TermTemplate = {
  id: "safety-plan",
  headword: { sv: "skyddsplan", en: "safety plan" },
  aliases: { sv: ["säkerhetsplan", "trygghetsplan"], en: [] },
  status: "unlike",
  definition: both([
    "En skriven plan för vad var och en gör om läget blir akut. Vi säger alltid vems plan vi menar.",
    "A written plan for what each of us does if things become urgent. We always say whose plan we mean.",
  ]),
  senses: {
    police: sense(
      ["Skydd av någon som är hotad.", "Protection of somebody who is under threat."],
      ["Hotbilden bedöms; skyddet rättas efter den.", "The threat is assessed; the protection follows."],
      ["personskydd", "personal protection"],
    ),
    social: sense(
      ["Hur barnet ska ha det tryggt hemma i natt.", "How the child can be safe at home tonight."],
      [
        "Vi gör den med familjen och följer upp inom några dagar.",
        "We make it with the family and follow it up within days.",
      ],
      ["säkerhetsplan för barnet", "plan for the child at home"],
    ),
    school: sense(
      ["Vad personalen gör om något händer i skolan.", "What staff do if something happens at school."],
      ["Krisgruppen samlas.", "The crisis team meets."],
      ["krisplan", "school crisis plan"],
    ),
    youth: sense(
      ["Vem som går med vem hem.", "Who walks home with whom."],
      [
        "Vi ringer, och vi låser inte förrän alla kommit iväg.",
        "We ring, and we do not lock up until everyone is on their way.",
      ],
      ["hemgångsrutin", "walking-home routine"],
    ),
    health: sense(
      ["Patientens egen plan för svåra stunder.", "The patient’s own plan for hard moments."],
      [
        "Vi skriver den tillsammans; patienten har den i fickan.",
        "We write it together; the patient keeps it in a pocket.",
      ],
      ["krisplan vid suicidrisk", "crisis plan"],
    ),
    civil: sense(
      ["Ett nummer att ringa på natten.", "A number to ring at night."],
      ["Någon svarar.", "Somebody answers."],
      ["jourtelefon", "helpline"],
    ),
  },
};

const closure: TermTemplate = {
  id: "closure",
  headword: { sv: "avslut", en: "closure" },
  aliases: { sv: ["avsluta", "avslutas", "avslutad"], en: [] },
  status: "unlike",
  definition: both([
    "När en av oss slutar arbeta med något. De andra får veta att det är så, och vem som i stället håller kontakten.",
    "When one of us stops working with something. The others are told, and told who keeps in touch instead.",
  ]),
  senses: {
    police: sense(
      ["Utredningen läggs ned.", "The investigation is dropped."],
      ["Beslut med skäl; den kan återupptas.", "A decision with reasons; it can be reopened."],
      ["nedlagd", "dropped"],
    ),
    social: sense(
      ["Ärendet stängs, och kan öppnas igen.", "The case is closed, and may be opened again."],
      [
        "Ett slutsamtal. Handlingarna gallras inom den tid lagen anger.",
        "A last talk. Papers are disposed of within the time the law sets.",
      ],
      ["avslutat ärende", "closed case"],
    ),
    school: sense(
      ["Eleven slutar eller byter skola.", "The pupil leaves or changes school."],
      ["Överlämning till den nya skolan.", "A handover to the new school."],
      ["avslutad skolgång", "leaving school"],
    ),
    youth: sense(
      ["Att någon växer ur oss.", "That somebody outgrows us."],
      ["Dörren är öppen ändå.", "The door stays open."],
      ["växa ur", "growing out of it"],
    ),
    health: sense(
      ["Patienten skrivs ut.", "The patient is discharged."],
      ["En epikris, och ett nummer att ringa.", "A discharge summary, and a number to ring."],
      ["utskrivning", "discharge"],
    ),
    civil: sense(
      ["Något vi sällan gör.", "Something we seldom do."],
      ["Vi hör av oss efter ett halvår.", "We get in touch after half a year."],
      ["hej så länge", "see you around"],
    ),
  },
};

const radicalisation: TermTemplate = {
  id: "radicalisation",
  headword: { sv: "radikalisering", en: "radicalisation" },
  aliases: { sv: ["radikaliseras", "radikaliserad"], en: ["radicalization", "radicalised"] },
  status: "in-talk",
  definition: both([
    "En rörelse, över tid, mot att se våld som en rätt väg. Åsikter är fria; vi skriver vad som har sagts och gjorts, och av vem vi vet det.",
    "A movement, over time, towards seeing violence as a right way. Views are free; we write what was said and done, and from whom we know it.",
  ]),
  senses: {
    police: sense(
      ["Steg mot ett brott.", "Steps towards a crime."],
      [
        "Vid konkreta tecken tas kontakt med Säkerhetspolisen.",
        "With concrete signs, the Security Service is contacted.",
      ],
      ["våldsbejakande extremism", "violent extremism"],
    ),
    social: sense(
      ["En miljö som skadar den som är i den.", "Surroundings that harm whoever is in them."],
      ["Stöd till familjen, ibland utredning.", "Support to the family, sometimes an inquiry."],
      ["destruktiv miljö", "harmful surroundings"],
    ),
    school: sense(
      ["Åsikter som behöver få motstånd i samtal.", "Views that need to be met in discussion."],
      ["Vi tar samtalet i klassrummet.", "We have the discussion in class."],
      ["demokratiuppdraget", "the task of teaching democracy"],
    ),
    youth: sense(
      ["Ett nytt gäng med svar på allt.", "A new crowd with an answer to everything."],
      ["Vi håller kvar relationen och frågar vidare.", "We keep the relationship and go on asking."],
      ["in i ett gäng", "into a crowd"],
    ),
    health: sense(
      ["Ofta ett sökande efter mening eller tillhörighet.", "Often a search for meaning or belonging."],
      ["Vi frågar vad det ger, och hur måendet är.", "We ask what it gives, and how the person feels."],
      ["existentiellt sökande", "search for meaning"],
    ),
    civil: sense(
      [
        "Ett ord som kan göra en människa till något hon inte är.",
        "A word that can make a person into something they are not.",
      ],
      ["Vi ber den som säger det att berätta vad som hänt.", "We ask whoever says it to tell us what happened."],
      ["att tappa bort sig", "losing one’s way"],
    ),
  },
};

const situationalPicture: TermTemplate = {
  id: "situational-picture",
  headword: { sv: "lägesbild", en: "situational picture" },
  aliases: { sv: [], en: ["situation picture"] },
  status: "unlike",
  definition: both([
    "En sammanställning om platser och mönster, utan enskilda personer. Det vi vet om en enskild är ingen lägesbild; det kallar vi en gemensam bild.",
    "A compilation about places and patterns, without individuals. What we hold about one person is something else; we call it a picture.",
  ]),
  senses: {
    police: sense(
      ["En underrättelseprodukt som styr var vi är.", "An intelligence product that decides where we are."],
      ["Personal och tider läggs efter den.", "Staff and hours are set by it."],
      ["underrättelsebild", "intelligence picture"],
    ),
    social: sense(
      ["En kartläggning av behov i kommunen.", "A mapping of needs in the municipality."],
      ["Nämnden fördelar pengar efter den.", "The committee allots money by it."],
      ["behovskartläggning", "needs mapping"],
    ),
    school: sense(
      ["Trygghetsenkäten.", "The pupil survey."],
      ["En plan mot kränkningar.", "A plan against bullying."],
      ["elevenkät", "pupil survey"],
    ),
    youth: sense(
      ["Vad fältarna såg i helgen.", "What the outreach workers saw at the weekend."],
      ["Vi flyttar öppettiderna.", "We move our opening hours."],
      ["veckorapport", "weekly note"],
    ),
    health: sense(
      ["Statistik över besök och mående.", "Figures on visits and on how people feel."],
      ["Prioriteringar för nästa år.", "Priorities for next year."],
      ["hälsodata", "health figures"],
    ),
    civil: sense(
      [
        "En sammanställning som andra gör, där vi ibland är med.",
        "A compilation made by others, in which we sometimes appear.",
      ],
      ["Vi frågar vad som står där.", "We ask what it says."],
      ["hur läget är", "how things are"],
    ),
  },
};

export const termTemplate: readonly TermTemplate[] = [
  concern,
  risk,
  atRisk,
  vulnerability,
  protectiveFactor,
  early,
  prevention,
  measure,
  caseTerm,
  person,
  consent,
  secrecy,
  collaboration,
  safetyPlan,
  closure,
  radicalisation,
  situationalPicture,
];
