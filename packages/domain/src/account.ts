// Accounts and sign-in: what the server tells a browser about them, and the rules of passwords and of assurance that
// both sides hold.

import * as z from "zod/mini";
import { Id } from "./id.ts";
import { Line } from "./line.ts";

/** How a session was begun. A demo session acts for fictional people and belongs to nobody. */
export const SignInMethod = z.enum(["demo", "password", "passkey", "provider", "setup", "invitation"]);
export type SignInMethod = z.infer<typeof SignInMethod>;

const ProviderLabel = z.object({ id: Id, name: z.object({ sv: z.string(), en: z.string() }) });

/** GET /api/sign-in: the ways in that this server offers, for anybody to see, and who is in already. */
export const SignInView = z.object({
  demo: z.boolean(),
  providers: z.array(ProviderLabel),
  account: z.nullable(z.object({ id: Id, name: z.string(), administrator: z.boolean() })),
});
export type SignInView = Readonly<z.infer<typeof SignInView>>;

const Moment = z.int();

/** GET /api/account: one's own account. Times are milliseconds since 1970. */
export const AccountView = z.object({
  person: z.object({ id: Id, name: z.string() }),
  email: z.nullable(z.string()),
  /** runs the server: founds spaces and invites their first coordinator, and reads no content by that */
  administrator: z.boolean(),
  /** whether there is a password */
  password: z.boolean(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), createdAt: Moment, usedAt: z.nullable(Moment) })),
  /** the authorities' sign-ins that lead to this account */
  identities: z.array(z.object({ issuer: z.string(), name: z.object({ sv: z.string(), en: z.string() }) })),
  session: z.object({ method: SignInMethod, assurance: z.nullable(z.string()) }),
  /** spaces in which this person holds a seat that asks for a stronger sign-in than this session's */
  closedSpaces: z.array(z.object({ name: z.string(), assurance: z.string() })),
});
export type AccountView = Readonly<z.infer<typeof AccountView>>;

/** GET /api/account/sessions: where one is signed in, the latest seen first. */
export const SessionListView = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      method: SignInMethod,
      /** the browser and the system, coarsely: "Firefox, Windows"; empty when it said nothing known */
      browser: z.string(),
      createdAt: Moment,
      seenAt: Moment,
      current: z.boolean(),
    }),
  ),
});
export type SessionListView = Readonly<z.infer<typeof SessionListView>>;

/** POST /api/enrolment/read: what a single-use address is for. `name` and `email` are suggestions. */
export const EnrolmentView = z.object({
  /** setup: the first administrator. restore: an administrator who lost the way in. invitation: a guest of a group. */
  kind: z.enum(["setup", "restore", "invitation"]),
  name: z.string(),
  email: z.string(),
});
export type EnrolmentView = Readonly<z.infer<typeof EnrolmentView>>;

export const PersonName = Line(120);
/** One "@" between something and something with a dot; whether it is read by anyone is for a letter to find out. */
export const Email = z
  .string()
  .check(z.trim(), z.maxLength(254), z.toLowerCase(), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/));

/** In characters. Long ones are welcome; the end is there so that nobody sends a book. */
export const passwordLength = { min: 12, max: 512 } as const;

export type PasswordFlaw = "short" | "long" | "common" | "yours";

/**
 * What is wrong with a password, if anything. No rule about kinds of characters: length, and not the first guesses.
 * "yours": it is little more than one's own name or address, or the product's name.
 */
export function passwordFlaw(password: string, about: { name: string; email: string }): PasswordFlaw | null {
  const characters = Array.from(password.normalize("NFC"));
  if (characters.length < passwordLength.min) return "short";
  if (characters.length > passwordLength.max) return "long";
  const plain = password.normalize("NFC").toLowerCase();
  if (new Set(plain).size < 5 || isRun(plain) || isCommon(plain)) return "common";
  return isYours(plain, about) ? "yours" : null;
}

const commonWords = [
  ..."password passwort lösenord losenord qwerty qwertyuiop asdfghjkl zxcvbnm letmein welcome välkommen valkommen".split(
    " ",
  ),
  ..."administrator admin sommar summer vinter winter hösten autumn iloveyou sverige sweden hemligt secret hejsan".split(
    " ",
  ),
  ..."football fotboll dragon monkey sunshine princess changeme default abc123 1q2w3e4r".split(" "),
];

/** A common word or two with digits and signs around them. */
function isCommon(plain: string): boolean {
  const rest = commonWords.reduce((left, word) => left.replaceAll(word, ""), plain);
  return rest !== plain && rest.replaceAll(/[\d\s\W_]/gu, "").length < 3;
}

/** "123456789012", "abcdefghijkl", and one short piece again and again. */
function isRun(plain: string): boolean {
  const codes = Array.from(plain, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, at) => code - (codes[at] ?? 0));
  const even = steps.filter((step) => step === 1 || step === -1 || step === 0 || step === -9).length;
  if (even >= steps.length - 1) return true;
  return [1, 2, 3, 4].some((size) =>
    plain
      .slice(0, size)
      .repeat(Math.ceil(plain.length / size))
      .startsWith(plain),
  );
}

function isYours(plain: string, { name, email }: { name: string; email: string }): boolean {
  const words = [...`${name} ${email}`.toLowerCase().split(/[\s@.,_-]+/), "hybrid", "space", "rum"];
  const rest = words
    .filter((word) => word.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ""), plain);
  return rest !== plain && rest.replaceAll(/[\d\s\W_]/gu, "").length < 4;
}

/**
 * Whether a session's assurance level is enough for what a space asks. The ladder names the levels from the weakest to
 * the strongest; a level that is not on it is met by itself alone. Nothing is asked where `asked` is null.
 */
export function meetsAssurance(asked: string | null, held: string | null, ladder: readonly string[]): boolean {
  if (asked === null || asked === held) return true;
  if (held === null) return false;
  const [step, stood] = [ladder.indexOf(asked), ladder.indexOf(held)];
  return step >= 0 && stood >= step;
}
