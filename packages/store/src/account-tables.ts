// The statements of accounts, run in the thread that owns the file.
import type { DatabaseSync } from "node:sqlite";
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
import { Refused } from "./refused.ts";
import { prepare } from "./statement.ts";
import { whole } from "./whole.ts";

type At = { readonly at: number };
/** SQLite has no booleans. */
type AccountValue = Omit<NewAccount, "administrator"> & { readonly administrator: number };

export type AccountWrites = ReturnType<typeof createAccountWrites>;
export type AccountReads = ReturnType<typeof createAccountReads>;

export function createAccountWrites(db: DatabaseSync) {
  return { ...createWaysIn(db), ...createChanges(db), ...createSessionWrites(db) };
}

function changed(rows: number, what: string): void {
  if (rows === 0) throw new Refused("contradiction", what);
}

function createWaysIn(db: DatabaseSync) {
  const person = prepare(db, "insert into people (id, name) values (?, ?)");
  const account = prepare(
    db,
    "insert into accounts (person, email, password, administrator, created_at) values (?, ?, ?, ?, ?)",
  );
  const passkey = prepare(
    db,
    `insert into passkeys (id, person, public_key, counter, transports, name, created_at) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const identity = prepare(db, "insert into identities (issuer, subject, person, created_at) values (?, ?, ?, ?)");
  const spendSetup = prepare(db, "delete from setups where hash = ? and person is ? and expires_at > ?");
  const restore = prepare(db, "update accounts set administrator = 1, password = ? where person = ?");
  const dropPasskeys = prepare(db, "delete from passkeys where person = ?");
  const dropIdentities = prepare(db, "delete from identities where person = ?");
  const dropSessions = prepare(db, "delete from sessions where person = ?");
  const dropSetups = prepare(db, "delete from setups where person is ? or expires_at <= ?");
  const openSetup = prepare(db, "insert into setups (hash, person, expires_at) values (?, ?, ?)");

  const insertPasskey = (whose: string, key: NewPasskey, at: number): void =>
    void passkey.run(key.id, whose, key.publicKey, key.counter, JSON.stringify(key.transports), key.name, at);
  const spend = (setup: string, whose: string | null, at: number): void =>
    changed(spendSetup.run(setup, whose, at), "the setup address was used or is too old");

  return {
    createAccount: ({ account: a, at }: At & { account: AccountValue }): void =>
      whole(db, () => {
        if (a.setup !== null) spend(a.setup, null, at);
        person.run(a.person, a.name);
        account.run(a.person, a.email, a.password, a.administrator, at);
        if (a.passkey) insertPasskey(a.person, a.passkey, at);
        if (a.identity) identity.run(a.identity.issuer, a.identity.subject, a.person, at);
      }),
    restoreAccount: ({ restoring: r, at }: At & { restoring: Restoring }): void =>
      whole(db, () => {
        spend(r.setup, r.person, at);
        changed(restore.run(r.password, r.person), "there is no such account");
        for (const drop of [dropPasskeys, dropIdentities, dropSessions]) drop.run(r.person);
        if (r.passkey) insertPasskey(r.person, r.passkey, at);
      }),
    addPasskey: ({ person: whose, passkey: key, at }: At & { person: string; passkey: NewPasskey }): void =>
      whole(db, () => insertPasskey(whose, key, at)),
    addIdentity: ({ identity: i, at }: At & { identity: IdentityRecord }): void =>
      whole(db, () => void identity.run(i.issuer, i.subject, i.person, at)),
    openSetup: ({ hash, setup, at }: At & { hash: string; setup: SetupRecord }): void =>
      whole(db, () => {
        dropSetups.run(setup.person, at);
        openSetup.run(hash, setup.person, setup.expiresAt);
      }),
  };
}

function createChanges(db: DatabaseSync) {
  const rename = prepare(db, "update people set name = ? where id = ?");
  const changeEmail = prepare(db, "update accounts set email = ? where person = ?");
  const changePassword = prepare(db, "update accounts set password = ? where person = ?");
  const usePasskey = prepare(
    db,
    "update passkeys set counter = ?2, used_at = ?3 where id = ?1 and (counter < ?2 or (counter = 0 and ?2 = 0))",
  );
  const renamePasskey = prepare(db, "update passkeys set name = ? where id = ? and person = ?");
  const removePasskey = prepare(db, "delete from passkeys where id = ? and person = ?");
  const removeIdentity = prepare(db, "delete from identities where issuer = ? and subject = ? and person = ?");
  const changeAssurance = prepare(db, "update spaces set assurance = ? where id = ?");

  return {
    changePerson: ({ person, name, email }: { person: string; name: string; email: string | null }): void =>
      whole(db, () => {
        changed(changeEmail.run(email, person), "there is no such account");
        rename.run(name, person);
      }),
    changePassword: ({ person, hash }: { person: string; hash: string }): void =>
      whole(db, () => changed(changePassword.run(hash, person), "there is no such account")),
    usePasskey: ({ id, counter, at }: At & { id: string; counter: number }): void =>
      whole(db, () => changed(usePasskey.run(id, counter, at), "the passkey is gone or its counter does not rise")),
    renamePasskey: ({ person, id, name }: { person: string; id: string; name: string }): void =>
      whole(db, () => changed(renamePasskey.run(name, id, person), "there is no such passkey")),
    removePasskey: ({ person, id }: { person: string; id: string }): void =>
      whole(db, () => changed(removePasskey.run(id, person), "there is no such passkey")),
    removeIdentity: ({ issuer, subject, person }: IdentityRecord): void =>
      whole(db, () => changed(removeIdentity.run(issuer, subject, person), "there is no such identity")),
    changeAssurance: ({ space, assurance }: { space: string; assurance: string | null }): void =>
      whole(db, () => changed(changeAssurance.run(assurance, space), "there is no such space")),
  };
}

type NewSession = Omit<AccountSession, "people" | "createdAt" | "seenAt">;

function createSessionWrites(db: DatabaseSync) {
  const create = prepare(
    db,
    `insert into sessions (hash, person, method, assurance, browser, created_at, seen_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?6)`,
  );
  const act = prepare(db, "insert into session_people (hash, person) values (?, ?)");
  const removeOld = prepare(db, "delete from sessions where created_at < ? or (person is not null and seen_at < ?)");

  return {
    createAccountSession: ({ session: s, at }: At & { session: NewSession }): void =>
      whole(db, () => {
        create.run(s.hash, s.person, s.method, s.assurance, s.browser, at);
        if (s.person !== null) act.run(s.hash, s.person);
      }),
    deleteSessionsBefore: ({ created, seen }: { created: number; seen: number }): void =>
      void removeOld.run(created, seen),
  };
}

type AccountRow = Omit<AccountRecord, "administrator"> & { readonly administrator: number };
type PasskeyRow = Omit<PasskeyRecord, "transports"> & { readonly transports: string };
type SessionRow = Omit<AccountSession, "people"> & { readonly people: string };

const accountColumns = `a.person, p.name, a.email, a.password, a.administrator, a.created_at as createdAt
  from accounts a join people p on p.id = a.person`;
const passkeyColumns = `id, person, public_key as publicKey, counter, transports, name, created_at as createdAt,
  used_at as usedAt from passkeys`;
const sessionColumns = `hash, person, method, assurance, browser, created_at as createdAt, seen_at as seenAt,
  (select json_group_array(sp.person) from session_people sp where sp.hash = s.hash) as people from sessions s`;

const accountOf = (row: AccountRow): AccountRecord => ({ ...row, administrator: row.administrator === 1 });
const passkeyOf = (row: PasskeyRow): PasskeyRecord => ({ ...row, transports: JSON.parse(row.transports) });
const sessionOf = (row: SessionRow): AccountSession => ({ ...row, people: JSON.parse(row.people) });

export function createAccountReads(db: DatabaseSync) {
  const account = prepare<AccountRow>(db, `select ${accountColumns} where a.person = ?`);
  const byEmail = prepare<AccountRow>(db, `select ${accountColumns} where a.email = ?`);
  const byIdentity = prepare<AccountRow>(
    db,
    `select ${accountColumns} join identities i on i.person = a.person where i.issuer = ? and i.subject = ?`,
  );
  const administrators = prepare<AccountRow>(
    db,
    `select ${accountColumns} where a.administrator = 1 order by a.person`,
  );
  const passkey = prepare<PasskeyRow>(db, `select ${passkeyColumns} where id = ?`);
  const passkeys = prepare<PasskeyRow>(db, `select ${passkeyColumns} where person = ? order by created_at, id`);
  const identities = prepare<IdentityRecord>(
    db,
    "select issuer, subject, person from identities where person = ? order by created_at",
  );
  const setup = prepare<SetupRecord>(db, "select person, expires_at as expiresAt from setups where hash = ?");
  const session = prepare<SessionRow>(db, `select ${sessionColumns} where s.hash = ?`);
  const sessions = prepare<SessionRow>(db, `select ${sessionColumns} where s.person = ? order by s.seen_at desc`);
  const assurances = prepare<{ space: string; assurance: string }>(
    db,
    "select id as space, assurance from spaces where assurance is not null",
  );

  return {
    readAccount: (person: string) => mapped(account.get(person), accountOf),
    findByEmail: (email: string) => mapped(byEmail.get(email), accountOf),
    findByIdentity: ({ issuer, subject }: { issuer: string; subject: string }) =>
      mapped(byIdentity.get(issuer, subject), accountOf),
    readAdministrators: () => administrators.all().map(accountOf),
    readPasskey: (id: string) => mapped(passkey.get(id), passkeyOf),
    readPasskeys: (person: string) => passkeys.all(person).map(passkeyOf),
    readIdentities: (person: string) => identities.all(person),
    readSetup: (hash: string) => setup.get(hash),
    readAccountSession: (hash: string) => mapped(session.get(hash), sessionOf),
    sessionsOf: (person: string) => sessions.all(person).map(sessionOf),
    readAssurances: () => assurances.all(),
  };
}

function mapped<Row, Value>(row: Row | undefined, change: (row: Row) => Value): Value | undefined {
  return row === undefined ? undefined : change(row);
}
