// Our whole server, with its real door. The store is SQLite in the folder, or PostgreSQL where the bench names one.
import { join } from "node:path";
import { openStore } from "@hybrid/store";
import { createServer } from "server/app";
import { sharedKey } from "../../support/master-key.ts";
import { found } from "../founding.ts";
import { serve } from "./server.ts";

serve(async (opening) => {
  const { databaseUrl } = opening;
  const key = new Uint8Array(Buffer.from(sharedKey, "base64"));
  const store = await openStore(databaseUrl ? { databaseUrl, key } : { path: join(opening.folder, "space.sqlite") });
  const cookies = await found(store, opening);
  await store.close();
  const { url } = await createServer({
    dataDir: opening.folder,
    ...(databaseUrl && { databaseUrl, key: sharedKey }),
    port: 0,
    host: "127.0.0.1",
    demo: true,
    origins: [],
    requests: 1_000_000_000, // all clients of the bench come from one address
  });
  return { port: Number(new URL(url).port), cookies };
});
