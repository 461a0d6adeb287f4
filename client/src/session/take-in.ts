// What others send is taken in together, and with measure. Letters of ten people come one by one, and each of them has
// the page looked through, drawn and laid out; so those that come close together are one change to each document, and
// after each such change the page belongs to whoever writes on it for three times as long as the change took. A quick
// machine shows a colleague's letters as they come, a slow one a few at a time; neither makes one's own letters wait.
// Only words and carets are gathered: acknowledgements, rights and the text at the beginning are heard at once.
import type { Connection } from "@hybrid/sync/client";
import * as Y from "yjs";

const messages = { sync: 0, presence: 1 } as const;
const update = 2;
/** How long the page is left alone after a change, in parts of what the change took; and at most, in milliseconds. */
const rest = { parts: 3, longest: 250 } as const;

type Take = () => void;
type Gathered = { readonly doc: Y.Doc; readonly origin: unknown; readonly words: Take[]; readonly presence: Take[] };

let gathered = new Map<Y.Doc, Gathered>();
let timer: ReturnType<typeof setTimeout> | undefined;
let resting = false;

/** From here on, what comes for this document is taken in together with what comes for others. */
export function takeInTogether({ provider }: Connection, doc: Y.Doc): void {
  const { messageHandlers } = provider;
  const [readSync, readPresence] = [messageHandlers[messages.sync], messageHandlers[messages.presence]];
  if (!readSync || !readPresence) throw new RangeError("a provider that reads neither words nor presence");
  messageHandlers[messages.sync] = (encoder, decoder, ...others) => {
    const read = (): void => readSync(encoder, decoder, ...others);
    if (decoder.arr[decoder.pos] === update) {
      gather(doc, provider).words.push(read);
      soon();
    } else {
      takeIn();
      read();
    }
  };
  messageHandlers[messages.presence] = (encoder, decoder, ...others) => {
    gather(doc, provider).presence.push(() => readPresence(encoder, decoder, ...others));
    soon();
  };
  // Whoever is gone when contact is lost must not come back by what is taken in after that.
  provider.on("connection-close", takeIn);
}

function gather(doc: Y.Doc, origin: unknown): Gathered {
  const known = gathered.get(doc);
  if (known) return known;
  const fresh: Gathered = { doc, origin, words: [], presence: [] };
  gathered.set(doc, fresh);
  return fresh;
}

function soon(): void {
  // Nobody looks, and the timers of a page that nobody looks at are slow.
  if (document.hidden) takeIn();
  else if (!resting) timer ??= setTimeout(takeIn);
}

function takeIn(): void {
  clearTimeout(timer);
  timer = undefined;
  if (gathered.size === 0) return;
  const all = [...gathered.values()];
  gathered = new Map();
  const began = performance.now();
  for (const { doc, origin, words, presence } of all) {
    if (words.length > 0) safely(() => Y.transact(doc, () => words.forEach(safely), origin, false));
    presence.forEach(safely);
  }
  if (resting) return;
  resting = true;
  // What the change has React draw comes in microtasks, so that it is over when the next task begins.
  setTimeout(() => {
    const length = Math.min(rest.longest, (performance.now() - began) * rest.parts);
    setTimeout(() => {
      resting = false;
      takeIn();
    }, length);
  });
}

/** One colleague's trouble is reported, and keeps nothing else from being taken in. */
function safely(take: Take): void {
  try {
    take();
  } catch (cause) {
    queueMicrotask(() => {
      throw cause;
    });
  }
}
