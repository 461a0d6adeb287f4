// The tables on PostgreSQL, as the migrations that lead to them; the number of those that were run stands in the table
// `hybrid_space`. They are those of SQLite in one go, with the same words; a migration is never edited once released.
// A `word` is a text that is compared byte by byte whatever the database's language: ids, hashes, kinds.
//
// Rows of the log have no foreign keys: the function that writes them has locked their document. Ids of people and
// seats are plain there and in the journal, because who wrote something must outlive every record that can be erased.
import { appending, appendingSealed } from "./schema-append.ts";
import { hinting } from "./schema-hints.ts";
import { seals } from "./schema-seals.ts";
import { sharedKeysTable } from "./shared-keys.ts";

const spaces = `
create domain word as text collate "C";

create table spaces (
  id word primary key,
  name text not null,
  language word not null,
  assurance word,
  -- how often rights have changed: what an append's fence is compared with
  rights bigint not null default 0
);

create table organisations (
  id word primary key,
  space word not null references spaces,
  kind word not null,
  name text not null
);
create index organisations_of_space on organisations (space);

create table seats (
  id word primary key,
  space word not null references spaces,
  organisation word references organisations,
  role word not null,
  until word,
  closed bigint
);
create index seats_of_space on seats (space);

create table people (
  id word primary key,
  name text not null
);

create table holdings (
  seat word not null references seats,
  person word not null references people,
  since bigint not null,
  until bigint,
  primary key (seat, since)
);
create unique index holder_of_seat on holdings (seat) where until is null;
create index seats_of_holder on holdings (person);

create table documents (
  id word primary key,
  epoch integer not null,
  space word not null references spaces,
  kind word not null,
  about word references documents,
  seat word references seats,
  organisation word references organisations,
  title text
);
create index documents_of_space on documents (space);
create index documents_about on documents (about) where about is not null;
create unique index voice_of_seat on documents (about, seat) where kind = 'voice';
create unique index notes_of_organisation on documents (about, organisation) where kind = 'notes';
create unique index glossary_of_space on documents (space) where kind = 'glossary';
create unique index first_of_seat on documents (about, seat) where kind = 'first';
create unique index accord_about on documents (about) where kind = 'accord';

create table admissions (
  picture word not null references documents,
  seat word not null references seats,
  kinds text not null,
  primary key (picture, seat)
);

create table admission_history (
  picture word not null references documents,
  seat word not null references seats,
  kinds text not null,
  since bigint not null,
  until bigint,
  primary key (picture, seat, since)
);
create index admission_history_of_seat on admission_history (seat);

create table invitations (
  id word primary key,
  hash word not null unique,
  seat word not null references seats,
  replaces word references people,
  invited_by word not null,
  at bigint not null,
  expires_at bigint not null,
  ending word,
  ended_at bigint,
  person word references people
);
create unique index open_invitation_of_seat on invitations (seat) where ending is null;

create table cautions (
  space word not null references spaces,
  kind word not null,
  words text not null,
  source text not null,
  review_by word not null,
  primary key (space, kind)
);
`;

const accounts = `
create table accounts (
  person word primary key references people,
  email word unique,
  password text,
  administrator integer not null,
  created_at bigint not null
);

create table passkeys (
  id word primary key,
  person word not null references accounts on delete cascade,
  public_key bytea not null,
  counter bigint not null,
  transports text not null,
  name text not null,
  created_at bigint not null,
  used_at bigint
);
create index passkeys_of_person on passkeys (person);

create table identities (
  issuer word not null,
  subject word not null,
  person word not null references accounts on delete cascade,
  created_at bigint not null,
  primary key (issuer, subject)
);
create index identities_of_person on identities (person);

create table setups (
  hash word primary key,
  person word references accounts on delete cascade,
  expires_at bigint not null
);

create table sessions (
  hash word primary key,
  person word references accounts,
  method word not null default 'demo',
  assurance word,
  browser text not null default '',
  created_at bigint not null,
  seen_at bigint not null
);
create index sessions_of_person on sessions (person) where person is not null;

create table session_people (
  hash word not null references sessions on delete cascade,
  person word not null references people,
  primary key (hash, person)
);
`;

const log = `
create table log (
  document word not null,
  epoch integer not null,
  seq bigint not null,
  person word not null,
  seat word not null,
  session word not null,
  at bigint not null,
  bytes bytea not null,
  primary key (document, epoch, seq)
);
-- Updates are short and do not compress; a long one moves out of the row as it is.
alter table log alter column bytes set storage external;

create table clients (
  document word not null,
  epoch integer not null,
  client bigint not null,
  person word not null,
  seat word not null,
  primary key (document, epoch, client)
);

create table snapshots (
  document word not null references documents,
  epoch integer not null,
  seq bigint not null,
  state_vector bytea not null,
  delete_set bytea not null,
  homes bytea not null,
  bytes bytea not null,
  primary key (document, epoch)
);
`;

const journals = `
create table journal (
  space word not null,
  kind word not null,
  seq bigint not null,
  at bigint not null,
  person word not null,
  seat word not null,
  -- a text, not json: exactly this is sealed, and PostgreSQL's json has no room for half a character
  payload text not null,
  previous word not null,
  hash word not null,
  -- what the payload names as its document, to search by; nothing is proved by it
  document word,
  primary key (space, kind, seq)
);
create index journal_by_time on journal (space, kind, at);
create index readings_of_seat on journal (seat, document, at) where kind = 'read';

create function journal_stays() returns trigger language plpgsql as $$
begin raise exception 'a journal is never changed or shortened'; end $$;
create trigger journal_is_never_changed before update or delete or truncate on journal
  execute function journal_stays();

create function journal_grows() returns trigger language plpgsql as $$
begin
  if new.seq <> (select coalesce(max(seq), 0) + 1 from journal where space = new.space and kind = new.kind) then
    raise exception 'a journal only grows at its end';
  end if;
  return new;
end $$;
create trigger journal_only_grows before insert on journal for each row execute function journal_grows();

create table reading_reasons (
  space word primary key references spaces,
  after_days integer not null
);
`;

/** Triggers count, so that no deed that changes rights can forget to. */
const change = (table: string, space: string) => `
create function rights_after_${table}() returns trigger language plpgsql as $$
declare
  changed record := case when tg_op = 'DELETE' then old else new end;
begin
  update spaces set rights = rights + 1 where id = ${space};
  return null;
end $$;
create trigger rights_follow_${table} after insert or update or delete on ${table}
  for each row execute function rights_after_${table}();
`;

const fences =
  change("seats", "changed.space") +
  change("holdings", "(select space from seats where id = changed.seat)") +
  change("admissions", "(select space from documents where id = changed.picture)");

/** Of an erased document nothing is left but that it was there, because the journals name it. */
const erasure = "alter table documents add column erased integer not null default 0";

/** Pictures from before have their first thoughts made here, empty. */
const thoughts = `
create unique index thoughts_about on documents (about) where kind = 'thoughts';

insert into documents (id, epoch, space, kind, about)
select md5(random()::text || id), 1, space, 'thoughts', id from documents where kind = 'picture';
`;

export const migrations: readonly string[] = [
  spaces + accounts + log + journals + fences + appending,
  erasure,
  hinting,
  thoughts,
  seals + appendingSealed,
  sharedKeysTable,
];
