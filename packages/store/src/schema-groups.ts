// Roles, ends and openness of seats, what an admission opens, and invitations. Seats and admissions from before have
// what their absence meant: a seat without an organisation coordinates, and an admission opened everything.
export const groups = `
alter table seats add column role text not null default 'organisation';
alter table seats add column until text;
alter table seats add column closed integer;
update seats set role = 'coordinator' where organisation is null;

alter table admissions add column kinds text not null default '["picture","voice","notes"]';

-- Two people who let the same seat in at once found one voice and one set of notes, not two.
create unique index voice_of_seat on documents (about, seat) where kind = 'voice';
create unique index notes_of_organisation on documents (about, organisation) where kind = 'notes';
create unique index glossary_of_space on documents (space) where kind = 'glossary';

-- An invitation is known by the hash of a secret that is stored nowhere. It is open while it has no ending. \`replaces\`
-- is the person whose holding ends when it is accepted; \`person\` is who accepted it.
create table invitations (
  id text primary key,
  hash text not null unique,
  seat text not null references seats,
  replaces text references people,
  invited_by text not null,
  at integer not null,
  expires_at integer not null,
  ending text,
  ended_at integer,
  person text references people
) strict, without rowid;
create unique index open_invitation_of_seat on invitations (seat) where ending is null;

-- The group's own wording of a warning beside the admission of one kind of organisation; the template's until then.
create table cautions (
  space text not null references spaces,
  kind text not null,
  words text not null,
  source text not null,
  review_by text not null,
  primary key (space, kind)
) strict, without rowid;
`;
