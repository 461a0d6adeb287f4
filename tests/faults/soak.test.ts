// Documents come and go all day long: what a room leaves behind when its last socket goes is a leak.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { openStore } from "@hybrid/store";
import { openEngine, type Address, type Engine } from "@hybrid/sync";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openEnginePeer, presenceFrame } from "../support/engine-peer.ts";
import { databaseIn } from "../support/master-key.ts";
import { readDemo, takeSeat } from "../support/seats.ts";
import { startServer } from "../support/server.ts";
import { openTempFolder, type TempFolder } from "../support/temp-folder.ts";
import { turn, until } from "../support/wait.ts";

/** Opens until everything is warm, and until the end; what may be in use then beyond that, in bytes. */
const [warm, opens, slack] = [2000, Number(process.env["OPENS"] ?? 10_000), 4 * 1024 * 1024] as const;

let folder: TempFolder;
beforeEach(() => (folder = openTempFolder("soak")));
afterEach(() => folder.close());

async function findAddresses(): Promise<Address[]> {
  const founding = await startServer(folder.path);
  const { spaces } = await readDemo(founding.url);
  const taken = await Promise.all(spaces.map(({ seats }) => takeSeat(founding.url, seats[0]?.id ?? "")));
  await founding.close();
  return taken.flatMap(({ view }) => view.documents.map(({ id, epoch }) => ({ document: id, epoch })));
}

/** Opens every document once for somebody new, who is seen and leaves, and may write a word. */
async function visitAll(engine: Engine, addresses: readonly Address[], visit: number, word?: string): Promise<void> {
  const actor = { person: `person ${visit}`, seat: `seat ${visit}`, session: `session ${visit}` };
  const peers = addresses.map((address) => openEnginePeer(engine, address, actor));
  await until("all documents are open", () => peers.every(({ synced }) => synced));
  for (const { doc, awareness, line } of peers) {
    line.receive(presenceFrame(awareness));
    if (word !== undefined) doc.getMap("soak").set("word", word);
  }
  await turn();
  for (const peer of peers) peer.leave();
}

/** Bytes in use by this thread with no document open, once all that nobody holds is collected. */
async function measureHeap(engine: Engine): Promise<number> {
  await until("no document is open", () => engine.openRooms === 0);
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  for (let left = 4; left > 0; left--) {
    collect();
    await turn(50);
  }
  return process.memoryUsage().heapUsed;
}

test(`[SY13] ${opens} opens and closes of documents leave the heap as flat as ${warm} have`, async () => {
  const addresses = await findAddresses();
  const store = await openStore(databaseIn(folder.path));
  const notes: string[] = [];
  const engine = openEngine({ log: store.log, note: (sentence) => notes.push(sentence) });
  let [opened, visits, before] = [0, 0, 0];
  while (opened < opens) {
    const last = (before === 0 && opened + addresses.length >= warm) || opened + addresses.length >= opens;
    await visitAll(engine, addresses, opened, !last && visits++ % 10 === 0 ? `word ${opened}` : undefined);
    opened += addresses.length;
    if (before === 0 && last) before = await measureHeap(engine);
  }
  const after = await measureHeap(engine);
  console.log(`soak: ${before} bytes after ${warm} opens, ${after} after ${opened}`);
  expect(after - before).toBeLessThan(slack);
  expect(notes).toEqual([]);
  await engine.close();
  await store.close();
});
