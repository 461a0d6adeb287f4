// The whole server on PostgreSQL instead of its file: people meet, a kill takes nothing back that was promised, and a
// database that goes away keeps edits unsaved until it is there again.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createDatabase, startPostgres } from "@hybrid/store/testing/postgres";
import { createNew, onPostgres } from "@hybrid/store/testing/shared-postgres";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { readContent, untilTogether } from "../support/content.ts";
import { edit } from "../support/edits.ts";
import { createHolds } from "../support/holds.ts";
import { sharedKey } from "../support/master-key.ts";
import { openSeed } from "../support/random.ts";
import { openDoors } from "../support/seats.ts";
import { startServer, startServerProcess } from "../support/server.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { until } from "../support/wait.ts";
import {
  allDurable,
  comeBack,
  findLost,
  leave,
  openWitnesses,
  readFresh,
  writeTogether,
  type Witness,
} from "../support/witnesses.ts";

const name = "postgres";
const rounds = Number(process.env["ROUNDS"] ?? 5);
let witnesses: readonly Witness[] = [];

afterEach(() => {
  for (const { client } of witnesses) client.close();
  witnesses = [];
});

function openFolder(): string {
  const folder = openTempFolder("postgres");
  onTestFinished(() => folder.close());
  return folder.path;
}

async function startProcess(dataDir: string, databaseUrl: string, port = 0) {
  const server = await startServerProcess(dataDir, port, { DATABASE_URL: databaseUrl });
  onTestFinished(() => server.kill());
  return server;
}

function runScript(script: string, databaseUrl: string, ...values: readonly string[]): string {
  const path = fileURLToPath(new URL(`../../server/src/${script}.ts`, import.meta.url));
  const env = { ...process.env, DATABASE_URL: databaseUrl, KEY: sharedKey };
  return execFileSync(process.execPath, ["--disable-proto=delete", path, ...values], { encoding: "utf8", env });
}

onPostgres()("the server on PostgreSQL", () => {
  test("[SY12] stock clients come together, and find the same after a restart", async () => {
    const [dataDir, databaseUrl] = [openFolder(), await createNew()];
    let server = await startServer(dataDir, databaseUrl);
    witnesses = await openWitnesses(await openDoors(server.url), 3);
    const random = openSeed("postgres, together");
    for (let left = 300; left > 0; left--) edit(random.pick(witnesses).client.doc, name, random);
    const docs = witnesses.map(({ client }) => client.doc);
    await untilTogether(docs);
    await allDurable(witnesses);
    await server.close();
    server = await startServer(dataDir, databaseUrl);
    onTestFinished(() => server.close());
    const [door] = await openDoors(server.url);
    expect(readContent(await readFresh(door), name)).toEqual(readContent(docs[0]!, name));
  });

  test("[LO2] journals are verified and exported, and a way in is restored, by the same commands", async () => {
    const [dataDir, databaseUrl] = [openFolder(), await createNew()];
    const server = await startServer(dataDir, databaseUrl);
    await readFresh((await openDoors(server.url))[0]);
    await server.close();
    expect(runScript("verify", databaseUrl)).toMatch(
      /^All [1-9]\d* rows of the journals are as they were written\.\n\S+ read /,
    );
    expect(runScript("verify", databaseUrl, "--export", "read")).toContain('"deed":"read"'.replaceAll('"', '""'));
    expect(runScript("restore", databaseUrl)).toMatch(/once, until .*\nhttp:\/\/localhost:3000\//);
  });

  test(
    `[ST3] [SY5] ${rounds} rounds of kill -9 of the server under load: nothing acknowledged and nothing seen is lost`,
    async () => {
      const [dataDir, databaseUrl] = [openFolder(), await createNew()];
      let server = await startProcess(dataDir, databaseUrl);
      const doors = await openDoors(server.url);
      witnesses = await openWitnesses(doors, 4);
      const random = openSeed("postgres, kill");
      for (let round = 1; round <= rounds; round++) {
        const moment = performance.now() + 100 + random.below(700);
        await writeTogether(witnesses, { name, random, until: () => performance.now() > moment });
        await server.kill();
        await leave(witnesses);
        server = await startProcess(dataDir, databaseUrl, server.port);
        const { lostAcked, lostSeen } = findLost(witnesses, await readFresh(doors[0]));
        expect({ round, lostAcked, lostSeen }).toEqual({ round, lostAcked: 0, lostSeen: 0 });
        await comeBack(witnesses);
      }
      await allDurable(witnesses);
      const holds = createHolds(await readFresh(doors[0]));
      expect(witnesses.flatMap(({ client }) => client.own).filter((update) => !holds(update))).toEqual([]);
      await untilTogether(witnesses.map(({ client }) => client.doc));
    },
    60_000 + rounds * 10_000,
  );

  test("[ST8] [ST3] kill -9 of PostgreSQL: edits stay unsaved, and are saved by themselves when it is back", async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.close());
    const server = await startProcess(openFolder(), await createDatabase(postgres.port));
    const doors = await openDoors(server.url);
    witnesses = await openWitnesses(doors, 3);
    const random = openSeed("postgres, gone");
    for (let round = 1; round <= 2; round++) {
      const moment = performance.now() + 300;
      await writeTogether(witnesses, { name, random, until: () => performance.now() > moment });
      await postgres.kill();
      for (const { client } of witnesses) edit(client.doc, name, random);
      for (const { client } of witnesses) client.doc.getText("unsaved").insert(0, "written without a database ");
      const unsaved = () => witnesses.every(({ client }) => client.durable < client.own.length);
      await until("the server says that it cannot serve", async () => {
        const answers = await Promise.all(["healthz", "readyz"].map((path) => fetch(`${server.url}/${path}`)));
        return answers.every(({ status }) => status === 503);
      });
      expect(unsaved()).toBe(true);
      await postgres.start();
      await allDurable(witnesses);
      const fresh = await readFresh(doors[0]);
      const holds = createHolds(fresh);
      expect(witnesses.flatMap(({ client }) => client.own).filter((update) => !holds(update))).toEqual([]);
      await untilTogether([fresh, ...witnesses.map(({ client }) => client.doc)]);
      expect(server.running).toBe(true);
    }
  });
});
