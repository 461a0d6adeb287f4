// First thoughts beside every picture about a person; those from before get theirs here, empty.
export const thoughts = `
create unique index thoughts_about on documents (about) where kind = 'thoughts';

insert into documents (id, epoch, space, kind, about)
select lower(hex(randomblob(16))), 1, space, 'thoughts', id from documents where kind = 'picture';
`;
