// Encryption at rest. Which master key wraps the keys, told by a digest that says nothing about it; a key for the
// journals of each space; and which documents are erased: of those nothing is left but that they were there, because
// the journals name them.
export const seals = `
create table master (id text not null) strict;

create table journal_keys (
  space text primary key,
  wrapped blob not null
) strict, without rowid;

alter table documents add column erased integer not null default 0;
`;
