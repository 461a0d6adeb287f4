// Browser sessions: a random token in a cookie, its hash in the store, and the seats it may act for. A session that
// ends is known at once to every socket that acts under it.
import { createHash, randomBytes } from "node:crypto";
import type { HeldSeat, Records } from "@hybrid/store";

export type Session = {
  /** the hash of the token; what the log names a session by */
  readonly id: string;
  /** the seats its people hold now */
  seats: readonly HeldSeat[];
  ended: boolean;
  /** called once when it ends */
  readonly onEnd: Set<() => void>;
};

export type Sessions = {
  /** The session of a cookie's token, if it is one of ours. */
  find(token: string | undefined): Promise<Session | undefined>;
  /** A new session and the token for its cookie. */
  start(): Promise<{ session: Session; token: string }>;
  /** Signs a person in to a session, beside those already in it. */
  admit(session: Session, person: string): Promise<void>;
  end(session: Session): Promise<void>;
};

export function createSessions(records: Records, now: () => number): Sessions {
  const known = new Map<string, Session>();
  const loading = new Map<string, Promise<Session | undefined>>();

  async function load(id: string): Promise<Session | undefined> {
    const stored = await records.readSession(id);
    if (!stored) return undefined;
    const session = { id, seats: await records.seatsHeldBy(stored.people), ended: false, onEnd: new Set<() => void>() };
    await records.touchSession(id, now());
    known.set(id, session);
    return session;
  }

  /** Several requests at once meet one object, so that ending the session reaches all that was begun under it. */
  function loadOnce(id: string): Promise<Session | undefined> {
    const under = loading.get(id) ?? load(id).finally(() => loading.delete(id));
    loading.set(id, under);
    return under;
  }

  return {
    async find(token) {
      if (!token) return undefined;
      const id = hash(token);
      return known.get(id) ?? (await loadOnce(id));
    },
    async start() {
      const token = randomBytes(32).toString("base64url");
      const id = hash(token);
      await records.createSession(id, now());
      const session: Session = { id, seats: [], ended: false, onEnd: new Set() };
      known.set(id, session);
      return { session, token };
    },
    async admit(session, person) {
      await records.addPersonToSession(session.id, person);
      const stored = await records.readSession(session.id);
      session.seats = await records.seatsHeldBy(stored?.people ?? []);
    },
    async end(session) {
      await records.deleteSession(session.id);
      known.delete(session.id);
      session.ended = true;
      for (const tell of session.onEnd) tell();
      session.onEnd.clear();
    },
  };
}

/** The token has 256 random bits, so a plain hash is enough to make the stored value useless to a thief. */
function hash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
