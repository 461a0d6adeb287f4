// Words of the group: who sits where, who may read what, and what the coordinator does about it.
import * as pictures from "./group-pictures.ts";
import * as seats from "./group-seats.ts";
import type { Shape } from "./shape.ts";

export const en = {
  title: "Seats and mandates",
  lead: "Who sits in {{space}}, what each may do, and who is admitted to what.",
  leadCoordinator: "You let people in and out here. Every change counts at once, in open windows too.",
  menu: { title: "The group", seats: "Seats and mandates", space: "Space" },
  kinds: {
    police: "Police",
    social: "Social services",
    school: "School",
    youth: "Youth work",
    health: "Health care",
    civil: "Civil society",
    other: "Other",
  },
  begin: {
    title: "Begin with the common language",
    words:
      "The group has no glossary yet. Begin with seventeen words that organisations often mean differently, for you to correct, or with an empty one.",
    starter: "Begin with the starter words",
    empty: "Begin empty",
  },
  roles: {
    title: "What each role may do",
    organisation: "Organisation’s seat",
    coordinator: "Coordinator",
    guest: "Guest",
    administrator: "Administrator",
  },
  readOnly: "Only the coordinator changes this.",
  rename: { action: "Rename the space", save: "Save the name" },
  assurance: {
    title: "How sure a sign-in the space asks for",
    none: "No particular level: whoever holds a seat may use it, whichever way they sign in.",
    asked: "Level {{level}} or surer: a seat opens only to those who have signed in so.",
    means:
      "The level says how well an authority’s sign-in has made certain who somebody is. Passwords and passkeys have none.",
    noLevels: "This server knows no levels. They come with an authority’s own sign-in, which whoever runs it sets up.",
    change: "Change the level",
    field: "Level",
    any: "No particular level",
    atLeast: "{{level}} or surer",
    own: "You have signed in at level {{level}} yourself.",
    ownNone: "You have signed in without a level yourself, so you cannot ask for one: you would shut yourself out.",
    happens:
      "Whoever is signed in more weakly is shut out of this space at once, in open windows too. Nobody loses a seat: they come in again by signing in at their authority at that level. What they had not saved is theirs to copy.",
    save: "Save the level",
  },
  surer: {
    title: "This space asks for a surer sign-in",
    words:
      "You still hold your seat in {{space}}. It opens when you have signed in at your authority at level {{level}} or surer.",
    connect:
      "Your account is not connected with an authority’s sign-in yet. Connect it first, on your account page: otherwise you would end up in a new account that holds no seat. Then sign out, and sign in at your authority.",
    connectStep: "To my account",
    again: "Sign out, and choose your authority when you sign in.",
    againStep: "Sign out and in again",
    ask: "If you have no such sign-in, ask the group’s coordinator.",
  },
  history: {
    title: "Who came and went, and what was opened",
    lead: "The latest first. Nothing here is changed afterwards.",
    held: "{{name}} took the seat of {{seat}}",
    left: "{{name}} left the seat of {{seat}}",
    closed: "The seat of {{seat}} was closed",
    admitted: "{{seat}} was admitted to {{picture}}: {{kinds}}",
    changed: "What {{seat}} reads of {{picture}} was changed to: {{kinds}}",
    shutOut: "{{seat}} was shut out of {{picture}}",
    kinds: { picture: "the picture", voice: "the voices", notes: "own notes" },
    early: "before this was kept",
    all: "Show all {{count}}",
  },
  foundSpace: "Found another space",
  found: {
    title: "Found a space",
    leadAdministrator:
      "A space is one group’s standing place. You found it empty and invite its coordinator; you do not read what is written there.",
    leadCoordinator: "A space is one group’s standing place. You found it and hold its coordinator’s seat.",
    name: "Name",
    nameHint: "What the group calls itself, such as “Lindhamra group”. No case and no person.",
    missing: "Give the space a name.",
    language: "The language its people write in",
    submit: "Found the space",
    founded: "The space is founded",
    next: "Hand this invitation to the one who shall coordinate it.",
    another: "Found one more",
    deniedTitle: "You cannot found a space here",
    denied: "Spaces are founded by the one who runs the server, and by those who coordinate a group. Ask one of them.",
    back: "To the entrance",
    signIn: "Sign in",
    signInTitle: "Sign in to found a space",
    signInWords: "The server needs to know who you are first.",
  },
  lost: {
    title: "You no longer hold this seat",
    words:
      "Its holder has changed, its time is over, or the seat is closed. What the seat has said stays with it. If this is not as you expected, ask the coordinator of the group.",
    step: "To the entrance",
  },
  ...seats.en,
  ...pictures.en,
} as const;

export const sv: Shape<typeof en> = {
  title: "Platser och mandat",
  lead: "Vilka som sitter i {{space}}, vad var och en får göra och vem som har släppts in till vad.",
  leadCoordinator: "Här släpper du in och ut. Varje ändring gäller genast, även i öppna fönster.",
  menu: { title: "Gruppen", seats: "Platser och mandat", space: "Rum" },
  kinds: {
    police: "Polis",
    social: "Socialtjänst",
    school: "Skola",
    youth: "Fritidsverksamhet",
    health: "Hälso- och sjukvård",
    civil: "Civilsamhälle",
    other: "Annan",
  },
  begin: {
    title: "Börja med det gemensamma språket",
    words:
      "Gruppen har ingen ordlista än. Börja med sjutton ord som organisationer ofta menar olika saker med, för er att rätta, eller med en tom.",
    starter: "Börja med startorden",
    empty: "Börja tomt",
  },
  roles: {
    title: "Vad varje roll får göra",
    organisation: "En organisations plats",
    coordinator: "Samordnare",
    guest: "Gäst",
    administrator: "Administratör",
  },
  readOnly: "Bara samordnaren ändrar det här.",
  rename: { action: "Byt namn på rummet", save: "Spara namnet" },
  assurance: {
    title: "Hur säker inloggning rummet kräver",
    none: "Ingen särskild nivå: den som har en plats får använda den, hur hon än loggar in.",
    asked: "Tillitsnivå {{level}} eller högre: en plats öppnas bara för den som har loggat in så.",
    means:
      "Tillitsnivån säger hur väl en myndighets inloggning har säkerställt vem någon är. Lösenord och nycklar har ingen.",
    noLevels:
      "Den här servern känner inte till några nivåer. De kommer med en myndighets egen inloggning, som den som sköter servern ställer in.",
    change: "Ändra nivån",
    field: "Tillitsnivå",
    any: "Ingen särskild nivå",
    atLeast: "{{level}} eller högre",
    own: "Själv är du inloggad på nivå {{level}}.",
    ownNone: "Själv är du inloggad utan nivå och kan därför inte kräva någon: du skulle stänga ute dig själv.",
    happens:
      "Den som är inloggad på en lägre nivå stängs ute ur rummet genast, även i öppna fönster. Ingen förlorar sin plats: man kommer in igen genom att logga in på den nivån hos sin myndighet. Det som inte hann sparas kan man kopiera.",
    save: "Spara nivån",
  },
  surer: {
    title: "Rummet kräver en säkrare inloggning",
    words:
      "Du har kvar din plats i {{space}}. Den öppnas när du har loggat in hos din myndighet på tillitsnivå {{level}} eller högre.",
    connect:
      "Ditt konto är inte kopplat till någon myndighets inloggning än. Koppla det först, på kontosidan: annars hamnar du i ett nytt konto utan plats. Logga sedan ut och logga in hos myndigheten.",
    connectStep: "Till mitt konto",
    again: "Logga ut och välj din myndighet när du loggar in.",
    againStep: "Logga ut och in igen",
    ask: "Har du ingen sådan inloggning, fråga gruppens samordnare.",
  },
  history: {
    title: "Vilka som har kommit och gått, och vad som har öppnats",
    lead: "Det senaste först. Inget här ändras i efterhand.",
    held: "{{name}} tog platsen för {{seat}}",
    left: "{{name}} lämnade platsen för {{seat}}",
    closed: "Platsen för {{seat}} stängdes",
    admitted: "{{seat}} släpptes in till {{picture}}: {{kinds}}",
    changed: "Det {{seat}} läser av {{picture}} ändrades till: {{kinds}}",
    shutOut: "{{seat}} stängdes ute från {{picture}}",
    kinds: { picture: "bilden", voice: "rösterna", notes: "egna anteckningar" },
    early: "innan det här började sparas",
    all: "Visa alla {{count}}",
  },
  foundSpace: "Grunda ett rum till",
  found: {
    title: "Grunda ett rum",
    leadAdministrator:
      "Ett rum är en grupps stående plats. Du grundar det tomt och bjuder in dess samordnare; du läser inte det som skrivs där.",
    leadCoordinator: "Ett rum är en grupps stående plats. Du grundar det och har samordnarens plats i det.",
    name: "Namn",
    nameHint: "Vad gruppen kallar sig, till exempel ”Gruppen i Lindhamra”. Inget ärende och ingen person.",
    missing: "Ge rummet ett namn.",
    language: "Språket som gruppen skriver på",
    submit: "Grunda rummet",
    founded: "Rummet är grundat",
    next: "Lämna den här inbjudan till den som ska samordna det.",
    another: "Grunda ett till",
    deniedTitle: "Du kan inte grunda ett rum här",
    denied: "Rum grundas av den som sköter servern och av dem som samordnar en grupp. Fråga någon av dem.",
    back: "Till ingången",
    signIn: "Logga in",
    signInTitle: "Logga in för att grunda ett rum",
    signInWords: "Servern behöver först veta vem du är.",
  },
  lost: {
    title: "Du har inte den här platsen längre",
    words:
      "Den har fått en ny innehavare, dess tid är ute eller så är den stängd. Det platsen har sagt finns kvar hos den. Är det inte som du väntade dig, fråga gruppens samordnare.",
    step: "Till ingången",
  },
  ...seats.sv,
  ...pictures.sv,
};
