// What is said to every server on a database when it is committed: ids and numbers only, since whoever may connect to
// the database can listen. Words are what servers say to each other of those who are here (ADR 10): names, seats and
// carets, no word of a document.
export const channels = {
  rows: "hybrid_space_rows",
  spaces: "hybrid_space_spaces",
  sessions: "hybrid_space_sessions",
  words: "hybrid_space_words",
  keys: "hybrid_space_keys",
} as const;

/** Rights have their own triggers, which change their space's row; that is what is heard of here. */
const heard = {
  spaces: "id",
  organisations: "space",
  documents: "space",
  cautions: "space",
  invitations: null,
} as const;

const hint = (table: string, column: string | null) => `
create function hint_of_${table}() returns trigger language plpgsql as $$
declare
  changed record := case when tg_op = 'DELETE' then old else new end;
begin
  perform pg_notify('${channels.spaces}', ${
    column === null ? "(select space from seats where id = changed.seat)" : `changed.${column}`
  });
  return null;
end $$;
create trigger hint_follows_${table} after insert or update or delete on ${table}
  for each row execute function hint_of_${table}();
`;

export const hinting = `
${Object.entries(heard)
  .map(([table, column]) => hint(table, column))
  .join("")}
create function hint_of_session() returns trigger language plpgsql as $$
begin
  perform pg_notify('${channels.sessions}', case when tg_op = 'DELETE' then old.hash else new.hash end);
  return null;
end $$;
create trigger hint_follows_session after delete on sessions for each row execute function hint_of_session();
create trigger hint_follows_session_people after insert on session_people
  for each row execute function hint_of_session();

create function hint_of_name() returns trigger language plpgsql as $$
begin
  perform pg_notify('${channels.spaces}', s.space) from holdings h join seats s on s.id = h.seat where h.person = new.id;
  return null;
end $$;
create trigger hint_follows_name after update on people for each row execute function hint_of_name();
`;
