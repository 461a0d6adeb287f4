// How often rights have changed in a space. An append says under which count its right was judged, and is refused if
// the count has moved on: so no write is committed after the change that forbids it, whoever judged it, and when.
// Triggers do the counting, so that no deed that changes rights can forget to.
const change = (table: string, space: string) =>
  ["insert", "update", "delete"]
    .map((deed) => {
      const row = deed === "delete" ? "old" : "new";
      return `create trigger rights_after_${deed}_of_${table} after ${deed} on ${table} begin
  update spaces set rights = rights + 1 where id = ${space.replaceAll("row.", `${row}.`)};
end;`;
    })
    .join("\n");

export const fences = `
alter table spaces add column rights integer not null default 0;
${change("seats", "row.space")}
${change("holdings", "(select space from seats where id = row.seat)")}
${change("admissions", "(select space from documents where id = row.picture)")}
`;
