// Colleagues who type into the narrative, each in a paragraph of their own, a letter at a time, with the caret that a
// browser would show of each. They keep their pace: a letter that is late is not left out.
import { narrativeOf } from "@hybrid/documents";
import * as Y from "yjs";
import { openStockClient, type Door, type StockClient } from "../support/stock-client.ts";

/** Milliseconds between two letters of one person. */
const pace = 160;

export type Typists = { stop(): { letters: number; seconds: number } };

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
  const began = performance.now();
  let letters = 0;
  const timers = clients.map((client, at) => {
    const write = seat(client, 5 + at * 15);
    const ownPace = pace + at;
    let written = 0;
    return setInterval(() => {
      for (; written * ownPace < performance.now() - began; written += 1) {
        write("etaoin "[letters % 7]!);
        letters += 1;
      }
    }, ownPace);
  });
  return {
    stop() {
      timers.forEach(clearInterval);
      for (const client of clients) client.close();
      return { letters, seconds: (performance.now() - began) / 1000 };
    },
  };
}

/** Somebody in the middle of a paragraph: each letter moves the caret, as the binding of an editor tells of it. */
function seat({ doc, provider }: StockClient, place: number): (letter: string) => void {
  const text = textAt(doc, place);
  let at = Math.floor(text.length / 2);
  return (letter) => {
    text.insert(at, letter);
    at += 1;
    const caret = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, at)) as unknown;
    provider.awareness.setLocalStateField("cursor", { anchor: caret, head: caret });
  };
}

function textAt(doc: Y.Doc, place: number): Y.XmlText {
  const paragraph = narrativeOf(doc).get(place);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error(`the narrative has no paragraph ${place}`);
  return text;
}
