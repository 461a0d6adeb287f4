// Hocuspocus with its own Database extension on node:sqlite, everything at its defaults: it stores a document two to
// ten seconds after an edit.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Database } from "@hocuspocus/extension-database";
import { Server } from "@hocuspocus/server";
import { serve } from "./server.ts";

serve(async ({ folder, documents, content }) => {
  const db = new DatabaseSync(join(folder, "hocuspocus.sqlite"));
  db.exec("pragma journal_mode = wal; create table documents (name text primary key, state blob)");
  const read = db.prepare("select state from documents where name = ?");
  const write = db.prepare("insert or replace into documents (name, state) values (?, ?)");
  db.exec("begin");
  if (content) for (let n = 0; n < documents; n++) write.run(`d${n}`, content);
  db.exec("commit");
  const server = new Server({
    port: 0,
    address: "127.0.0.1",
    quiet: true,
    stopOnSignals: false,
    extensions: [
      new Database({
        fetch: async ({ documentName }) => (read.get(documentName)?.["state"] as Uint8Array | undefined) ?? null,
        store: async ({ documentName, state }) => void write.run(documentName, state),
      }),
    ],
  });
  await server.listen();
  return { port: server.address.port, cookies: [] };
});
