// One accord beside every picture and glossary; those from before get theirs here, empty.
export const accords = `
create unique index accord_about on documents (about) where kind = 'accord';

insert into documents (id, epoch, space, kind, about)
select lower(hex(randomblob(16))), 1, space, 'accord', id from documents where kind in ('picture', 'glossary');
`;
