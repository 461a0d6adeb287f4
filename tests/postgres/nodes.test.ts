// Several servers on one PostgreSQL, as behind a proxy that sends people anywhere.
import { createNew, onPostgres } from "@hybrid/store/testing/shared-postgres";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { untilTogether } from "../support/content.ts";
import { edit } from "../support/edits.ts";
import { createHolds } from "../support/holds.ts";
import { openSeed } from "../support/random.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import { openDoors, readDemo, takeSeat } from "../support/seats.ts";
import { startServer, startServerProcess } from "../support/server.ts";
import type { Door } from "../support/stock-client.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { turn, until } from "../support/wait.ts";
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

const name = "nodes";
let witnesses: readonly Witness[] = [];

afterEach(() => {
  for (const { client } of witnesses) client.close();
  witnesses = [];
});

function openFolder(): string {
  const folder = openTempFolder("nodes");
  onTestFinished(() => folder.close());
  return folder.path;
}

async function startTogether(count: number) {
  const databaseUrl = await createNew();
  const servers = await Promise.all(Array.from({ length: count }, () => startServer(openFolder(), databaseUrl)));
  onTestFinished(async () => void (await Promise.all(servers.map((server) => server.close()))));
  return { databaseUrl, urls: servers.map(({ url }) => url) };
}

/** The same seat and session, at another server. */
const at = (door: Door, url: string): Door => ({ ...door, host: url.replace(/^http/, "ws") });

onPostgres()("several servers on one PostgreSQL", () => {
  test("[ND1] [ND2] people who write at three servers at once come together, and all is saved", async () => {
    const { urls } = await startTogether(3);
    const doors = await openDoors(urls[0]!);
    witnesses = await openWitnesses(
      doors.map((door, i) => at(door, urls[i % 3]!)),
      3,
    );
    const random = openSeed("nodes, together");
    const end = performance.now() + 3000;
    await writeTogether(witnesses, { name, random, until: () => performance.now() > end });
    await allDurable(witnesses);
    await untilTogether(witnesses.map(({ client }) => client.doc));
    expect(witnesses.flatMap(({ client }) => client.closes)).toEqual([]);
    const holds = createHolds(await readFresh(at(doors[0]!, urls[2]!)));
    const written = witnesses.flatMap(({ client }) => client.own);
    console.log(`nodes: ${written.length} updates by ${witnesses.length} people at 3 servers`);
    expect(written.filter((update) => !holds(update))).toEqual([]);
  });

  test("[ND1] somebody at another server sees an edit soon", async () => {
    const { urls } = await startTogether(2);
    const doors = await openDoors(urls[0]!);
    witnesses = await openWitnesses([at(doors[0]!, urls[0]!), at(doors[1]!, urls[1]!)], 2);
    const [writer, reader] = witnesses.map(({ client }) => client.doc.getText("latency"));
    const times: number[] = [];
    for (let i = 1; i <= 100; i++) {
      const asked = performance.now();
      const heard = new Promise<void>((resolve) => reader!.observe(() => reader!.length === i && resolve()));
      writer!.insert(0, "x");
      await heard;
      times.push(performance.now() - asked);
      await turn(5);
    }
    times.sort((a, b) => a - b);
    console.log(
      `nodes: seen at another server after ${times[50]!.toFixed(1)} ms (p50), ${times[98]!.toFixed(1)} ms (p99)`,
    );
    expect(times[50]).toBeLessThan(1000);
  });

  test("[ND5] a right that is taken away, and a sign-in that ends, at one server are gone at the other", async () => {
    const { urls } = await startTogether(2);
    const [here, there] = urls as [string, string];
    const seats = (await readDemo(here)).spaces[0]!.seats;
    const take = (kind: string | undefined) =>
      takeSeat(here, seats.find(({ organisation }) => organisation?.kind === kind)!.id);
    const [police, social, coordinator] = [await take("police"), await take("social"), await take(undefined)];
    const picture = police.view.documents.find(({ title }) => title === "K-17")!;
    const sockets = await Promise.all([police, social].map((seat) => openRawSocket(at(seat.door(picture), there))));
    const ask = (path: string, cookie: string) =>
      fetch(here + path, {
        method: "DELETE",
        headers: { cookie, origin: here, "content-type": "application/json" },
        body: "{}",
      });

    const began = performance.now();
    const admission = `/api/seats/${coordinator.seat}/pictures/${picture.id}/admissions/${police.seat}`;
    expect((await ask(admission, coordinator.cookie)).status).toBe(204);
    expect([4403, 4404]).toContain(await sockets[0]!.closed);
    expect((await ask("/api/session", social.cookie)).ok).toBe(true);
    expect(await sockets[1]!.closed).toBe(4401);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test("[EP2] [ND5] a picture that is erased at one server closes its sheets at the other with 4409", async () => {
    const { urls } = await startTogether(2);
    const [here, there] = urls as [string, string];
    const seats = (await readDemo(here)).spaces[0]!.seats;
    const take = (kind: string | undefined) =>
      takeSeat(here, seats.find(({ organisation }) => organisation?.kind === kind)!.id);
    const [police, coordinator] = [await take("police"), await take(undefined)];
    const picture = police.view.documents.find(({ title }) => title === "K-17")!;
    const sheets = police.view.documents.filter(({ id, about }) => id === picture.id || about === picture.id);
    const open = (sheet: (typeof sheets)[number]) =>
      openRawSocket(at(police.door(sheet), there), { query: { ack: "1" } });
    const sockets = await Promise.all(sheets.map(open));
    await until("all are in", () => sockets.every(({ frames }) => frames.length > 0));
    const answer = await fetch(`${here}/api/seats/${coordinator.seat}/pictures/${picture.id}/erasure`, {
      method: "POST",
      headers: { cookie: coordinator.cookie, origin: here, "content-type": "application/json" },
      body: JSON.stringify({ title: picture.title }),
    });
    expect(answer.status).toBe(204);
    expect(await Promise.all(sockets.map(({ closed }) => closed))).toEqual(sheets.map(() => 4409));
    expect(await (await openRawSocket(at(police.door(picture), there))).closed).toBe(4404);
  });

  test("[ST3] [SY5] one server of two is killed: its people go on at the other, and nothing is lost", async () => {
    const databaseUrl = await createNew();
    const env = { DATABASE_URL: databaseUrl };
    const one = await startServerProcess(openFolder(), 0, env);
    onTestFinished(() => one.kill());
    const other = await startServerProcess(openFolder(), 0, env);
    onTestFinished(() => other.kill());
    const doors = await openDoors(other.url);
    const [killed, stay] = [
      await openWitnesses([at(doors[0]!, one.url), at(doors[1]!, one.url)], 2),
      await openWitnesses(doors.slice(2, 4), 2),
    ];
    witnesses = [...killed, ...stay];
    const random = openSeed("nodes, kill");
    const moment = performance.now() + 1000;
    await writeTogether(witnesses, { name, random, until: () => performance.now() > moment });
    await one.kill();
    await leave(killed);
    for (const { client } of stay) edit(client.doc, name, random);
    const lost = findLost(witnesses, await readFresh(doors[2]));
    expect(lost).toMatchObject({ lostAcked: 0, lostSeen: 0 });
    // As a proxy does: the same address leads to a server that is there.
    const restarted = await startServerProcess(openFolder(), one.port, env);
    onTestFinished(() => restarted.kill());
    await comeBack(killed);
    await allDurable(witnesses);
    await untilTogether(witnesses.map(({ client }) => client.doc));
    await until("both say that they are well", async () =>
      (await Promise.all([other.url, restarted.url].map((url) => fetch(`${url}/healthz`)))).every(({ ok }) => ok),
    );
  });
});
