// Starts the server from the environment and says where it is. What can go wrong at the start is one sentence.
import { StoreError } from "@hybrid/store";
import { createServer, type Server } from "./app.ts";
import { parseSettings, SettingsError } from "./settings.ts";

try {
  const settings = parseSettings(process.env);
  const server = await createServer(settings);
  console.log(`Hybrid Space is at ${server.url}`);
  if (!server.demo)
    console.log("The demo group is closed on this address; DEMO=on opens it to everyone who can reach it.");
  if (server.keyBesideData !== null)
    console.log(
      `What is written is sealed with the key in ${server.keyBesideData}. It lies beside the data: name another place with KEY_FILE, and keep a copy. Without it nothing can be read.`,
    );
  await printSetup(server);
  process.on("SIGUSR2", () => void copy(server));
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop(server));
} catch (error) {
  console.error(sentenceFor(error));
  process.exitCode = 1;
}

/** Whoever manages processes waits a while and then kills; a server that hangs says so before. */
const patience = 30_000;

async function stop(server: Server): Promise<void> {
  setTimeout(() => {
    console.error("The server could not finish what it had begun. What was called saved is saved.");
    process.exit(1);
  }, patience).unref();
  await server.close();
}

async function copy(server: Server): Promise<void> {
  try {
    console.log(`A copy of the database is in ${await server.backUp()}.`);
  } catch (error) {
    console.error(`The database could not be copied: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Where real people are to come in, and nobody is there yet to let them in. */
async function printSetup(server: Server): Promise<void> {
  if (server.onlyDemo) return;
  const setup = await server.openSetup();
  if (!setup) return;
  const until = new Date(setup.expiresAt).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  console.log(
    `There is no administrator yet. This address makes one; it works once, until ${until}:\n${setup.address}`,
  );
}

function sentenceFor(error: unknown): string {
  if (error instanceof StoreError || error instanceof SettingsError) return error.message;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === "EADDRINUSE")
    return `Port ${port} is already in use. Stop what runs there, or choose another with PORT=${Number(port) + 1}.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST=${address ?? ""} is not an address of this machine.`;
  if (code === "EACCES") return `Port ${port} may not be used by this user. Choose one above 1023 with PORT.`;
  return `The server could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}
