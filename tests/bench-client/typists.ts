// Colleagues who type into the narrative, each in a paragraph of their own, a letter at a time.
import { narrativeOf } from "@hybrid/documents";
import * as Y from "yjs";
import { openStockClient, type Door, type StockClient } from "../support/stock-client.ts";

/** Milliseconds between two letters of one person. */
const pace = 160;

export type Typists = { readonly letters: number; stop(): void };

export async function seatTypists(doors: readonly Door[]): Promise<{ start(): Typists }> {
  const clients = await Promise.all(
    doors.map(async (door) => {
      const client = openStockClient(door);
      await client.synced();
      return client;
    }),
  );
  return { start: () => startTyping(clients) };
}

function startTyping(clients: readonly StockClient[]): Typists {
  let letters = 0;
  const timers = clients.map(({ doc }, at) => {
    const text = textAt(doc, 5 + at * 15);
    return setInterval(() => {
      text.insert(Math.floor(text.length / 2), "etaoin "[letters % 7]!);
      letters += 1;
    }, pace + at);
  });
  return {
    get letters() {
      return letters;
    },
    stop() {
      timers.forEach(clearInterval);
      for (const client of clients) client.close();
    },
  };
}

function textAt(doc: Y.Doc, place: number): Y.XmlText {
  const paragraph = narrativeOf(doc).get(place);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error(`the narrative has no paragraph ${place}`);
  return text;
}
