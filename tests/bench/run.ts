// One run of one work on one system: a fresh server and a fresh load, in processes of their own, and nothing left.
import { openTempFolder } from "../support/temp-folder.ts";
import { startProcess } from "./process.ts";
import type { Opened, Opening } from "./servers/server.ts";
import type { System } from "./systems.ts";
import type { Figures, Work } from "./works.ts";

/** `databaseUrl`: an empty PostgreSQL database, for the system that keeps its documents there. */
export async function runOnce(
  system: System,
  { opening, run }: Pick<Work, "opening" | "run">,
  databaseUrl?: string,
): Promise<Figures> {
  const folder = openTempFolder("bench");
  const server = startProcess(system.server);
  const load = startProcess(new URL("./load/main.ts", import.meta.url));
  try {
    const opened = await server.ask<Opened>("open", { ...opening, folder: folder.path, databaseUrl } satisfies Opening);
    const target = { system: system.name, dialect: system.dialect, ...opened };
    return await run({ target, server, load });
  } finally {
    await load.close();
    await server.close();
    folder.close();
  }
}
