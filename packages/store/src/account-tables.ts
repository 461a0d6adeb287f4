// The deeds on accounts, in SQL that both databases take.
import type {
  AccountRecord,
  AccountSession,
  IdentityRecord,
  NewAccount,
  NewPasskey,
  PasskeyRecord,
  Restoring,
  SetupRecord,
} from "./accounts.ts";
import type { Database } from "./database.ts";
import { Refused } from "./refused.ts";

type At = { readonly at: number };
/** SQLite has no booleans. */
type AccountValue = Omit<NewAccount, "administrator"> & { readonly administrator: number };

export type AccountWrites = ReturnType<typeof createAccountWrites>;
export type AccountReads = ReturnType<typeof createAccountReads>;

export function createAccountWrites(db: Database) {
  return { ...createWaysIn(db), ...createChanges(db), ...createSessionWrites(db) };
}

async function changed(rows: Promise<number>, what: string): Promise<void> {
  if ((await rows) === 0) throw new Refused("contradiction", what);
}

function createWaysIn(db: Database) {
  const person = db.prepare("insert into people (id, name) values (?, ?)");
  const account = db.prepare(
    "insert into accounts (person, email, password, administrator, created_at) values (?, ?, ?, ?, ?)",
  );
  const passkey = db.prepare(
    `insert into passkeys (id, person, public_key, counter, transports, name, created_at) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const identity = db.prepare("insert into identities (issuer, subject, person, created_at) values (?, ?, ?, ?)");
  const spendSetup = db.prepare(
    "delete from setups where hash = ? and person is not distinct from ? and expires_at > ?",
  );
  const restore = db.prepare("update accounts set administrator = 1, password = ? where person = ?");
  const dropPasskeys = db.prepare("delete from passkeys where person = ?");
  const dropIdentities = db.prepare("delete from identities where person = ?");
  const dropSessions = db.prepare("delete from sessions where person = ?");
  const dropSetups = db.prepare("delete from setups where person is not distinct from ? or expires_at <= ?");
  const openSetup = db.prepare("insert into setups (hash, person, expires_at) values (?, ?, ?)");

  const insertPasskey = (whose: string, key: NewPasskey, at: number): Promise<number> =>
    passkey.run(key.id, whose, key.publicKey, key.counter, JSON.stringify(key.transports), key.name, at);
  const spend = (setup: string, whose: string | null, at: number): Promise<void> =>
    changed(spendSetup.run(setup, whose, at), "the setup address was used or is too old");

  return {
    createAccount: ({ account: a, at }: At & { account: AccountValue }): Promise<void> =>
      db.whole(async () => {
        if (a.setup !== null) await spend(a.setup, null, at);
        await person.run(a.person, a.name);
        await account.run(a.person, a.email, a.password, a.administrator, at);
        if (a.passkey) await insertPasskey(a.person, a.passkey, at);
        if (a.identity) await identity.run(a.identity.issuer, a.identity.subject, a.person, at);
      }),
    restoreAccount: ({ restoring: r, at }: At & { restoring: Restoring }): Promise<void> =>
      db.whole(async () => {
        await spend(r.setup, r.person, at);
        await changed(restore.run(r.password, r.person), "there is no such account");
        for (const drop of [dropPasskeys, dropIdentities, dropSessions]) await drop.run(r.person);
        if (r.passkey) await insertPasskey(r.person, r.passkey, at);
      }),
    addPasskey: ({ person: whose, passkey: key, at }: At & { person: string; passkey: NewPasskey }): Promise<void> =>
      db.whole(() => insertPasskey(whose, key, at)),
    addIdentity: ({ identity: i, at }: At & { identity: IdentityRecord }): Promise<void> =>
      db.whole(() => identity.run(i.issuer, i.subject, i.person, at)),
    openSetup: ({ hash, setup, at }: At & { hash: string; setup: SetupRecord }): Promise<void> =>
      db.whole(async () => {
        await dropSetups.run(setup.person, at);
        await openSetup.run(hash, setup.person, setup.expiresAt);
      }),
  };
}

function createChanges(db: Database) {
  const rename = db.prepare("update people set name = ? where id = ?");
  const changeEmail = db.prepare("update accounts set email = ? where person = ?");
  const changePassword = db.prepare("update accounts set password = ? where person = ?");
  const usePasskey = db.prepare(
    "update passkeys set counter = ?2, used_at = ?3 where id = ?1 and (counter < ?2 or (counter = 0 and ?2 = 0))",
  );
  const renamePasskey = db.prepare("update passkeys set name = ? where id = ? and person = ?");
  const removePasskey = db.prepare("delete from passkeys where id = ? and person = ?");
  const removeIdentity = db.prepare("delete from identities where issuer = ? and subject = ? and person = ?");
  const changeAssurance = db.prepare("update spaces set assurance = ? where id = ?");

  return {
    changePerson: ({ person, name, email }: { person: string; name: string; email: string | null }): Promise<void> =>
      db.whole(async () => {
        await changed(changeEmail.run(email, person), "there is no such account");
        await rename.run(name, person);
      }),
    changePassword: ({ person, hash }: { person: string; hash: string }): Promise<void> =>
      db.whole(() => changed(changePassword.run(hash, person), "there is no such account")),
    usePasskey: ({ id, counter, at }: At & { id: string; counter: number }): Promise<void> =>
      db.whole(() => changed(usePasskey.run(id, counter, at), "the passkey is gone or its counter does not rise")),
    renamePasskey: ({ person, id, name }: { person: string; id: string; name: string }): Promise<void> =>
      db.whole(() => changed(renamePasskey.run(name, id, person), "there is no such passkey")),
    removePasskey: ({ person, id }: { person: string; id: string }): Promise<void> =>
      db.whole(() => changed(removePasskey.run(id, person), "there is no such passkey")),
    removeIdentity: ({ issuer, subject, person }: IdentityRecord): Promise<void> =>
      db.whole(() => changed(removeIdentity.run(issuer, subject, person), "there is no such identity")),
    changeAssurance: ({ space, assurance }: { space: string; assurance: string | null }): Promise<void> =>
      db.whole(() => changed(changeAssurance.run(assurance, space), "there is no such space")),
  };
}

type NewSession = Omit<AccountSession, "people" | "createdAt" | "seenAt">;

function createSessionWrites(db: Database) {
  const create = db.prepare(`insert into sessions (hash, person, method, assurance, browser, created_at, seen_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?6)`);
  const act = db.prepare("insert into session_people (hash, person) values (?, ?)");
  const removeOld = db.prepare("delete from sessions where created_at < ? or (person is not null and seen_at < ?)");

  return {
    createAccountSession: ({ session: s, at }: At & { session: NewSession }): Promise<void> =>
      db.whole(async () => {
        await create.run(s.hash, s.person, s.method, s.assurance, s.browser, at);
        if (s.person !== null) await act.run(s.hash, s.person);
      }),
    deleteSessionsBefore: async ({ created, seen }: { created: number; seen: number }): Promise<void> =>
      void (await removeOld.run(created, seen)),
  };
}

type AccountRow = Omit<AccountRecord, "administrator"> & { readonly administrator: number };
type PasskeyRow = Omit<PasskeyRecord, "transports"> & { readonly transports: string };
type SessionRow = Omit<AccountSession, "people">;

const accountColumns = `a.person, p.name, a.email, a.password, a.administrator, a.created_at as "createdAt"
  from accounts a join people p on p.id = a.person`;
const passkeyColumns = `id, person, public_key as "publicKey", counter, transports, name, created_at as "createdAt",
  used_at as "usedAt" from passkeys`;
const sessionColumns = `hash, person, method, assurance, browser, created_at as "createdAt", seen_at as "seenAt"
  from sessions`;

const accountOf = (row: AccountRow): AccountRecord => ({ ...row, administrator: row.administrator === 1 });
const passkeyOf = (row: PasskeyRow): PasskeyRecord => ({ ...row, transports: JSON.parse(row.transports) });

export function createAccountReads(db: Database) {
  const account = db.prepare<AccountRow>(`select ${accountColumns} where a.person = ?`);
  const byEmail = db.prepare<AccountRow>(`select ${accountColumns} where a.email = ?`);
  const byIdentity = db.prepare<AccountRow>(
    `select ${accountColumns} join identities i on i.person = a.person where i.issuer = ? and i.subject = ?`,
  );
  const administrators = db.prepare<AccountRow>(`select ${accountColumns} where a.administrator = 1 order by a.person`);
  const passkey = db.prepare<PasskeyRow>(`select ${passkeyColumns} where id = ?`);
  const passkeys = db.prepare<PasskeyRow>(`select ${passkeyColumns} where person = ? order by created_at, id`);
  const identities = db.prepare<IdentityRecord>(
    "select issuer, subject, person from identities where person = ? order by created_at",
  );
  const setup = db.prepare<SetupRecord>(`select person, expires_at as "expiresAt" from setups where hash = ?`);
  const session = db.prepare<SessionRow>(`select ${sessionColumns} where hash = ?`);
  const sessions = db.prepare<SessionRow>(`select ${sessionColumns} where person = ? order by seen_at desc`);
  const assurances = db.prepare<{ space: string; assurance: string }>(
    "select id as space, assurance from spaces where assurance is not null",
  );

  const actsFor = db.prepare<{ person: string }>("select person from session_people where hash = ? order by person");

  async function sessionOf(row: SessionRow): Promise<AccountSession> {
    return { ...row, people: (await actsFor.all(row.hash)).map((each) => each.person) };
  }

  return {
    readAccount: async (person: string) => mapped(await account.get(person), accountOf),
    findByEmail: async (email: string) => mapped(await byEmail.get(email), accountOf),
    findByIdentity: async ({ issuer, subject }: { issuer: string; subject: string }) =>
      mapped(await byIdentity.get(issuer, subject), accountOf),
    readAdministrators: async () => (await administrators.all()).map(accountOf),
    readPasskey: async (id: string) => mapped(await passkey.get(id), passkeyOf),
    readPasskeys: async (person: string) => (await passkeys.all(person)).map(passkeyOf),
    readIdentities: (person: string) => identities.all(person),
    readSetup: (hash: string) => setup.get(hash),
    readAccountSession: async (hash: string) => mapped(await session.get(hash), sessionOf),
    sessionsOf: async (person: string) => Promise.all((await sessions.all(person)).map(sessionOf)),
    readAssurances: () => assurances.all(),
  };
}

function mapped<Row, Value>(row: Row | undefined, change: (row: Row) => Value): Value | undefined {
  return row === undefined ? undefined : change(row);
}
