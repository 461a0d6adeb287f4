// Reads the pictures open to this seat, and the voices about them, one after another, for looking at how words are
// used. What is read stays in this browser. Opening is an opening like any other: the server logs it, and may refuse
// it.
import type { Passage } from "@hybrid/domain";
import {
  aimOf,
  narrativeOf,
  observationOf,
  readFactors,
  readPerspectives,
  readProse,
  wordsOf,
} from "@hybrid/documents";
import type * as Y from "yjs";
import { onShelf, shelfKey, subscribe, takeDocument, type OpenDocument } from "../session/document-shelf.ts";
import type { DocumentView, SeatView } from "../session/seat-view.tsx";
import { readWriters, type WrittenText } from "./read-writers.ts";

/** Where a passage stands: which picture, which of its texts, and the factor it belongs to, if any. */
export interface Place {
  readonly picture: DocumentView;
  readonly part: "aim" | "narrative" | "factor" | "perspective";
  readonly factor: string | null;
}

export interface Gathering {
  readonly passages: readonly Passage<Place>[];
  /** Pictures that could not be opened. */
  readonly missed: readonly DocumentView[];
}

export interface Progress {
  readonly done: number;
  readonly of: number;
}

const patienceMs = 20_000;

export async function gatherPassages(
  view: SeatView,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Gathering> {
  const pictures = view.documents.filter(({ kind }) => kind === "picture");
  const passages: Passage<Place>[] = [];
  const missed: DocumentView[] = [];
  for (const [done, picture] of pictures.entries()) {
    if (signal.aborted) break;
    onProgress({ done, of: pictures.length });
    const found = await readPicture(view, picture, signal);
    if (found) passages.push(...found);
    else missed.push(picture);
  }
  onProgress({ done: pictures.length, of: pictures.length });
  return { passages, missed };
}

async function readPicture(view: SeatView, picture: DocumentView, signal: AbortSignal) {
  const seat = view.me.seat;
  const shared = await withDocument(picture, seat, signal, (doc) => readShared(doc, picture));
  if (!shared) return undefined;
  const writers = await readWriters(picture.id, seat, shared, signal);
  const passages: Passage<Place>[] = shared.flatMap((text) =>
    text.paragraphs.map((paragraph) => ({
      place: text.place,
      seat: writers(text.root, paragraph),
      text: paragraph,
    })),
  );
  for (const voice of view.documents.filter(({ kind, about }) => kind === "voice" && about === picture.id)) {
    const spoken = (await withDocument(voice, seat, signal, readSpoken)) ?? [];
    for (const { factor, text } of spoken)
      passages.push({ place: { picture, part: "perspective", factor }, seat: voice.seat, text });
  }
  return passages;
}

type SharedText = WrittenText & { readonly place: Place };

function readShared(doc: Y.Doc, picture: DocumentView): SharedText[] {
  const texts: SharedText[] = [
    { root: "aim", place: { picture, part: "aim", factor: null }, paragraphs: readProse(aimOf(doc)) },
    { root: "narrative", place: { picture, part: "narrative", factor: null }, paragraphs: readProse(narrativeOf(doc)) },
  ];
  for (const entry of readFactors(doc)) {
    const observation = entry.readable && entry.value.retired === null ? observationOf(doc, entry.id) : null;
    if (!observation) continue;
    const place: Place = { picture, part: "factor", factor: entry.id };
    texts.push({ root: `observation:${entry.id}`, place, paragraphs: readProse(observation) });
  }
  return texts.filter(({ paragraphs }) => paragraphs.some((paragraph) => paragraph.trim() !== ""));
}

function readSpoken(doc: Y.Doc): { readonly factor: string; readonly text: string }[] {
  return readPerspectives(doc).flatMap(({ id }) => {
    const words = wordsOf(doc, id);
    return (words ? readProse(words) : []).map((text) => ({ factor: id, text }));
  });
}

/** Opens a document, reads it once it is here, and lets go of it; undefined where it cannot be opened in time. */
async function withDocument<T>(
  record: DocumentView,
  seat: string,
  signal: AbortSignal,
  read: (doc: Y.Doc) => T,
): Promise<T | undefined> {
  const letGo = takeDocument(record, seat);
  try {
    const open = await whenHere(() => onShelf(shelfKey(record, seat)), signal);
    return open && read(open.doc);
  } finally {
    letGo();
  }
}

function whenHere(look: () => OpenDocument | undefined, signal: AbortSignal): Promise<OpenDocument | undefined> {
  return new Promise((resolve) => {
    const settle = (open: OpenDocument | undefined): void => {
      stop();
      clearTimeout(timer);
      signal.removeEventListener("abort", abort);
      resolve(open);
    };
    const abort = (): void => settle(undefined);
    const check = (): void => {
      const open = look();
      if (open?.synced) settle(open);
      else if (open && open.closed !== null) settle(undefined);
    };
    const stop = subscribe(check);
    const timer = setTimeout(abort, patienceMs);
    signal.addEventListener("abort", abort);
    check();
  });
}
