// The bus between servers on one PostgreSQL: LISTEN, on a connection of its own. NOTIFY is in the database: in the
// function that writes rows, and in the triggers of what else servers must hear of. A connection that is lost is made
// again, and what may have been missed meanwhile is said as silence. Words that servers say to each other leave over
// one more connection: a NOTIFY waits for the commits of others, and what is heard must not wait with it.
import { setTimeout } from "node:timers/promises";
import type { Address, Words } from "@hybrid/sync";
import { Client } from "pg";
import type { Hint, Hints } from "../hints.ts";
import { openPool } from "./connections.ts";
import { channels } from "./schema-hints.ts";

const pauseMs = 500;
/** How often it is made sure that the line is not dead, and how long an answer may take. */
const pulseMs = 5000;

/** A NOTIFY has room for less than 8,000 bytes, of which base64 makes so many. */
const longest = 5900;

export type Bus = Hints & { readonly words: Words; close(): Promise<void> };

export function openBus(databaseUrl: string): Bus {
  const ears = new Set<(hint: Hint) => void>();
  const { pass, ...talk } = openTalk(databaseUrl);
  const ended = Promise.withResolvers<void>();
  let closed = false;

  const tell = (hint: Hint) => ears.forEach((hear) => hear(hint));

  /** Hears until the connection is lost, or all is over. */
  async function hearOnce(): Promise<void> {
    const client = new Client({
      connectionString: databaseUrl,
      application_name: "hybrid-space bus",
      keepAlive: true,
      connectionTimeoutMillis: pulseMs,
      query_timeout: pulseMs,
    });
    const { promise: gone, resolve: lose } = Promise.withResolvers<void>();
    client.once("end", lose).on("error", () => lose());
    let pulse: NodeJS.Timeout | undefined;
    client.on("notification", ({ channel, payload = "" }) => {
      if (channel === channels.words) return pass(new Uint8Array(Buffer.from(payload, "base64")));
      const hint = hintOf(channel, payload);
      if (hint) tell(hint);
    });
    try {
      await client.connect();
      for (const channel of Object.values(channels)) await client.query(`listen ${channel}`);
      tell({ what: "silence" });
      pass(undefined);
      pulse = setInterval(() => void client.query("select 1").catch(() => lose()), pulseMs).unref();
      await Promise.race([gone, ended.promise]);
    } finally {
      clearInterval(pulse);
      await client.end();
    }
  }

  async function follow(): Promise<void> {
    while (!closed) {
      // Where it fails, the next try may find the database there again.
      await hearOnce().catch(() => {});
      if (!closed) await Promise.race([setTimeout(pauseMs, undefined, { ref: false }), ended.promise]);
    }
  }

  const following = follow();
  return {
    listen(hear) {
      ears.add(hear);
      return () => void ears.delete(hear);
    },
    words: talk.words,
    async close() {
      closed = true;
      ended.resolve();
      await Promise.all([following, talk.close()]);
    },
  };
}

const saying = "select pg_notify($1, word) from unnest($2::text[]) word";

/** Words out, and to those who listen: `pass` is told what came in. */
function openTalk(databaseUrl: string) {
  const ears = new Set<(word: Uint8Array | undefined) => void>();
  const mouth = openPool(databaseUrl, 1, { query_timeout: pulseMs, statement_timeout: pulseMs });
  const words: Words = {
    longest,
    async say(spoken) {
      const texts = spoken.map((word) => Buffer.from(word).toString("base64"));
      await mouth.query({ name: "hybrid-words", text: saying, values: [channels.words, texts] });
    },
    listen(hear) {
      ears.add(hear);
      return () => void ears.delete(hear);
    },
  };
  return {
    words,
    pass: (word: Uint8Array | undefined) => ears.forEach((hear) => hear(word)),
    close: () => mouth.end(),
  };
}

function hintOf(channel: string, payload: string): Hint | undefined {
  switch (channel) {
    case channels.rows: {
      const place = placeIn(payload);
      return place && { what: "row", address: place.address, head: place.number };
    }
    case channels.keys: {
      const place = placeIn(payload);
      return place && { what: "key", address: place.address, key: place.number };
    }
    case channels.spaces:
      return { what: "space", space: payload };
    case channels.sessions:
      return { what: "session", session: payload };
    default:
      return undefined;
  }
}

/** A number, a document and its epoch. */
function placeIn(payload: string): { readonly number: number; readonly address: Address } | undefined {
  const [, number, document, epoch] = /^(\d+) (.+) (\d+)$/s.exec(payload) ?? [];
  if (!number || !epoch || !document) return undefined;
  return { number: Number(number), address: { document, epoch: Number(epoch) } };
}
