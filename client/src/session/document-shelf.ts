// The open documents of this tab. One Y.Doc and one connection for each, however many components read it; closed a few
// seconds after the last of them has let go, so that walking between two pages does not fetch the same text twice.
import * as Y from "yjs";
import { joinSaves, multiplex, openDocument, type Connection, type Status } from "@hybrid/sync/client";
import type { DocumentView } from "./seat-view.tsx";
import { takeInTogether } from "./take-in.ts";
import { keepUnsaved, type Unsaved } from "./unsaved-words.ts";

export type OpenDocument = {
  /** As the seat view has it, but with the right the server has named since. */
  readonly record: DocumentView;
  /** The right to write was taken back while this was open. */
  readonly lostRight: boolean;
  readonly doc: Y.Doc;
  readonly connection: Connection;
  /** The text is here. */
  readonly synced: boolean;
  readonly online: boolean;
  /** The code the server closed with for good, or null. */
  readonly closed: number | null;
  /** When contact was last lost, while it is. */
  readonly offlineSince: Date | null;
  readonly unsaved: Unsaved;
};

type Held = { open: OpenDocument; users: number; closing: ReturnType<typeof setTimeout> | undefined; stop: () => void };

const lingers = 5000;
/** The version of the document layouts this client writes; the server asks an older one to reload. */
const schema = 1;
const shelf = new Map<string, Held>();
const listeners = new Set<() => void>();

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
  watchSaving();
  for (const listener of listeners) listener();
}

export function shelfKey(record: DocumentView, seat: string): string {
  return `${seat} ${record.id} ${record.epoch}`;
}

export function onShelf(key: string): OpenDocument | undefined {
  return shelf.get(key)?.open;
}

function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/sync`;
}

/** One socket for all documents of the tab. */
let SocketOfTab: typeof WebSocket | undefined;

/** The document as it is now, after `last`; the same object while nothing a reader cares about has changed, so that a
    keystroke on its way to the server does not redraw the page it was typed on. */
export function renew(last: OpenDocument): OpenDocument {
  const { save, synced, link, closed, right } = last.connection.status();
  if (save === "saved") last.unsaved.clear();
  const record = right === null || right === last.record.right ? last.record : { ...last.record, right };
  const next = {
    record,
    lostRight: record.right === "read" && (last.lostRight || last.record.right === "write"),
    // Text that has been here once stays on screen while contact is away.
    synced: synced || last.synced,
    online: link === "open",
    closed: closed?.code ?? null,
    offlineSince: link === "offline" ? (last.offlineSince ?? new Date()) : null,
  };
  const same = (Object.keys(next) as (keyof typeof next)[]).every((key) => next[key] === last[key]);
  return same ? last : { ...last, ...next };
}

function open(key: string, record: DocumentView, seat: string): Held {
  const doc = new Y.Doc();
  const unsaved = keepUnsaved(doc);
  const address = { document: record.id, epoch: record.epoch };
  const url = socketUrl();
  const WebSocketPolyfill = (SocketOfTab ??= multiplex(url, WebSocket));
  const connection = openDocument({ url, address, seat, doc, schema, WebSocketPolyfill });
  takeInTogether(connection, doc);
  const still = { lostRight: false, synced: false, online: false, closed: null, offlineSince: null };
  const held: Held = {
    open: renew({ record, doc, connection, unsaved, ...still }),
    users: 0,
    closing: undefined,
    stop,
  };
  const unsubscribe = connection.subscribe(() => {
    held.open = renew(held.open);
    tell();
  });
  function stop(): void {
    unsubscribe();
    connection.close();
    doc.destroy();
    shelf.delete(key);
    tell();
  }
  shelf.set(key, held);
  return held;
}

/** Whether letting go now would lose words. Nothing is lost silently: such a document stays on the shelf. */
function keepsWords({ connection }: OpenDocument): boolean {
  return connection.status().save !== "saved";
}

function putAway(held: Held): void {
  held.closing = setTimeout(() => {
    if (keepsWords(held.open)) putAway(held);
    else held.stop();
  }, lingers);
}

/** Takes a document off the shelf, opening it if need be; the answer lets go of it again. */
export function takeDocument(record: DocumentView, seat: string): () => void {
  const key = shelfKey(record, seat);
  const held = shelf.get(key) ?? open(key, record, seat);
  held.users += 1;
  if (held.open.record !== record) held.open = renew({ ...held.open, record });
  clearTimeout(held.closing);
  tell();
  return () => {
    held.users -= 1;
    if (held.users === 0) putAway(held);
  };
}

export type SaveState = Status["save"];

/**
 * The worst save state among all that is open. A right can be lost while words are unsaved, so every document counts.
 */
export function saveState(): SaveState {
  return joinSaves([...shelf.values()].map((held) => held.open.connection.status().save));
}

const patience = 1000;
let lasting: SaveState = "saved";
let waiting: ReturnType<typeof setTimeout> | undefined;

/** The same, but "saving" only once it has lasted for a while. */
export const lastingSaveState = (): SaveState => lasting;

function watchSaving(): void {
  const now = saveState();
  if (now === "saving" && lasting !== "saving") {
    waiting ??= setTimeout(() => {
      lasting = saveState();
      tell();
    }, patience);
    return;
  }
  clearTimeout(waiting);
  waiting = undefined;
  lasting = now;
}

export function openDocuments(): readonly OpenDocument[] {
  return [...shelf.values()].map((held) => held.open);
}

/** Words typed in this tab, in whatever document, that the server has not answered for. */
export function unsavedWords(open: readonly OpenDocument[] = openDocuments()): string {
  return open
    .map(({ unsaved }) => unsaved.words())
    .filter((words) => words !== "")
    .join("\n\n");
}
