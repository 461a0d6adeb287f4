// A process on a disk of its own that is nearly full: it writes until the disk is full, makes room, goes on, and prints
// what happened as one line of JSON. Arguments: the disk's folder. Started by durability.test.ts inside a mount
// namespace, so that the small disk is seen by nobody else and goes with the process.
import { LogError } from "@hybrid/sync";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../open-store.ts";
import { foundingOf } from "./founding.ts";

const folder = process.argv[2]!;
const path = join(folder, "store.sqlite");
const ballast = join(folder, "ballast");
const address = { document: "picture", epoch: 1 };
const actor = { person: "eva", seat: "police", session: "session" };

writeFileSync(ballast, Buffer.alloc(1_000_000));
const { log, records } = await openStore({ path });
await records.foundSpace(foundingOf(address));

async function append(seq: number): Promise<string> {
  try {
    await log.append({ address, seq, update: new Uint8Array(10_000), actor, clients: [seq] });
    return "done";
  } catch (error) {
    return error instanceof LogError ? error.code : String(error);
  }
}

let acknowledged = 0;
while ((await append(acknowledged + 1)) === "done") acknowledged++;
const headWhileFull = (await log.read(address))!.head;
const whileFull = [await append(acknowledged + 1), await append(acknowledged + 1)];
rmSync(ballast);
const withRoom = await append(acknowledged + 1);
await log.close();

const again = await openStore({ path });
const headReopened = (await again.log.read(address))!.head;
await again.close();
console.log(JSON.stringify({ acknowledged, headWhileFull, whileFull, withRoom, headReopened }));
