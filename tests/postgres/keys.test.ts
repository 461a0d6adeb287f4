// The master key, epochs and ways in by their commands, on PostgreSQL as on the file: what is sealed there, what a key
// that is missing says, and that a backup that was put back begins anew.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { alterDatabase } from "@hybrid/store/testing/postgres";
import { createNew, onPostgres } from "@hybrid/store/testing/shared-postgres";
import { closeCode } from "@hybrid/sync";
import { expect, onTestFinished, test } from "vitest";
import { openRawSocket } from "../support/raw-socket.ts";
import { readDemo, takeSeat } from "../support/seats.ts";
import { startServer } from "../support/server.ts";
import { openStockClient, type Door } from "../support/stock-client.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";

const canary = "kanariefågeln sjöng";

function openFolder(): string {
  const folder = openTempFolder("keys");
  onTestFinished(() => folder.close());
  return folder.path;
}

/** One of the server's commands: how it ended, and what it said. */
function command(env: Record<string, string>, script: string, ...values: string[]) {
  const path = fileURLToPath(new URL(`../../server/src/${script}.ts`, import.meta.url));
  return new Promise<{ code: unknown; said: string }>((resolve) =>
    execFile(
      process.execPath,
      ["--disable-proto=delete", path, ...values],
      { env: { ...process.env, PORT: "3000", ...env } },
      (error, out, err) => resolve({ code: error ? error.code : 0, said: out + err }),
    ),
  );
}

async function open(dataDir: string, databaseUrl: string, keyFile: string) {
  const server = await startServer(dataDir, { databaseUrl, keyFile });
  onTestFinished(() => server.close());
  const seats = (await readDemo(server.url)).spaces[0]!.seats;
  const police = await takeSeat(server.url, seats.find(({ organisation }) => organisation?.kind === "police")!.id);
  const picture = police.view.documents.find(({ title }) => title === "K-17")!;
  return { server, picture, door: police.door(picture) };
}

async function write(door: Door, words: string): Promise<void> {
  const client = openStockClient(door, { acks: true });
  onTestFinished(() => client.close());
  await client.synced();
  client.doc.getText("words").insert(0, words);
  await until("it is saved", () => client.durable === client.own.length);
  client.close();
}

async function read(door: Door): Promise<string> {
  const client = openStockClient(door);
  onTestFinished(() => client.close());
  await client.synced();
  return client.doc.getText("words").toString();
}

onPostgres()("keys and epochs on PostgreSQL, by their commands", () => {
  test("[KE5] a server without a key is told in one sentence that it needs one", async () => {
    const { code, said } = await command({ DATABASE_URL: await createNew(), DATA_DIR: openFolder() }, "main");
    expect([code, said]).toEqual([1, expect.stringMatching(/^A database of DATABASE_URL is sealed .+ KEY_FILE\.\n$/)]);
  });

  test("[KE1] [KE6] [EP3] [EP4] [AC17] the same commands change the key, begin anew, redact and restore", async () => {
    const [dataDir, databaseUrl] = [openFolder(), await createNew()];
    const [key, next] = [join(dataDir, "one.key"), join(dataDir, "next.key")];
    const env = { DATABASE_URL: databaseUrl, DATA_DIR: dataDir };
    expect(await command(env, "keys", "new", key)).toMatchObject({ code: 0 });
    const first = await open(dataDir, databaseUrl, key);
    await write(first.door, canary);
    const stored = await alterDatabase(databaseUrl, "select bytes from log");
    expect(stored.length).toBeGreaterThan(0);
    expect(stored.filter(({ bytes }) => Buffer.from(bytes as Uint8Array).includes("kanarie"))).toEqual([]);
    await first.server.close();

    const rotated = await command({ ...env, KEY_FILE: key }, "keys", "rotate", next);
    expect([rotated.code, rotated.said]).toEqual([
      0,
      expect.stringContaining(`Start every server again with KEY_FILE=${next}`),
    ]);
    const late = await command({ ...env, KEY_FILE: key }, "epochs", "restored");
    expect([late.code, late.said]).toEqual([1, expect.stringContaining("is sealed with another key")]);

    const now = { ...env, KEY_FILE: next };
    const anew = await command(now, "epochs", "restored");
    expect([anew.code, anew.said]).toEqual([0, expect.stringMatching(/^\d+ documents have begun anew\.\n$/)]);
    const redacted = await command(now, "epochs", "redact", first.picture.id, "sjöng");
    expect([redacted.code, redacted.said]).toEqual([0, expect.stringContaining("removed in 1 places")]);
    expect(await command(now, "verify")).toMatchObject({ code: 0 });
    expect(await command(env, "verify")).toMatchObject({ code: 1, said: expect.stringContaining("no key is given") });
    expect(await command(now, "restore")).toMatchObject({ code: 0, said: expect.stringContaining("/setup#") });

    const second = await open(dataDir, databaseUrl, next);
    expect(second.picture.epoch).toBe(first.picture.epoch + 2);
    const old = await openRawSocket({ ...second.door, epoch: first.picture.epoch });
    expect(await old.closed).toBe(closeCode.newEpoch);
    expect(await read(second.door)).toBe("kanariefågeln ");
  });
});
