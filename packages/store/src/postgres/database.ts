// The deeds' view of one PostgreSQL connection, inside a transaction that somebody else begins and ends.
import type { ClientBase, QueryResultRow } from "pg";
import type { Database, Statement, Value } from "../database.ts";

const names = new Map<string, string>();

/** Every text of a statement is prepared once a connection, under the same name everywhere. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (!name) names.set(text, (name = `hybrid-${names.size + 1}`));
  return name;
}

/** `?` and `?1` become `$1`. */
export function numbered(sql: string): string {
  let next = 0;
  return sql.replaceAll(/\?(\d*)/g, (_, place: string) => `$${place === "" ? (next += 1) : place}`);
}

export function createPostgresDatabase(client: ClientBase): Database {
  return {
    prepare<Row>(sql: string): Statement<Row> {
      const text = numbered(sql);
      const name = nameOf(text);
      const query = (values: Value[]) => client.query<QueryResultRow & Row>({ name, text, values });
      return {
        all: async (...values) => (await query(values)).rows,
        get: async (...values) => (await query(values)).rows[0],
        run: async (...values) => (await query(values)).rowCount ?? 0,
      };
    },
    // The transaction is the write's own: whoever began it undoes it.
    whole: async (write) => void (await write()),
  };
}
