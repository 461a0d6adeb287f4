// The journals: who was shown what, who read what, what happened at the doors. Rows are only ever added, each sealed
// with a hash over itself and over the row before it in its chain, so that a row that was changed, removed or slipped
// in is found. The triggers stop mistakes; the hashes find whoever goes round them. Ids of people and seats are plain,
// because who read something must outlive every record that can be erased. No column stands for the rowid: such a
// column has a byte of its own in each row that nothing reads, and that anybody could change unnoticed. The space "" is
// the server itself.
export const journals = `
create table journal (
  space text not null,
  kind text not null,
  seq integer not null,
  at integer not null,
  person text not null,
  seat text not null,
  payload text not null,
  previous text not null,
  hash text not null,
  unique (space, kind, seq)
) strict;
create index journal_by_time on journal (space, kind, at);
create index readings_of_seat on journal (seat, json_extract(payload, '$.document'), at) where kind = 'read';

create trigger journal_is_never_changed before update on journal
begin select raise(abort, 'a journal is never changed'); end;
create trigger journal_is_never_shortened before delete on journal
begin select raise(abort, 'a journal is never shortened'); end;
create trigger journal_only_grows before insert on journal
when new.seq <> (select coalesce(max(seq), 0) + 1 from journal where space = new.space and kind = new.kind)
begin select raise(abort, 'a journal only grows at its end'); end;

-- After how many days without a reading a seat is asked why it opens a picture; no row: nobody is asked.
create table reading_reasons (
  space text primary key references spaces,
  after_days integer not null
) strict, without rowid;
`;
