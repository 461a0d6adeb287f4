// A process that appends to one document as fast as it can and prints the seq of every row that was acknowledged,
// until it is killed. Arguments: the database file, the document.
import { openStore } from "../open-store.ts";

const [path, document] = process.argv.slice(2) as [string, string];
const { log } = await openStore({ path });
const address = { document, epoch: 1 };
const actor = { person: "eva", seat: "police", session: "session" };
const start = (await log.read(address))!.head;
process.stdout.write("open\n");

async function write(seq: number): Promise<void> {
  await log.append({ address, seq, update: new Uint8Array([seq & 255]), actor, clients: [seq] });
  process.stdout.write(`${seq}\n`);
}

for (let head = start; ; head += 20) await Promise.all(Array.from({ length: 20 }, (_, i) => write(head + 1 + i)));
