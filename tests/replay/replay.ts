// One replay: a server of its own on a new data folder, a stock client an agent, the whole trace, a look at what came
// of it; then kill -9, the same folder again, and a second look.
import * as Y from "yjs";
import { createBell, type Bell } from "../support/bell.ts";
import { createHolds } from "../support/holds.ts";
import { openDoors } from "../support/seats.ts";
import { startServerProcess, type ServerProcess } from "../support/server.ts";
import { openStockClient } from "../support/stock-client.ts";
import { openTempFolder } from "../support/temp-folder.ts";
import { turn, until } from "../support/wait.ts";
import { openAgent, type Agent } from "./agents.ts";
import { openDesks, rootName } from "./desks.ts";
import { TraceError, type Trace } from "./trace.ts";
import { createVersions, type Versions } from "./versions.ts";

export type Outcome = {
  readonly ok: boolean;
  readonly agents: number;
  readonly edits: number;
  /** everybody who typed, and somebody who came afterwards, reads what the trace ends with */
  readonly endContentMatches: boolean;
  /** so does somebody who comes after a kill -9 and a restart */
  readonly reloadMatches: boolean;
  /** updates that the server had called durable and that are not, or not wholly, there after the restart */
  readonly ackedLost: number;
  readonly seconds: number;
};

export type Listener = {
  /** from 0 to 1 */
  readonly progress: (done: number) => void;
  /** one sentence for whoever wants to know why it is not ok */
  readonly complain: (why: string) => void;
};

/** Nothing has moved for so long that nothing will. */
const patience = 60_000;

/** `env` is what else the server is told, such as where its database is. */
export async function replay(
  trace: Trace,
  env: Readonly<Record<string, string>>,
  listener: Listener,
): Promise<Outcome> {
  const started = performance.now();
  const versions = createVersions(trace);
  const bell = createBell();
  const folder = openTempFolder("replay");
  let server = await startServerProcess(folder.path, 0, env);
  let agents: readonly Agent[] = [];
  try {
    agents = await openAgents(trace, versions, server, bell);
    await run({ agents, trace, bell, server }, listener);
    const endContentMatches = await readTogether(trace, agents, server, listener);
    for (const { client } of agents) client.close();
    await server.kill();
    server = await startServerProcess(folder.path, 0, env);
    const { text, ackedLost } = await readAgain(agents, server);
    const reloadMatches = text === trace.endContent;
    if (!reloadMatches) listener.complain(differ("After kill -9 and a restart, a new client", text, trace));
    if (ackedLost > 0) listener.complain(`${ackedLost} updates that were acknowledged are gone after the restart.`);
    return {
      ok: endContentMatches && reloadMatches && ackedLost === 0,
      agents: trace.agents,
      edits: trace.edits,
      endContentMatches,
      reloadMatches,
      ackedLost,
      seconds: Math.round((performance.now() - started) / 10) / 100,
    };
  } catch (error) {
    if (!(error instanceof TraceError)) listener.complain(`What the server said last: ${server.output.slice(-2000)}`);
    throw error;
  } finally {
    for (const { client } of agents) client.close();
    await server.kill();
    folder.close();
  }
}

async function openAgents(
  trace: Trace,
  versions: Versions,
  server: ServerProcess,
  bell: Bell,
): Promise<readonly Agent[]> {
  const desks = openDesks(trace, versions);
  const doors = await openDoors(server.url);
  const agents = Array.from({ length: trace.agents }, (_, agent) => {
    const door = doors[agent % doors.length];
    if (!door) throw new Error("the demo has no seat that writes");
    return openAgent({ agent, door, desks, versions, agents: trace.agents, wake: bell.ring });
  });
  for (const { client } of agents) await client.synced();
  return agents;
}

type Running = {
  readonly agents: readonly Agent[];
  readonly trace: Trace;
  readonly bell: Bell;
  readonly server: ServerProcess;
};

/** All agents at once, each going on whenever an ack or somebody's edit lets it. */
async function run({ agents, trace, bell, server }: Running, { progress }: Listener): Promise<void> {
  let [typed, acked, moved] = [0, 0, performance.now()];
  while (agents.some((agent) => !agent.finished)) {
    const before = typed;
    for (const agent of agents) typed += agent.advance();
    refuseClosed(agents);
    progress(typed / trace.txns.length);
    if (typed > before) await turn();
    else await bell.heard(100);
    const nowAcked = agents.reduce((sum, agent) => sum + agent.client.durable, 0);
    if (typed > before || nowAcked > acked) [acked, moved] = [nowAcked, performance.now()];
    if (!server.running) throw new Error("the server has ended");
    if (performance.now() - moved > patience) throw new Error(`for ${patience / 1000} s nothing could be typed`);
  }
}

/** A code of 4400 to 4499 is for good: the server will not have this client. */
function refuseClosed(agents: readonly Agent[]): void {
  for (const [index, { client }] of agents.entries()) {
    const code = client.closes.find((each) => each >= 4400 && each < 4500);
    if (code !== undefined) throw new Error(`the server closed the socket of agent ${index} with ${code}`);
  }
}

async function readTogether(
  trace: Trace,
  agents: readonly Agent[],
  server: ServerProcess,
  { complain }: Listener,
): Promise<boolean> {
  const all = (): boolean => agents.every((agent) => agent.hasEverything());
  await until("every agent has received what all typed", all, { within: patience });
  const texts = agents.map(({ client }, agent) => ({ who: `Agent ${agent}`, text: textOf(client.doc) }));
  texts.push({ who: "A new client", text: textOf(await readFresh(server)) });
  const wrong = texts.filter(({ text }) => text !== trace.endContent);
  for (const { who, text } of wrong) complain(differ(who, text, trace));
  return wrong.length === 0;
}

async function readAgain(
  agents: readonly Agent[],
  server: ServerProcess,
): Promise<{ text: string; ackedLost: number }> {
  const doc = await readFresh(server);
  const holds = createHolds(doc);
  const acked = agents.flatMap(({ client }) => client.own.slice(0, client.durable));
  const lost = acked.filter((update) => !holds(update));
  return { text: textOf(doc), ackedLost: lost.length };
}

async function readFresh(server: ServerProcess): Promise<Y.Doc> {
  const [door] = await openDoors(server.url);
  if (!door) throw new Error("the demo has no seat that reads");
  const client = openStockClient(door);
  await client.synced();
  client.close();
  return client.doc;
}

function textOf(doc: Y.Doc): string {
  return doc.getText(rootName).toString();
}

function differ(who: string, text: string, { endContent }: Trace): string {
  let at = 0;
  while (at < text.length && text[at] === endContent[at]) at++;
  const excerpt = (from: string): string => JSON.stringify(from.slice(Math.max(0, at - 10), at + 20));
  const lengths = `${text.length} characters instead of ${endContent.length}`;
  return `${who} does not read the trace's endContent: ${lengths}; at ${at} it is ${excerpt(text)}, not ${excerpt(endContent)}.`;
}
