// The tables of accounts. An account is a person who signs in; people without one are the demo's, or left long ago.
export const accounts = `
create table accounts (
  person text primary key references people,
  email text unique,
  password text,
  administrator integer not null,
  created_at integer not null
) strict, without rowid;

create table passkeys (
  id text primary key,
  person text not null references accounts on delete cascade,
  public_key blob not null,
  counter integer not null,
  transports text not null,
  name text not null,
  created_at integer not null,
  used_at integer
) strict, without rowid;
create index passkeys_of_person on passkeys (person);

create table identities (
  issuer text not null,
  subject text not null,
  person text not null references accounts on delete cascade,
  created_at integer not null,
  primary key (issuer, subject)
) strict, without rowid;
create index identities_of_person on identities (person);

-- Single-use addresses for whoever runs the server: without a person to make the first administrator, with one to
-- give a lost administrator a way in.
create table setups (
  hash text primary key,
  person text references accounts on delete cascade,
  expires_at integer not null
) strict, without rowid;

-- A session of an account belongs to one person; a demo session has none here, and its people in session_people.
alter table sessions add column person text references accounts;
alter table sessions add column method text not null default 'demo';
alter table sessions add column assurance text;
alter table sessions add column browser text not null default '';
create index sessions_of_person on sessions (person) where person is not null;

-- The assurance level a session needs for the seats of the space, or null.
alter table spaces add column assurance text;
`;
