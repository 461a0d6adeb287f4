// The open documents of this tab. One Y.Doc and one connection for each, however many components read it; closed a few
// seconds after the last of them has let go, so that walking between two pages does not fetch the same text twice.
import * as Y from "yjs";
import { joinSaves, openDocument, type Connection, type Status } from "@hybrid/sync/client";
import type { DocumentView } from "./seat-view.tsx";

export type OpenDocument = {
  readonly record: DocumentView;
  readonly doc: Y.Doc;
  readonly connection: Connection;
  readonly status: Status;
  readonly synced: boolean;
  /** The code the server closed with for good, or null. */
  readonly closed: number | null;
  /** When contact was last lost, while it is. */
  readonly offlineSince: Date | null;
};

type Held = { open: OpenDocument; users: number; closing: ReturnType<typeof setTimeout> | undefined; stop: () => void };

const lingers = 5000;
const shelf = new Map<string, Held>();
const listeners = new Set<() => void>();

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(): void {
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

function snapshot(
  record: DocumentView,
  doc: Y.Doc,
  connection: Connection,
  last: OpenDocument | undefined,
): OpenDocument {
  const status = connection.status();
  const offline = status.link === "offline";
  return {
    record,
    doc,
    connection,
    status,
    // Text that has been here once stays on screen while contact is away.
    synced: status.synced || (last?.synced ?? false),
    closed: status.closed?.code ?? null,
    offlineSince: offline ? (last?.offlineSince ?? new Date()) : null,
  };
}

function open(key: string, record: DocumentView, seat: string): Held {
  const doc = new Y.Doc({ gc: true });
  const address = { document: record.id, epoch: record.epoch };
  const connection = openDocument({ url: socketUrl(), address, seat, doc });
  const held: Held = { open: snapshot(record, doc, connection, undefined), users: 0, closing: undefined, stop };
  const unsubscribe = connection.subscribe(() => {
    held.open = snapshot(record, doc, connection, held.open);
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

/** Whether leaving now would lose words. A document with such words is not put away. */
function keepsWords({ status, record }: OpenDocument): boolean {
  return record.right === "write" && status.save !== "saved";
}

function putAway(key: string, held: Held): void {
  held.closing = setTimeout(() => {
    if (keepsWords(held.open) && held.open.closed === null) putAway(key, held);
    else held.stop();
  }, lingers);
}

/** Takes a document off the shelf, opening it if need be; the answer lets go of it again. */
export function takeDocument(record: DocumentView, seat: string): () => void {
  const key = shelfKey(record, seat);
  const held = shelf.get(key) ?? open(key, record, seat);
  held.users += 1;
  clearTimeout(held.closing);
  tell();
  return () => {
    held.users -= 1;
    if (held.users === 0) putAway(key, held);
  };
}

export type SaveState = Status["save"];

/** The worst save state among the documents this seat writes. */
export function saveState(): SaveState {
  const written = [...shelf.values()].filter((held) => held.open.record.right === "write");
  return joinSaves(written.map((held) => held.open.status.save));
}

export function openDocuments(): readonly OpenDocument[] {
  return [...shelf.values()].map((held) => held.open);
}
