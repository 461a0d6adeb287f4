// First perspectives beside every voice about a picture; those from before get theirs here, empty.
export const firsts = `
create unique index first_of_seat on documents (about, seat) where kind = 'first';

insert into documents (id, epoch, space, kind, about, seat)
select lower(hex(randomblob(16))), 1, space, 'first', about, seat from documents
where kind = 'voice' and about in (select id from documents where kind = 'picture');
`;
