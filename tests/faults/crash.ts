// Rounds of sudden death under load. In each, everybody writes until so many updates are acknowledged that the machine
// is struck; what was promised and what was shown is then looked for in what somebody reads who comes first after the
// restart, before any client can bring back what was lost.
import { createHolds } from "../support/holds.ts";
import type { Random } from "../support/random.ts";
import { openDoors } from "../support/seats.ts";
import type { ServerProcess } from "../support/server.ts";
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
import type { Machine } from "./machines.ts";

export type CrashOutcome = { rounds: number; acked: number; ackedLost: number; seen: number; seenLost: number };

export type CrashOptions = {
  /** with nothing on it before the first round; the caller closes it */
  readonly machine: Machine;
  readonly rounds: number;
  readonly random: Random;
  /** called after every round with what that round adds */
  readonly progress?: (round: Readonly<CrashOutcome>) => void;
};

/** How many write at the same time, and after how many acknowledged updates the machine is struck. */
const [crowd, fewestAcks, mostAcks] = [4, 510, 560] as const;
/** A round in which so long (ms) nothing more is acknowledged says what it hangs on. */
const patience = 90_000;

type Siege = { server: ServerProcess; readonly door: Door | undefined; readonly witnesses: readonly Witness[] };

/** Where nothing is lost it ends with everything saved that anybody has written, or throws. */
export async function crash({ machine, rounds, random, progress }: CrashOptions): Promise<CrashOutcome> {
  const server = await machine.start();
  const doors = await openDoors(server.url);
  const siege: Siege = { server, door: doors[0], witnesses: await openWitnesses(doors, crowd) };
  const sum: CrashOutcome = { rounds: 0, acked: 0, ackedLost: 0, seen: 0, seenLost: 0 };
  try {
    while (sum.rounds < rounds) {
      // Roots of its own for each round: what is written stays small, and so does the cost of writing.
      await writeUntilStruck(machine, siege, `round ${sum.rounds}`, random);
      siege.server = await machine.start();
      const { acked, lostAcked, seen, lostSeen } = findLost(siege.witnesses, await readFresh(siege.door));
      const round = { rounds: 1, acked, ackedLost: lostAcked, seen, seenLost: lostSeen };
      addTo(sum, round);
      progress?.(round);
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

export function addTo(sum: CrashOutcome, round: Readonly<CrashOutcome>): void {
  for (const key of Object.keys(round) as (keyof CrashOutcome)[]) sum[key] += round[key];
}

async function writeUntilStruck(machine: Machine, siege: Siege, name: string, random: Random): Promise<void> {
  const { server, witnesses } = siege;
  const countAcked = (): number => witnesses.reduce((sum, { client }) => sum + client.durable, 0);
  const enough = countAcked() + fewestAcks + random.below(mostAcks - fewestAcks);
  let struck: Promise<void> | undefined;
  let [latest, since] = [countAcked(), performance.now()];
  await writeTogether(witnesses, {
    name,
    random,
    until() {
      const acked = countAcked();
      if (acked >= enough) struck ??= machine.strike(server);
      if (acked > latest) [latest, since] = [acked, performance.now()];
      if (!struck && performance.now() - since > patience) throw new Error(describeHang(siege));
      return !server.running;
    },
  });
  await struck;
  await leave(witnesses);
}

function describeHang({ server, witnesses }: Siege): string {
  const each = witnesses.map(
    ({ client: { provider, written, acked, closes } }) =>
      `${provider.wsconnected ? "connected" : "away"} ${acked} of ${written} (closed: ${closes.join()})`,
  );
  return `nothing was acknowledged for ${patience} ms: ${each.join("; ")}; the server said: ${server.output}`;
}

/** Nothing that was ever written is missing once it is called saved, whatever was lost on the way. */
async function checkTheEnd({ door, witnesses }: Siege): Promise<void> {
  await allDurable(witnesses);
  const holds = createHolds(await readFresh(door));
  const missing = witnesses.flatMap(({ client }) => client.own).filter((update) => !holds(update));
  if (missing.length > 0) throw new Error(`${missing.length} updates are missing although all was called saved`);
}
