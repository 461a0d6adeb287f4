// What the server knows of accounts: who signs in, with what, and where from. Secrets come here as hashes only.

/** Times are milliseconds since 1970. `password` is a hash with its parameters; `email` is lower case. */
export type AccountRecord = {
  readonly person: string;
  readonly name: string;
  readonly email: string | null;
  readonly password: string | null;
  readonly administrator: boolean;
  readonly createdAt: number;
};

export type PasskeyRecord = {
  /** the credential's id, base64url */
  readonly id: string;
  readonly person: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
};

export type IdentityRecord = { readonly issuer: string; readonly subject: string; readonly person: string };

export type NewPasskey = Omit<PasskeyRecord, "person" | "createdAt" | "usedAt">;
export type NewIdentity = Omit<IdentityRecord, "person">;

/** An account as it begins; at least one of the three ways in should be there. The person is new with it. */
export type NewAccount = Omit<AccountRecord, "createdAt"> & {
  readonly passkey: NewPasskey | null;
  readonly identity: NewIdentity | null;
  /** the hash of the setup address that is used up by it, or null */
  readonly setup: string | null;
};

export type Restoring = {
  readonly setup: string;
  readonly person: string;
  readonly password: string | null;
  readonly passkey: NewPasskey | null;
};

export type SetupRecord = { readonly person: string | null; readonly expiresAt: number };

export type AccountSession = {
  /** of the cookie's token, which is stored nowhere */
  readonly hash: string;
  /** null for a demo session */
  readonly person: string | null;
  /** all it acts for: the person, or the demo's people */
  readonly people: readonly string[];
  readonly method: string;
  readonly assurance: string | null;
  readonly browser: string;
  readonly createdAt: number;
  readonly seenAt: number;
};

/**
 * Every call may reject with LogError("unavailable"). A write that contradicts what is stored (an e-mail taken, a setup
 * address used up, a passkey's counter that does not rise) rejects with a RangeError and changes nothing.
 */
export interface Accounts {
  createAccount(account: NewAccount): Promise<void>;
  /** Uses up a setup address: the person is an administrator with these ways in and no others, and signed out. */
  restoreAccount(restoring: Restoring): Promise<void>;
  readAccount(person: string): Promise<AccountRecord | undefined>;
  findByEmail(email: string): Promise<AccountRecord | undefined>;
  findByIdentity(issuer: string, subject: string): Promise<AccountRecord | undefined>;
  readAdministrators(): Promise<readonly AccountRecord[]>;
  changePerson(person: string, name: string, email: string | null): Promise<void>;
  changePassword(person: string, hash: string): Promise<void>;

  addPasskey(person: string, passkey: NewPasskey): Promise<void>;
  readPasskey(id: string): Promise<PasskeyRecord | undefined>;
  readPasskeys(person: string): Promise<readonly PasskeyRecord[]>;
  /** Keeps the counter the passkey answered with. Both 0: an authenticator that does not count. */
  usePasskey(id: string, counter: number): Promise<void>;
  renamePasskey(person: string, id: string, name: string): Promise<void>;
  removePasskey(person: string, id: string): Promise<void>;

  addIdentity(identity: IdentityRecord): Promise<void>;
  readIdentities(person: string): Promise<readonly IdentityRecord[]>;
  removeIdentity(identity: IdentityRecord): Promise<void>;

  /** Replaces what was opened before for the same purpose. */
  openSetup(hash: string, setup: SetupRecord): Promise<void>;
  readSetup(hash: string): Promise<SetupRecord | undefined>;

  createSession(session: Omit<AccountSession, "people" | "createdAt" | "seenAt">): Promise<void>;
  readSession(hash: string): Promise<AccountSession | undefined>;
  sessionsOf(person: string): Promise<readonly AccountSession[]>;
  /** Forgets sessions begun before `created` or last seen before `seen`; demo sessions are never idle. */
  deleteSessionsBefore(created: number, seen: number): Promise<void>;

  /** What the spaces ask that ask for anything: space → level. */
  readAssurances(): Promise<ReadonlyMap<string, string>>;
  changeAssurance(space: string, assurance: string | null): Promise<void>;
}
