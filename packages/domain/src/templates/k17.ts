// The fictional picture a visitor meets first. Nobody in it exists. It shows what the product is for: what was seen and
// by whom, several perspectives beside each other, some of them far apart, and places where protection has not been
// looked for yet. No perspective follows from the kind of organisation that holds it.

import type { Both } from "../language.ts";
import type { Level, Logic, Sight } from "../perspective.ts";
import { k17Commitments, k17Meetings } from "./k17-commitments.ts";
import type { PerspectiveTemplate, PictureFactorTemplate, PictureTemplate, TemplateKind } from "./shape.ts";

const both = (sv: string, en: string): Both => ({ sv, en });

/** `seen`: as what, then the two levels (being a risk, being at risk), then the logic that weighs. */
const reads = (
  by: TemplateKind,
  seen: readonly [Sight, Level, Level, Logic | null],
  sv: string,
  en: string,
): PerspectiveTemplate => ({
  by,
  sight: seen[0],
  beingARisk: seen[1],
  beingAtRisk: seen[2],
  logic: seen[3],
  words: both(sv, en),
});

const floorball: PictureFactorTemplate = {
  id: "k17-floorball",
  domain: "belonging",
  observation: both(
    "K-17 har varit med på alla torsdagsträningar utom en sedan terminen började, och stannar ofta kvar och plockar undan tillsammans med ledaren.",
    "K-17 has been at every Thursday floorball practice but one since term began, and often stays to clear up with the leader.",
  ),
  basis: { kind: "register", by: "youth", toldBy: null, from: -84, until: -3, staleAfter: 27 },
  perspectives: [
    reads(
      "youth",
      ["protective", "clear", "strong", "care"],
      "Det är när bollarna plockas undan som K-17 berättar saker. Ledaren frågar aldrig, och det är nog därför.",
      "It is while the balls are being put away that K-17 tells us things. The leader never asks, and that is probably why.",
    ),
    reads(
      "social",
      ["protective", "clear", "strong", "both"],
      "Det här är den vuxna K-17 själv har valt. Vad vi än planerar får det inte krocka med torsdagarna.",
      "This is the adult K-17 has chosen. Whatever we plan must not clash with Thursdays.",
    ),
    reads(
      "police",
      ["protective", "strong", "slight", "care"],
      "Så länge torsdagarna finns är K-17 någon annanstans än vid stationen den kväll då flest är där.",
      "As long as there are Thursdays, K-17 is somewhere else than the station on the evening when it is busiest there.",
    ),
  ],
};

const raisedVoices: PictureFactorTemplate = {
  id: "k17-raised-voices",
  domain: "home",
  observation: both(
    "Vid tre tillfällen under en månad hördes höga röster från lägenheten sent på kvällen. En gång stod det yngre syskonet ute i trapphuset.",
    "Three times in one month raised voices were heard from the flat late in the evening. Once the younger sibling was standing out on the stairs.",
  ),
  basis: {
    kind: "told",
    by: "social",
    toldBy: both("granne", "neighbour"),
    from: -170,
    until: -142,
    staleAfter: -21,
  },
  perspectives: [
    reads(
      "social",
      ["concern", "unknown", "clear", "care"],
      "Uppgiften är gammal och kommer från en person. Vi vet inte hur det är hemma nu, och det är syskonet vi tänker på lika mycket.",
      "The information is old and comes from one person. We do not know how things are at home now, and we think of the sibling just as much.",
    ),
  ],
};

const mondayCalls: PictureFactorTemplate = {
  id: "k17-monday-calls",
  domain: "home",
  observation: both(
    "K-17:s mamma kom till båda mötena, berättade vilka tider som gäller hemma och ringer mentorn varje måndag för att höra hur veckan har varit.",
    "K-17’s mother came to both meetings, told us which hours apply at home, and rings the mentor every Monday to hear how the week has been.",
  ),
  basis: { kind: "observed", by: "school", toldBy: null, from: -33, until: -6, staleAfter: 54 },
  perspectives: [
    reads(
      "school",
      ["protective", "slight", "clear", "care"],
      "Hon frågar innan vi hinner ringa. Det håller ihop veckorna, även de dåliga.",
      "She asks before we have time to ring. It holds the weeks together, the bad ones too.",
    ),
    reads(
      "social",
      ["protective", "slight", "strong", "care"],
      "Här finns en förälder som orkar. Vår fråga är hur länge, om ingen avlastar.",
      "Here is a parent who has the strength. Our question is for how long, if nobody takes some of the load.",
    ),
  ],
};

const absence: PictureFactorTemplate = {
  id: "k17-absence",
  domain: "school-work",
  observation: both(
    "De senaste sex veckorna har K-17 varit borta från 31 procent av lektionerna, mot 8 procent förra terminen. Nästan all frånvaro ligger på förmiddagarna.",
    "Over the past six weeks K-17 has missed 31 per cent of lessons, against 8 per cent last term. Nearly all of it is mornings.",
  ),
  basis: { kind: "register", by: "school", toldBy: null, from: -42, until: -1, staleAfter: 14 },
  perspectives: [
    reads(
      "police",
      ["concern", "slight", "strong", "care"],
      "En förmiddag utan skola är en förmiddag då vem som helst kan höra av sig. Det är för K-17 vi är oroliga, inte för vad K-17 ska göra.",
      "A morning without school is a morning when anybody can get in touch. It is K-17 we worry for, not what K-17 might do.",
    ),
    reads(
      "school",
      ["concern", "slight", "clear", "both"],
      "Förmiddagarna började försvinna efter rånet. K-17 kommer till slöjden, och hellre efter lunch än före.",
      "The mornings began to go after the robbery. K-17 comes for woodwork, and would rather turn up after lunch than before.",
    ),
    reads(
      "health",
      ["concern", "not-seen", "clear", "care"],
      "Den som somnar klockan tre kommer inte till första lektionen. Vi skulle vilja börja med sömnen.",
      "Somebody who falls asleep at three does not make the first lesson. We would like to start with sleep.",
    ),
  ],
};

const woodwork: PictureFactorTemplate = {
  id: "k17-woodwork",
  domain: "school-work",
  observation: both(
    "K-17 kommer till varje lektion i slöjd och har visat två yngre elever hur svarven fungerar.",
    "K-17 comes to every woodwork lesson and has shown two younger pupils how the lathe works.",
  ),
  basis: { kind: "observed", by: "school", toldBy: null, from: -28, until: -2, staleAfter: 33 },
  perspectives: [
    reads(
      "school",
      ["protective", "clear", "clear", "care"],
      "Där är K-17 den som kan något. Vi har lagt om en av lektionerna till förmiddagen för att se om det får K-17 att komma.",
      "There K-17 is the one who knows how. We have moved one of the lessons to the morning to see whether that brings K-17 in.",
    ),
  ],
};

const station: PictureFactorTemplate = {
  id: "k17-station",
  domain: "peers-online",
  observation: both(
    "Fyra kvällar under tre veckor satt K-17 på bänken utanför stationen med tre äldre killar som fältassistenterna inte känner. Vid ett tillfälle fick K-17 en kasse i handen, gick iväg och kom tillbaka utan den.",
    "On four evenings in three weeks K-17 sat on the bench outside the station with three older boys whom the outreach workers do not know. Once K-17 was handed a carrier bag, walked off, and came back without it.",
  ),
  basis: { kind: "observed", by: "youth", toldBy: null, from: -30, until: -10, staleAfter: 20 },
  perspectives: [
    reads(
      "police",
      ["concern", "strong", "clear", "both"],
      "Så kan det börja när någon ska få uppdrag av andra. Vi vet inte vad som låg i kassen, och vi vill inte gissa högt.",
      "This is how running errands for others can begin. We do not know what was in the bag, and we do not want to guess aloud.",
    ),
    reads(
      "social",
      ["concern", "slight", "strong", "care"],
      "Någon äldre bestämmer vart K-17 ska gå. För oss är det först och främst K-17 som kan råka illa ut.",
      "Somebody older decides where K-17 walks. To us it is first of all K-17 who may come to harm.",
    ),
    reads(
      "youth",
      ["concern", "not-seen", "clear", "care"],
      "Vi har stått där. De delar på en pizza och väntar på sista bussen. Kassen såg vi, men inte mer än kassen.",
      "We have stood there. They share a pizza and wait for the last bus. We saw the bag, but no more than the bag.",
    ),
    reads(
      "health",
      ["concern", "unknown", "clear", null],
      "Vi känner bara till det här från mötet och kan inte säga något om de andra.",
      "We know of this only from the meeting and can say nothing about the others.",
    ),
  ],
};

const nightGames: PictureFactorTemplate = {
  id: "k17-night-games",
  domain: "peers-online",
  observation: both(
    "K-17 spelar på nätet de flesta nätter, i ett lag på fem. Två av dem är gamla klasskamrater; de andra två har K-17 aldrig träffat.",
    "K-17 plays online most nights, in a team of five. Two of them are former classmates; the other two K-17 has never met.",
  ),
  basis: {
    kind: "told",
    by: "youth",
    toldBy: both("K-17, till en fritidsledare", "K-17, to a youth worker"),
    from: -26,
    until: -12,
    staleAfter: 48,
  },
  perspectives: [
    reads(
      "youth",
      ["protective", "slight", "clear", "care"],
      "Det är här K-17 skrattar. Vi vill inte ta bort det enda som är roligt varje dag.",
      "This is where K-17 laughs. We do not want to take away the one thing that is fun every day.",
    ),
    reads(
      "police",
      ["concern", "slight", "clear", "security"],
      "Vi vet inte vilka de två är som ingen har träffat, och ingen av oss har frågat.",
      "We do not know who the two are whom nobody has met, and none of us has asked.",
    ),
    reads(
      "health",
      ["both", "not-seen", "slight", "care"],
      "Vännerna är bra för K-17. Tiderna på dygnet är det inte.",
      "The friends are good for K-17. The hours are not.",
    ),
  ],
};

const robbery: PictureFactorTemplate = {
  id: "k17-robbery",
  domain: "exposure",
  observation: both(
    "K-17 blev av med telefon och jacka under hot i gångtunneln. Anmälan gjordes dagen efter, tillsammans med mamman. Ingen är gripen.",
    "K-17 was robbed of a phone and a jacket under threat in the underpass. It was reported the day after, together with the mother. Nobody has been arrested.",
  ),
  basis: { kind: "register", by: "police", toldBy: null, from: -75, until: -74, staleAfter: 30 },
  perspectives: [
    reads(
      "police",
      ["concern", "not-seen", "strong", "care"],
      "Här är K-17 målsägande och inget annat. De som gjorde det rör sig på samma platser, och K-17 vet om det.",
      "Here K-17 is the injured party and nothing else. Those who did it move in the same places, and K-17 knows it.",
    ),
    reads(
      "school",
      ["concern", "clear", "clear", "both"],
      "Efter det började K-17 gå i sällskap med de äldre till skolan, och sa att det var för att slippa vara rädd. Vi undrar vad det kostar.",
      "After that K-17 began to walk to school with the older ones, and said it was so as not to be afraid. We wonder what it costs.",
    ),
    reads(
      "social",
      ["concern", "slight", "strong", "care"],
      "Ingen av oss frågade då om K-17 ville ha brottsofferstöd. Det går att fråga nu.",
      "None of us asked at the time whether K-17 wanted support as a victim of crime. We can still ask.",
    ),
  ],
};

const corridor: PictureFactorTemplate = {
  id: "k17-corridor",
  domain: "grievance-belief",
  observation: both(
    "I korridoren efter ett samtal om frånvaron sa K-17 till en lärare: ”Ni ska få se, allihop.” Sedan gick K-17. Läraren skrev ner orden samma eftermiddag.",
    "In the corridor, after a talk about the absence, K-17 said to a teacher: “You’ll see, all of you.” Then K-17 left. The teacher wrote the words down the same afternoon.",
  ),
  basis: { kind: "observed", by: "school", toldBy: null, from: -17, until: -17, staleAfter: 43 },
  perspectives: [
    reads(
      "school",
      ["concern", "strong", "slight", "security"],
      "Det sades lugnt, och till flera av oss. Två i personalen har bett att slippa vara ensamma i korridoren. Det måste få väga, även om inget mer händer.",
      "It was said calmly, and to several of us. Two members of staff have asked not to be alone in the corridor. That has to weigh, even if nothing more happens.",
    ),
    reads(
      "police",
      ["concern", "slight", "clear", "both"],
      "Orden pekar inte ut någon och säger inget om hur. Vi är mer nyfikna på samtalet som gick före.",
      "The words point to nobody and say nothing of how. We are more curious about the talk that came before.",
    ),
    reads(
      "social",
      ["concern", "slight", "strong", "care"],
      "Så låter den som har slutat tro att någon är på ens sida.",
      "This is what it sounds like when somebody has stopped believing that anyone is on their side.",
    ),
    reads(
      "youth",
      ["concern", "not-seen", "clear", "care"],
      "Vi har hört K-17 säga liknande efter en förlust vid biljardbordet. Samtidigt var ingen av oss där.",
      "We have heard K-17 say much the same over a lost game of pool. Then again, none of us was there.",
    ),
  ],
};

const apology: PictureFactorTemplate = {
  id: "k17-apology",
  domain: "grievance-belief",
  observation: both(
    "Veckan efter orden i korridoren sökte K-17 själv upp läraren och sa förlåt. De pratade i en kvart, mest om slöjden.",
    "The week after the words in the corridor K-17 looked up the teacher unasked and said sorry. They talked for a quarter of an hour, mostly about woodwork.",
  ),
  basis: {
    kind: "told",
    by: "school",
    toldBy: both("läraren", "the teacher"),
    from: -11,
    until: -11,
    staleAfter: 49,
  },
  perspectives: [
    reads(
      "school",
      ["protective", "clear", "slight", "both"],
      "Det var K-17:s eget initiativ, och läraren är inte rädd längre. De andra två är det.",
      "It was K-17’s own idea, and the teacher is no longer afraid. The other two still are.",
    ),
    reads(
      "social",
      ["protective", "strong", "clear", "care"],
      "Den som ber om ursäkt vill vara kvar.",
      "Somebody who says sorry wants to stay.",
    ),
  ],
};

const lookedFor: PictureFactorTemplate = {
  id: "k17-looked-for",
  domain: "intent-capacity",
  observation: both(
    "Polisen och skolan har var för sig letat efter tecken på planer, ett utpekat mål eller tillgång till vapen, och inte funnit några.",
    "Police and school have each looked for signs of plans, a named target or access to weapons, and found none.",
  ),
  basis: { kind: "inference", by: "police", toldBy: null, from: -14, until: -7, staleAfter: 23 },
  perspectives: [
    reads(
      "police",
      ["protective", "strong", "unknown", "security"],
      "Inget av det vi har rätt att titta på tyder på att något planeras. Det är vad vi kan säga i dag.",
      "Nothing of what we may look at suggests that anything is being planned. That is what we can say today.",
    ),
    reads(
      "school",
      ["protective", "slight", "unknown", "security"],
      "Vi har inte sett något. Men vi ser bara skoldagarna, och bara dem då K-17 är här.",
      "We have seen nothing. But we see only school days, and only those when K-17 is here.",
    ),
  ],
};

const lostContacts: PictureFactorTemplate = {
  id: "k17-lost-contacts",
  domain: "services",
  observation: both(
    "Två påbörjade kontakter har tagit slut på ett år: kuratorn slutade, och tiden på mottagningen gick inte att förena med skolan.",
    "Two contacts have ended within a year: the counsellor left, and the hours at the clinic could not be combined with school.",
  ),
  basis: { kind: "observed", by: "health", toldBy: null, from: -320, until: -58, staleAfter: 32 },
  perspectives: [
    reads(
      "health",
      ["concern", "not-seen", "clear", "care"],
      "Båda gångerna var det vi vuxna som försvann. Nästa kontakt bör vara någon som blir kvar.",
      "Both times it was we adults who went away. The next contact should be somebody who stays.",
    ),
    reads(
      "social",
      ["concern", "slight", "clear", "both"],
      "Vi kan erbjuda en insats till, men inte en fjärde person att börja om med.",
      "We can offer one more measure, but not a fourth person to start all over with.",
    ),
    reads(
      "police",
      ["concern", "unknown", "clear", "care"],
      "Det förklarar varför K-17 inte svarar oss. Vi är bara några till som dyker upp.",
      "It explains why K-17 does not answer us. We are just a few more people turning up.",
    ),
  ],
};

export const k17: PictureTemplate = {
  id: "k-17",
  title: both("K-17", "K-17"),
  closedTo: ["civil"],
  aim: both(
    "Att K-17 är i skolan de flesta förmiddagar, får behålla sina torsdagar och minst en vuxen att lita på, och inte behöver bänken vid stationen för att känna sig trygg.",
    "That K-17 is at school most mornings, keeps Thursdays and at least one adult to rely on, and does not need the bench at the station in order to feel safe.",
  ),
  narrative: [
    both(
      "Bilden öppnades när skolan och fritidsgården under samma vecka, och utan att veta om varandra, tog upp en oro för K-17. K-17 är femton år och bor med sin mamma och ett yngre syskon. Både mamman och K-17 har lämnat samtycke till att fem organisationer delar det som står här. Samtycket gäller fram till nästa avstämning och omfattar inga journaler.",
      "The picture was opened when the school and the youth centre, in the same week and without knowing of each other, raised a concern about K-17. K-17 is fifteen and lives with a mother and a younger sibling. Both the mother and K-17 have given their consent to five organisations sharing what is written here. The consent runs until the next review and covers no medical records.",
    ),
    both(
      "Det mesta vi vet handlar om tre månader. K-17 blev rånad i gångtunneln, slutade komma till förmiddagarna och började hålla ihop med några äldre killar som brukar vara vid stationen. Under samma tid har torsdagsträningen hållit i sig, slöjden också, och mamman ringer skolan varje måndag. Varje skyddsfaktor i bilden är något som K-17 eller familjen har byggt upp på egen hand; ingen av dem har kommit till genom en insats från oss.",
      "Most of what we know is about three months. K-17 was robbed in the underpass, stopped coming in the mornings, and began to keep company with some older boys who are often at the station. Over the same time the Thursday practice has held, woodwork too, and the mother rings the school every Monday. Every protective factor in the picture is something K-17 or the family built up on their own; none of them came about through a measure of ours.",
    ),
    both(
      "Vi läser delar av detta olika, och det får stå så. Skolan ser i orden i korridoren en risk för andra; fritidsgården gör det inte. Polisen ser frånvaron som ett tecken på att K-17 löper risk, mer än skolan själv gör. Om kassen vid stationen vet vi bara att den fanns. Det som skiljer oss åt är inte så mycket vad vi har sett som hur sårbart vi tror att det som fungerar är.",
      "We read parts of this differently, and that may stand. In the words in the corridor the school sees a risk to others; the youth centre does not. The police take the absence as a sign that K-17 is at risk, more than the school itself does. About the bag at the station we know only that it was there. What divides us is less what we have seen than how vulnerable we think the things are that work.",
    ),
    both(
      "Två saker har ingen av oss gjort. Ingen har frågat K-17 hur det känns att gå hem efter rånet, och ingen har letat efter skydd i det som hände sedan. Det är fortfarande tidigt nog att göra båda, och det kräver ingen lägesbild, bara någon som K-17 redan pratar med.",
      "Two things none of us has done. Nobody has asked K-17 what it is like to walk home since the robbery, and nobody has looked for protection in what came after. It is still early enough to do both, and it takes no situational picture, only somebody K-17 already talks to.",
    ),
  ],
  factors: [
    floorball,
    raisedVoices,
    mondayCalls,
    absence,
    woodwork,
    station,
    nightGames,
    robbery,
    corridor,
    apology,
    lookedFor,
    lostContacts,
  ],
  meetings: k17Meetings,
  commitments: k17Commitments,
};
