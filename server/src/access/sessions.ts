// Browser sessions: a random token in a cookie, its hash in the store, and the seats it may act for. A session belongs
// to one person who signed in, or to the demo. It ends when it is told to, when nobody has used it for a while, and in
// any case after some days; the end is known at once to every socket that acts under it.
import { randomBytes } from "node:crypto";
import { meetsAssurance, SignInMethod } from "@hybrid/domain";
import type { Accounts, AccountSession, HeldSeat, Records } from "@hybrid/store";
import type { SessionLimits } from "../settings.ts";
import { hashOf } from "./secret-hash.ts";

export type Session = {
  /** the hash of the token; what the log names a session by */
  readonly id: string;
  /** who signed in; null for a demo session, which acts for fictional people */
  readonly person: string | null;
  readonly method: SignInMethod;
  /** what the identity provider said of how surely this is the person, or null */
  readonly assurance: string | null;
  readonly createdAt: number;
  /** when someone last did something with it */
  seenAt: number;
  /** when its person last showed who they are */
  provedAt: number;
  /** the seats its people hold now and may act for */
  seats: readonly HeldSeat[];
  /** seats held in spaces that ask for a stronger sign-in than this one */
  closedSeats: readonly HeldSeat[];
  ended: boolean;
  /** called once when it ends */
  readonly onEnd: Set<() => void>;
};

export type SignIn = Pick<Session, "method" | "assurance"> & { readonly person: string; readonly browser: string };

export type Sessions = {
  /** The session of a cookie's token, if it is one of ours and not too old. Counts as using it. */
  find(token: string | undefined): Promise<Session | undefined>;
  /** A new session and the token for its cookie: somebody's, or without a sign-in a demo session. */
  start(signIn?: SignIn): Promise<{ session: Session; token: string }>;
  /** Lets a session act for one more fictional person, beside those it acts for. */
  admit(session: Session, person: string): Promise<void>;
  /** Somebody did something with it. */
  see(session: Session): void;
  end(session: Session): Promise<void>;
  /** The sessions of a person, the latest seen first. */
  list(person: string): Promise<readonly AccountSession[]>;
  /** Ends those of a person's sessions that `which` picks; answers how many. */
  endOf(person: string, which: (id: string) => boolean): Promise<number>;
  /** To be called when seats changed hands: they are looked up anew at next use. */
  renewSeats(): void;
  /** To be called when a space asks for another assurance level: open sockets go by it from now on. */
  renewAll(): Promise<void>;
  /** Another server may have ended or changed these sessions, or any. */
  recheck(ids?: readonly string[]): Promise<void>;
  close(): void;
};

export type SessionDeps = {
  readonly records: Records;
  readonly accounts: Accounts;
  readonly now: () => number;
  readonly limits: SessionLimits;
  /** assurance levels from the weakest to the strongest */
  readonly ladder: readonly string[];
};

/** How often use is written down, and old sessions are looked for, in milliseconds. */
const noteEvery = 60_000;
const lookEvery = 500;
const tidyEvery = 10 * 60_000;

/** The sessions in use, and those that ended lately: a look-up under way must not bring one of these back. */
function createLive() {
  const known = new Map<string, Session>();
  const gone = new Set<string>();
  return {
    all: () => [...known.values()],
    get: (id: string) => known.get(id),
    isGone: (id: string) => gone.has(id),
    /** Two requests may have looked it up at the same time: the first one counts, so that ending reaches everybody. */
    remember({ hash: id, person, assurance, createdAt, seenAt, ...stored }: StoredSession): Session {
      const first = known.get(id);
      if (first) return first;
      const method = SignInMethod.parse(stored.method);
      const lists = { seats: [], closedSeats: [], onEnd: new Set<() => void>() };
      const session = { id, person, method, assurance, createdAt, seenAt, provedAt: 0, ended: false, ...lists };
      known.set(id, session);
      return session;
    },
    end(id: string): void {
      gone.add(id);
      setTimeout(() => gone.delete(id), noteEvery).unref();
      const session = known.get(id);
      known.delete(id);
      if (!session) return;
      session.ended = true;
      for (const tell of session.onEnd) tell();
      session.onEnd.clear();
    },
  };
}

type StoredSession = Omit<AccountSession, "people" | "browser">;

/**
 * Looks up the seats a session may act for. A seat that is still held stays the same object: what is open acts by it.
 */
function createSeating({ records, accounts, ladder }: SessionDeps) {
  return async (session: Session): Promise<void> => {
    const people = (await accounts.readSession(session.id))?.people ?? [];
    const [held, asked] = await Promise.all([records.seatsHeldBy(people), accounts.readAssurances()]);
    const open = (seat: HeldSeat) => meetsAssurance(asked.get(seat.space) ?? null, session.assurance, ladder);
    const same = (seat: HeldSeat) =>
      session.seats.find((each) => each.seat === seat.seat && each.person === seat.person) ?? seat;
    session.seats = held.filter(open).map(same);
    session.closedSeats = held.filter((seat) => !open(seat));
  };
}

/**
 * Looks up anew what has become stale, one look-up after the other. Whoever asks meanwhile waits for the same one: of
 * several requests at once none may act for a seat that the others are just finding lost.
 */
function createRenewal(look: (session: Session) => Promise<void>) {
  const stale = new WeakSet<Session>();
  const looking = new WeakMap<Session, Promise<void>>();

  async function freshen(session: Session): Promise<void> {
    if (stale.delete(session)) {
      const before = looking.get(session) ?? Promise.resolve();
      const renewal = before.catch(() => {}).then(() => look(session));
      looking.set(session, renewal);
      const settled = () => looking.get(session) === renewal && looking.delete(session);
      renewal.catch(() => stale.add(session)).finally(settled);
    }
    await looking.get(session);
    // It became stale once more under way.
    if (stale.has(session) && !session.ended) await freshen(session);
  }

  return {
    freshen,
    spoil: (session: Session): void => void stale.add(session),
    async renew(session: Session): Promise<void> {
      stale.add(session);
      await freshen(session);
    },
  };
}

export function createSessions(deps: SessionDeps): Sessions {
  const { records, accounts, now, limits } = deps;
  const live = createLive();
  const seats = createRenewal(createSeating(deps));
  const noted = new WeakMap<Session, number>();

  const isOver = ({ person, createdAt, seenAt }: Pick<Session, "person" | "createdAt" | "seenAt">): boolean =>
    now() - createdAt > limits.absolute || (person !== null && now() - seenAt > limits.idle);

  async function load(id: string): Promise<Session | undefined> {
    const stored = await accounts.readSession(id);
    if (!stored || live.isGone(id)) return undefined;
    const here = live.get(id);
    if (here) return here;
    const session = live.remember(stored);
    seats.spoil(session);
    return session;
  }

  function see(session: Session): void {
    session.seenAt = now();
    if (session.seenAt - (noted.get(session) ?? 0) < noteEvery) return;
    noted.set(session, session.seenAt);
    // Lost with a server that dies at this moment: then it counts from the use before.
    records.touchSession(session.id, session.seenAt).catch(() => noted.delete(session));
  }

  /** Known here first: nothing more is done under it while the store forgets it. */
  async function endOne(id: string): Promise<void> {
    live.end(id);
    await records.deleteSession(id);
  }

  async function start(signIn?: SignIn): Promise<{ session: Session; token: string }> {
    const token = randomBytes(32).toString("base64url");
    const stored = { hash: hashOf(token), person: null, method: "demo", assurance: null, browser: "", ...signIn };
    await accounts.createSession(stored);
    const session = live.remember({ ...stored, createdAt: now(), seenAt: now() });
    session.provedAt = now();
    if (signIn) await seats.renew(session);
    return { session, token };
  }

  return {
    async find(token) {
      if (!token) return undefined;
      const id = hashOf(token);
      const session = live.get(id) ?? (await load(id));
      if (session && isOver(session)) await endOne(id);
      else if (session) await seats.freshen(session);
      if (!session || session.ended) return undefined;
      see(session);
      return session;
    },
    start,
    async admit(session, person) {
      await records.addPersonToSession(session.id, person);
      await seats.renew(session);
    },
    see,
    end: (session) => endOne(session.id),
    list: async (person) => (await accounts.sessionsOf(person)).filter((session) => !isOver(session)),
    async endOf(person, which) {
      const stored = (await accounts.sessionsOf(person)).map((session) => session.hash);
      const here = live.all().flatMap((session) => (session.person === person ? [session.id] : []));
      const chosen = [...new Set([...stored, ...here])].filter(which);
      await Promise.all(chosen.map(endOne));
      return chosen.length;
    },
    renewSeats: () => live.all().forEach((session) => seats.spoil(session)),
    recheck: createRecheck(deps, live, (session) => seats.renew(session)),
    renewAll: async () => void (await Promise.all(live.all().map((session) => seats.renew(session)))),
    close: watchAge(deps, () => live.all().filter(isOver), endOne),
  };
}

function createRecheck(
  { accounts }: SessionDeps,
  live: ReturnType<typeof createLive>,
  renew: (session: Session) => Promise<void>,
): Sessions["recheck"] {
  const look = async (session: Session) =>
    (await accounts.readSession(session.id)) ? renew(session) : live.end(session.id);
  return async (ids) => {
    const here = live.all().filter(({ id }) => ids?.includes(id) ?? true);
    await Promise.all(here.map(look));
  };
}

/** Ends sessions that have become too old while nobody asked for them. Answers how to stop. */
function watchAge(
  { accounts, now, limits }: SessionDeps,
  over: () => readonly Session[],
  end: (id: string) => Promise<void>,
): () => void {
  const tidy = () => void accounts.deleteSessionsBefore(now() - limits.absolute, now() - limits.idle).catch(() => {});
  const look = () => over().forEach(({ id }) => void end(id).catch(() => {}));
  const timers = [setInterval(look, lookEvery).unref(), setInterval(tidy, tidyEvery).unref()];
  tidy();
  return () => timers.forEach((timer) => clearInterval(timer));
}
