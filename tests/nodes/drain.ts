// What SIGTERM does to a server in the middle of a meeting, on whichever store it runs.
import { expect, onTestFinished } from "vitest";
import { openSeed } from "../support/random.ts";
import { openRawSocket } from "../support/raw-socket.ts";
import { openDoors } from "../support/seats.ts";
import { startServerProcess } from "../support/server.ts";
import { until, within } from "../support/wait.ts";
import {
  allDurable,
  comeBack,
  findLost,
  leave,
  openWitnesses,
  readFresh,
  writeTogether,
} from "../support/witnesses.ts";

const name = "drain";
const listeners = 120;

const statusOf = (url: string) =>
  fetch(url).then(
    ({ status }) => status,
    () => 0,
  );

/** Three write and many listen; the server is asked to stop, and started again. */
export async function drain(dataDir: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const server = await startServerProcess(dataDir, 0, env);
  onTestFinished(() => server.kill());
  const doors = await openDoors(server.url);
  const witnesses = await openWitnesses(doors, 3);
  onTestFinished(() => witnesses.forEach(({ client }) => client.close()));
  const crowd = await Promise.all(Array.from({ length: listeners }, (_, i) => openRawSocket(doors[i % doors.length]!)));
  const left: number[] = [];
  const codes = crowd.map((socket) =>
    socket.closed.then((code) => {
      left.push(performance.now());
      return code;
    }),
  );
  const random = openSeed(name);
  let over = false;
  const writing = writeTogether(witnesses, { name, random, until: () => over });
  await until("they write", () => witnesses.every(({ client }) => client.durable > 20));

  const began = performance.now();
  const stopped = server.stop();
  // It listens still while it sends people away, and takes nobody in.
  await until("it is not ready", async () => (await statusOf(`${server.url}/readyz`)) !== 200);
  const notReady = performance.now();
  expect(await within(20_000, "all are sent away", Promise.all(codes))).toEqual(crowd.map(() => 1012));
  over = true;
  await writing;
  expect(await stopped).toBe(0);
  const took = performance.now() - began;
  const spread = Math.max(...left) - Math.min(...left);
  console.log(
    `drain: not ready after ${Math.round(notReady - began)} ms, ${listeners} sent away over ${Math.round(spread)} ms, ended after ${Math.round(took)} ms`,
  );
  expect(spread).toBeGreaterThan(200);
  expect(took).toBeLessThan(15_000);
  expect(Math.min(...left)).toBeLessThan(notReady + 2000);

  await leave(witnesses);
  expect(new Set(witnesses.flatMap(({ client }) => client.closes.slice(0, 1)))).toEqual(new Set([1012]));
  const again = await startServerProcess(dataDir, server.port, env);
  onTestFinished(() => again.kill());
  expect(findLost(witnesses, await readFresh(doors[0]))).toMatchObject({ lostAcked: 0, lostSeen: 0 });
  await comeBack(witnesses);
  await allDurable(witnesses);
}
