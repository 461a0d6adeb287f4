// One more of our servers, on a database that another one has founded.
import { createServer } from "server/app";
import { sharedKey } from "../../support/master-key.ts";
import { serve } from "./server.ts";

serve(async ({ folder, databaseUrl }) => {
  const { url } = await createServer({
    dataDir: folder,
    databaseUrl,
    key: sharedKey,
    port: 0,
    host: "127.0.0.1",
    demo: true,
    origins: [],
    requests: 1_000_000_000,
  });
  return { port: Number(new URL(url).port), cookies: [] };
});
