// Words of the entrance: what this is, which group, which seat.
import type { Shape } from "./shape.ts";

export const en = {
  title: "Choose a seat",
  promise: "One shared picture of a concern, and one shared language for it.",
  explanation:
    "Police, social services, schools, youth work, health care and civil society write side by side, at the same time. Each keeps its own voice, its own notes and its own decisions.",
  specimen: {
    before: "On three evenings K-17 waited at the station kiosk with older boys. The owner told us of her",
    term: "concern",
    after: ".",
    beingARisk: "Being a risk",
    beingAtRisk: "Being at risk",
    steps: ["not seen", "slight", "clear", "strong"],
    caption: "One circumstance, several perspectives. None is averaged away.",
  },
  choose: "Choose a seat",
  chooseHint: "You see what that seat sees, and write in its name.",
  group: "Group",
  holder: "{{holder}} holds the seat",
  reads: "Reads {{what}}",
  glossary: "the glossary",
  taking: "Opening…",
  here: "This window holds the seat of {{organisation}}.",
  back: "Go on where you were",
  second: "Two windows, two seats",
  secondWords: "Open a second window, take another seat, and watch the words arrive while they are being written.",
  secondOpen: "Open a second window",
  fictional:
    "The group, its people and its picture are fictional. What you write stays on the machine this server runs on.",
  own: "Your seats",
  ownHint: "You see what that seat sees, and write in its name.",
  ownNone: "You hold no seat yet",
  ownNoneWords:
    "The coordinator of a group invites you to one. Open the link or the code in the invitation on this device.",
  signIn: "Sign in",
  account: "My account: {{name}}",
} as const;

export const sv: Shape<typeof en> = {
  title: "Välj en plats",
  promise: "En gemensam bild av en oro, och\u00a0ett gemensamt språk för den.",
  explanation:
    "Polis, socialtjänst, skola, fritidsverksamhet, vård och civilsamhälle skriver sida vid sida, på samma gång. Var och en behåller sin egen röst, sina egna anteckningar och sina egna beslut.",
  specimen: {
    before: "Tre kvällar väntade K-17 vid stationskiosken med äldre killar. Ägaren berättade för oss om sin",
    term: "oro",
    after: ".",
    beingARisk: "Utgör en risk",
    beingAtRisk: "Löper risk",
    steps: ["ses inte", "något", "tydligt", "starkt"],
    caption: "En omständighet, flera perspektiv. Inget blir ett medelvärde.",
  },
  choose: "Välj en plats",
  chooseHint: "Du ser det som den platsen ser, och skriver i dess namn.",
  group: "Grupp",
  holder: "{{holder}} har platsen",
  reads: "Läser {{what}}",
  glossary: "ordlistan",
  taking: "Öppnar …",
  here: "Det här fönstret har platsen för {{organisation}}.",
  back: "Fortsätt där du var",
  second: "Två fönster, två platser",
  secondWords: "Öppna ett fönster till, ta en annan plats och se orden komma medan de skrivs.",
  secondOpen: "Öppna ett fönster till",
  fictional:
    "Gruppen, människorna i den och deras bild är påhittade. Det du skriver stannar på den dator som servern körs på.",
  own: "Dina platser",
  ownHint: "Du ser det som den platsen ser, och skriver i dess namn.",
  ownNone: "Du har ingen plats än",
  ownNoneWords: "Gruppens samordnare bjuder in dig till en. Öppna länken eller koden i inbjudan på den här enheten.",
  signIn: "Logga in",
  account: "Mitt konto: {{name}}",
};
