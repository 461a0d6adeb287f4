// Rounds of kill -9 under load. In each, everybody writes until so many updates are acknowledged that the server is
// killed; what was promised and what was shown is then looked for in what somebody reads who comes first after the
// restart, before any client can bring back what was lost.
import { createHolds } from "../support/holds.ts";
import type { Random } from "../support/random.ts";
import { openDoors } from "../support/seats.ts";
import { startServerProcess, type ServerProcess } from "../support/server.ts";
import type { Door } from "../support/stock-client.ts";
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

export type CrashOutcome = { rounds: number; acked: number; ackedLost: number; seen: number; seenLost: number };

export type CrashOptions = {
  /** the data folder, empty before the first round */
  readonly path: string;
  readonly rounds: number;
  readonly random: Random;
  /** what else the server is told from the second round on */
  readonly env?: Readonly<Record<string, string>>;
  /** called after every round with the sum so far */
  readonly progress?: (sum: Readonly<CrashOutcome>) => void;
};

/** How many write at the same time, and after how many acknowledged updates the server is killed. */
const [crowd, fewestAcks, mostAcks] = [6, 510, 600] as const;

type Siege = { server: ServerProcess; readonly door: Door | undefined; readonly witnesses: readonly Witness[] };

/** Where nothing is lost it ends with everything saved that anybody has written, or throws. */
export async function crash({ path, rounds, random, env = {}, progress }: CrashOptions): Promise<CrashOutcome> {
  const server = await startServerProcess(path);
  const doors = await openDoors(server.url);
  const siege: Siege = { server, door: doors[0], witnesses: await openWitnesses(doors, crowd) };
  const sum: CrashOutcome = { rounds: 0, acked: 0, ackedLost: 0, seen: 0, seenLost: 0 };
  try {
    while (sum.rounds < rounds) {
      // Roots of its own for each round: what is written stays small, and so does the cost of writing.
      await writeUntilKilled(siege, `round ${sum.rounds}`, random);
      siege.server = await startServerProcess(path, siege.server.port, env);
      const found = findLost(siege.witnesses, await readFresh(siege.door));
      sum.rounds += 1;
      sum.acked += found.acked;
      sum.ackedLost += found.lostAcked;
      sum.seen += found.seen;
      sum.seenLost += found.lostSeen;
      progress?.(sum);
      await comeBack(siege.witnesses);
    }
    // Who was promised what is lost then brings only the rest; that there are losses is said already.
    if (sum.ackedLost + sum.seenLost === 0) await checkTheEnd(siege);
    return sum;
  } finally {
    for (const { client } of siege.witnesses) client.close();
    await siege.server.kill();
  }
}

async function writeUntilKilled({ server, witnesses }: Siege, name: string, random: Random): Promise<void> {
  const countAcked = (): number => witnesses.reduce((sum, { client }) => sum + client.durable, 0);
  const enough = countAcked() + fewestAcks + random.below(mostAcks - fewestAcks);
  let killed: Promise<void> | undefined;
  await writeTogether(witnesses, {
    name,
    random,
    until() {
      if (countAcked() >= enough) killed ??= server.kill();
      return !server.running;
    },
  });
  await killed;
  await leave(witnesses);
}

/** Nothing that was ever written is missing once it is called saved, whatever was lost on the way. */
async function checkTheEnd({ door, witnesses }: Siege): Promise<void> {
  await allDurable(witnesses);
  const holds = createHolds(await readFresh(door));
  const missing = witnesses.flatMap(({ client }) => client.own).filter((update) => !holds(update));
  if (missing.length > 0) throw new Error(`${missing.length} updates are missing although all was called saved`);
}
