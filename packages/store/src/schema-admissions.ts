// Every admission there was. Of those from before it was written down, the beginning is not known: it stands as 0.
export const admissions = `
create table admission_history (
  picture text not null references documents,
  seat text not null references seats,
  kinds text not null,
  since integer not null,
  until integer,
  primary key (picture, seat, since)
) strict, without rowid;
create index admission_history_of_seat on admission_history (seat);
insert into admission_history (picture, seat, kinds, since) select picture, seat, kinds, 0 from admissions;
`;
