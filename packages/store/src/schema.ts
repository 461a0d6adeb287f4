// The tables, as the migrations that lead to them. A migration is never edited once released: another is added. The
// number of those that were run is the file's `user_version`. Names follow the product's words; `since` and `until`
// are milliseconds since 1970. Rows of the log keep plain ids of people and seats without foreign keys, because who
// wrote something must outlive every record that can be erased.
import { fences } from "./schema-fences.ts";
import { admissions } from "./schema-admissions.ts";
import { firsts } from "./schema-firsts.ts";
import { thoughts } from "./schema-thoughts.ts";
import { accords } from "./schema-accords.ts";
import { accounts } from "./schema-accounts.ts";
import { groups } from "./schema-groups.ts";
import { journals } from "./schema-journals.ts";
import { seals } from "./schema-seals.ts";

const foundations = `
create table spaces (
  id text primary key,
  name text not null,
  language text not null
) strict, without rowid;

create table organisations (
  id text primary key,
  space text not null references spaces,
  kind text not null,
  name text not null
) strict, without rowid;
create index organisations_of_space on organisations (space);

create table seats (
  id text primary key,
  space text not null references spaces,
  organisation text references organisations
) strict, without rowid;
create index seats_of_space on seats (space);

create table people (
  id text primary key,
  name text not null
) strict, without rowid;

create table holdings (
  seat text not null references seats,
  person text not null references people,
  since integer not null,
  until integer,
  primary key (seat, since)
) strict, without rowid;
create unique index holder_of_seat on holdings (seat) where until is null;
create index seats_of_holder on holdings (person);

create table documents (
  id text primary key,
  epoch integer not null,
  space text not null references spaces,
  kind text not null,
  about text references documents,
  seat text references seats,
  organisation text references organisations,
  title text
) strict, without rowid;
create index documents_of_space on documents (space);
create index documents_about on documents (about) where about is not null;

create table admissions (
  picture text not null references documents,
  seat text not null references seats,
  primary key (picture, seat)
) strict, without rowid;

create table sessions (
  hash text primary key,
  created_at integer not null,
  seen_at integer not null
) strict, without rowid;

create table session_people (
  hash text not null references sessions on delete cascade,
  person text not null references people,
  primary key (hash, person)
) strict, without rowid;

-- The key of one document and epoch, wrapped by a key kept elsewhere. Destroying it (wrapped becomes null) erases what
-- was written with it.
create table keys (
  id integer primary key,
  document text not null references documents,
  epoch integer not null,
  wrapped blob,
  unique (document, epoch)
) strict;

create table log (
  document text not null references documents,
  epoch integer not null,
  seq integer not null,
  person text not null,
  seat text not null,
  session text not null,
  at integer not null,
  key_id integer references keys,
  bytes blob not null,
  primary key (document, epoch, seq)
) strict, without rowid;

create table clients (
  document text not null references documents,
  epoch integer not null,
  client integer not null,
  person text not null,
  seat text not null,
  primary key (document, epoch, client)
) strict, without rowid;

-- Large values, hence with a rowid, and the largest last.
create table snapshots (
  document text not null references documents,
  epoch integer not null,
  seq integer not null,
  key_id integer references keys,
  state_vector blob not null,
  delete_set blob not null,
  homes blob not null,
  bytes blob not null,
  primary key (document, epoch)
) strict;
`;

export const migrations: readonly string[] = [
  foundations,
  accounts,
  groups,
  journals,
  fences,
  admissions,
  accords,
  firsts,
  seals,
  thoughts,
];
