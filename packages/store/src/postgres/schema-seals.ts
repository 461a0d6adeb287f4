// Encryption at rest, with the words of SQLite: which master key wraps the keys, told by a digest that says nothing
// about it; a key for each document and epoch, and one for the journals of each space. `swept`: of what was there
// before the database was sealed, its files keep nothing any more.
//
// Several servers share the database, and one of them may have been started before it was sealed: the database itself
// refuses what comes in the clear. Sealed values do not compress, so nobody need try.
import { channels } from "./schema-hints.ts";

export const seals = `
create table master (
  id word primary key,
  swept integer not null default 0
);

create table keys (
  id bigint generated always as identity primary key,
  document word not null references documents,
  epoch integer not null,
  wrapped bytea,
  unique (document, epoch)
);

create table journal_keys (
  space word primary key,
  wrapped bytea not null
);

alter table log add column key_id bigint;
alter table snapshots add column key_id bigint;
alter table snapshots alter column bytes set storage external, alter column homes set storage external;

create function snapshot_is_sealed() returns trigger language plpgsql as $$
begin
  if new.key_id is null and exists (select from master) then
    raise exception 'what is written here is sealed, and this is not';
  end if;
  return new;
end $$;
create trigger snapshot_is_sealed before insert or update on snapshots
  for each row execute function snapshot_is_sealed();

create function journal_is_sealed() returns trigger language plpgsql as $$
begin
  if new.payload !~ '"sealed":"[A-Za-z0-9_-]+"}$' and exists (select from master) then
    raise exception 'what is written here is sealed, and this is not';
  end if;
  return new;
end $$;
create trigger journal_is_sealed before insert on journal for each row execute function journal_is_sealed();

create function hint_of_key() returns trigger language plpgsql as $$
begin
  perform pg_notify('${channels.keys}', new.id || ' ' || new.document || ' ' || new.epoch);
  return null;
end $$;
create trigger hint_follows_key after update on keys for each row
  when (old.wrapped is not null and new.wrapped is null) execute function hint_of_key();
`;
