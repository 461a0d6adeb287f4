// How rows get into the log on PostgreSQL: one statement for as many as are asked at once, judged one by one in the
// order they were asked. It is a function in the database so that its locks never wait for the network: a server that
// freezes or is cut off in the middle of a write holds up nobody.
//
// The lock on a document's row gives the seq, whichever server asks; the shared lock on a space's row keeps its rights
// as they were judged until the commit. Locks are taken in order of ids, so that two servers never wait for each
// other. Under READ COMMITTED every statement after the lock sees what others committed before it.
//
// `asked` is an array of appends, each with the size of its part of `packed`. Answers an array: empty for a row that is
// written, or the sentence why it is not. Hints go out with the commit: a document, its epoch and the seq it has come
// to, never content.
//
// Where the database is sealed, a row comes sealed with its key's number, and is refused unless that is the key of its
// document and epoch and not destroyed: a server that has not heard of an erasure cannot write under a key that is
// over.
import { channels } from "./schema-hints.ts";

const sealed = {
  declarations: `
  is_sealed boolean := false;
  standing_key bigint;`,
  // After the documents are locked: whoever seals a database for the first time locks them all.
  begin: `
  is_sealed := exists (select from master);`,
  perDocument: `
      if is_sealed then
        select id into standing_key from keys
          where document = ask.document and epoch = ask.epoch and wrapped is not null;
      end if;`,
  judgement: `
    elsif is_sealed and (ask.key is distinct from standing_key or ask.key is null) then
      refusal := format('the key of %s is another', ask.document);`,
};
const plain: typeof sealed = { declarations: "", begin: "", perDocument: "", judgement: "" };

const appendRows = (parts: typeof sealed, [askedKey, column, value]: readonly [string, string, string]) => `
create or replace function append_rows(asked jsonb, packed bytea) returns text[] language plpgsql as $$
declare
  ask record;
  answers text[] := '{}';
  hints text[] := '{}';
  refusal text;
  known word;
  head bigint;
  ruled word;
  standing bigint;
  foreign_client bigint;
  start integer := 1;
  failed text[] := '{}';${parts.declarations}
begin
  perform 1 from documents where id in (select value ->> 'document' from jsonb_array_elements(asked))
    order by id for no key update;
  perform 1 from spaces where id in (select value ->> 'fence' from jsonb_array_elements(asked))
    order by id for share;${parts.begin}

  for ask in
    select * from jsonb_to_recordset(asked) as asked(document text, epoch integer, seq bigint, person text, seat text,
      session text, at bigint, clients bigint[], size integer, line text, fence text,
      version bigint${askedKey})
  loop
    refusal := null;
    -- The next row of the same document follows from the one before it.
    if known is distinct from ask.document || ' ' || ask.epoch then
      if known is not null then hints := hints || (head || ' ' || known); end if;
      known := ask.document || ' ' || ask.epoch;
      select coalesce((select max(l.seq) from log l where l.document = d.id and l.epoch = d.epoch), 0) into head
        from documents d where d.id = ask.document and d.epoch = ask.epoch;${parts.perDocument}
    end if;
    if ask.fence is not null and ruled is distinct from ask.fence then
      ruled := ask.fence;
      select rights into standing from spaces where id = ruled;
    end if;

    if ask.line = any(failed) then
      refusal := 'a row before it in its line was refused';
    elsif head is null then
      refusal := format('there is no document %s of epoch %s', ask.document, ask.epoch);
    elsif ask.seq <> head + 1 then
      refusal := format('row %s cannot follow row %s', ask.seq, head);${parts.judgement}
    elsif ask.fence is not null and standing is distinct from ask.version then
      refusal := format('rights in %s have changed since this was judged', ask.fence);
    elsif cardinality(ask.clients) > 0 then
      select client into foreign_client from clients
        where document = ask.document and epoch = ask.epoch and client = any(ask.clients)
          and (person, seat) <> (ask.person, ask.seat)
        limit 1;
      if found then refusal := format('the client id %s is bound to another actor', foreign_client); end if;
    end if;

    if refusal is null then
      if cardinality(ask.clients) > 0 then
        insert into clients (document, epoch, client, person, seat)
          select ask.document, ask.epoch, client, ask.person, ask.seat from unnest(ask.clients) client
          on conflict do nothing;
      end if;
      insert into log (document, epoch, seq, person, seat, session, at${column}, bytes)
        values (ask.document, ask.epoch, ask.seq, ask.person, ask.seat, ask.session, ask.at${value},
          substring(packed from start for ask.size));
      head := ask.seq;
    elsif ask.line is not null then
      failed := failed || ask.line;
    end if;
    answers := answers || coalesce(refusal, '');
    start := start + ask.size;
  end loop;

  if known is not null then hints := hints || (head || ' ' || known); end if;
  perform pg_notify('${channels.rows}', hint) from unnest(hints) hint where hint is not null;
  return answers;
end $$;
`;

export const appending = appendRows(plain, ["", "", ""]);
export const appendingSealed = appendRows(sealed, [", key bigint", ", key_id", ", ask.key"]);
