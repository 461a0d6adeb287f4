// Keeps the server's record of the texts somebody looks at, one keeper for each open document. It asks when a text is
// first wanted, and again a moment after something has changed and the server has it: never more than one question at
// a time, and never more often than every second and a half.
import type { RefusalCode } from "@hybrid/domain";
import type * as Y from "yjs";
import type { OpenDocument } from "../session/documents.tsx";
import { createQuestions, type Questions } from "./questions.ts";
import type { TextRecord } from "./record.ts";

export type RecordState =
  /** `rows`: how much of a long record the server has read so far */
  | { readonly state: "asking"; readonly rows: number }
  | { readonly state: "here"; readonly record: TextRecord }
  | { readonly state: "refused"; readonly code: RefusalCode };

export interface Keeper {
  /** Asks for the record of a text for as long as somebody wants it; answers how to stop. */
  readonly want: (root: string) => () => void;
  readonly stateOf: (root: string) => RecordState;
  readonly subscribe: (listener: () => void) => () => void;
}

const quietMs = 600;
const betweenMs = 1500;
const readingMs = 700;
const againMs = 15_000;
const asOnce = 40;
const asking: RecordState = { state: "asking", rows: 0 };

const keepers = new WeakMap<Y.Doc, Keeper>();

export function keeperOf(open: OpenDocument, seat: string): Keeper {
  const known = keepers.get(open.doc) ?? createKeeper(open, createQuestions(open.record.id, seat));
  keepers.set(open.doc, known);
  return known;
}

function createKeeper(open: OpenDocument, questions: Questions): Keeper {
  const wanted = new Map<string, number>();
  const listeners = new Set<() => void>();
  const shelf = createShelf(questions, () => listeners.forEach((listener) => listener()));
  const pace = createPace(open, () => shelf.refresh([...wanted.keys()]));

  return {
    want(root) {
      if (wanted.size === 0) pace.start();
      wanted.set(root, (wanted.get(root) ?? 0) + 1);
      pace.askSoon();
      return () => {
        const left = wanted.get(root)! - 1;
        if (left > 0) wanted.set(root, left);
        else wanted.delete(root);
        if (wanted.size === 0) pace.stop();
      };
    },
    stateOf: shelf.stateOf,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The records that are here. `refresh` answers after how long to ask again; 0 for not before something changes. */
function createShelf(questions: Questions, tell: () => void) {
  const states = new Map<string, RecordState>();
  /** the row a text's record reaches to */
  const reached = new Map<string, number>();

  /** A record that is here stays while the server is away. */
  function refuse(roots: readonly string[], code: RefusalCode): number {
    for (const root of roots) {
      if (reached.has(root) && code === "unavailable") continue;
      states.set(root, { state: "refused", code });
      reached.delete(root);
    }
    return code === "unavailable" || code === "too-many" ? againMs : 0;
  }

  async function read(roots: readonly string[], after: number): Promise<number> {
    const answer = await questions.read(roots, after);
    if (!answer.ok) return refuse(roots, answer.code);
    if (answer.value.state === "reading") {
      const { rows } = answer.value;
      for (const root of roots) if (!reached.has(root)) states.set(root, { state: "asking", rows });
      return readingMs;
    }
    for (const { root, seq, record } of answer.value.texts) {
      reached.set(root, seq);
      if (record) states.set(root, { state: "here", record });
    }
    return answer.value.texts.length < roots.length ? quietMs : 0;
  }

  return {
    stateOf: (root: string): RecordState => states.get(root) ?? asking,
    async refresh(roots: readonly string[]): Promise<number> {
      const fresh = roots.filter((root) => !reached.has(root));
      const known = roots.filter((root) => reached.has(root));
      const after = Math.min(...known.map((root) => reached.get(root)!));
      let again = 0;
      for (const [part, since] of [...inParts(fresh, 0), ...inParts(known, after)]) {
        const delay = await read(part, since);
        if (delay > 0) again = again > 0 ? Math.min(again, delay) : delay;
        tell();
      }
      return again;
    },
  };
}

function inParts(roots: readonly string[], after: number): [readonly string[], number][] {
  const parts: [readonly string[], number][] = [];
  for (let at = 0; at < roots.length; at += asOnce) parts.push([roots.slice(at, at + asOnce), after]);
  return parts;
}

/** When to ask. What was typed here is in the record once the server has it; what came from others is there already. */
function createPace({ doc, connection }: OpenDocument, refresh: () => Promise<number>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [started, running, changed] = [false, false, false];
  let lastEnd = 0;
  let unsubscribe = (): void => {};

  function schedule(delay: number): void {
    if (!started || running) return;
    clearTimeout(timer);
    timer = setTimeout(() => void run(), Math.max(delay, lastEnd + betweenMs - Date.now()));
  }
  async function run(): Promise<void> {
    running = true;
    // What waits here for the server is a change still to come.
    changed = connection.status().unsaved > 0;
    const again = await refresh();
    running = false;
    lastEnd = Date.now();
    if (again > 0) schedule(again);
    askIfChanged();
  }
  function askIfChanged(): void {
    if (changed && connection.status().unsaved === 0) schedule(quietMs);
  }
  function noteChange(): void {
    changed = true;
    askIfChanged();
  }

  return {
    start(): void {
      started = true;
      doc.on("update", noteChange);
      unsubscribe = connection.subscribe(askIfChanged);
    },
    stop(): void {
      started = false;
      clearTimeout(timer);
      doc.off("update", noteChange);
      unsubscribe();
    },
    askSoon(): void {
      changed = true;
      schedule(0);
    },
  };
}
