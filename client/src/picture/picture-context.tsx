// One open picture, as every part of its page reads it: its factors, the perspectives gathered from the voices about
// it, this seat's own voice, and the lens this window looks through.
import { layTogether, linkedThrough, type Factor, type Perspective } from "@hybrid/domain";
import { readFactors, readPerspectives, type Entry } from "@hybrid/documents";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import type * as Y from "yjs";
import { useVoiceReadings, useVoices, type Voice } from "../language/use-voices.ts";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView, type Seat } from "../session/seat-view.tsx";
import { gatherPerspectives, type Gathered, type SeatPerspective } from "./perspectives.ts";
import { useWriters, type Writer } from "./writers.ts";

export type Lens = "both" | "risk" | "atRisk";

export interface Picture extends Gathered {
  readonly open: OpenDocument;
  readonly writes: boolean;
  /** Those that stand for themselves and the retired ones; what is laid together with another is under that one. */
  readonly factors: readonly Factor[];
  readonly under: (factor: string) => readonly Factor[];
  /** What a factor was split into. */
  readonly partsOf: (factor: string) => readonly Factor[];
  /** The factors whose links a card shows: its own, and those it is laid together with or was split from. */
  readonly linkedWith: (factor: Factor) => ReadonlySet<string>;
  /** Split, and nobody's words are left on them. */
  readonly emptied: readonly Factor[];
  /** Every readable factor, wherever it is shown. */
  readonly known: ReadonlyMap<string, Factor>;
  /** How many factors are there but cannot be read. */
  readonly unreadableFactors: number;
  readonly own: Voice | undefined;
  /** Whether every voice has been read. */
  readonly complete: boolean;
  readonly writers: readonly Writer[];
  /** The seats that can have a perspective here, in the order of the group's seats. */
  readonly speakers: readonly Seat[];
  readonly lens: Lens;
  readonly setLens: (lens: Lens) => void;
  /** The language the group writes in. */
  readonly lang: string;
  readonly perspectivesOn: (factor: string) => readonly SeatPerspective[];
}

const PictureContext = createContext<Picture | undefined>(undefined);

export function usePicture(): Picture {
  const picture = use(PictureContext);
  if (!picture) throw new RangeError("Only below PictureProvider");
  return picture;
}

export function PictureProvider({ open, children }: { readonly open: OpenDocument; readonly children: ReactNode }) {
  const { seats, space, me, documents } = useSeatView();
  const awaited = documents.filter(({ kind, about }) => kind === "voice" && about === open.record.id).length;
  const voices = useVoices(open.record.id);
  const entries = useReading(open.doc, readFactors as (doc: Y.Doc) => readonly Entry<Factor>[], noFactors, "entries");
  const spoken = useVoiceReadings<Entry<Perspective>[]>(voices, readPerspectives, "entries");
  const writers = useWriters(open);
  // Private to this window and gone on leaving, so that nobody works from half a picture.
  const [lens, setLens] = useState<Lens>("both");
  const said = useMemo(() => gatherPerspectives(spoken), [spoken]);
  const board = useMemo(() => layBoard(entries, said), [entries, said]);
  const picture = useMemo(
    (): Picture => ({
      ...said,
      ...board,
      open,
      writes: open.record.right === "write",
      unreadableFactors: entries.filter(({ readable }) => !readable).length,
      complete: voices.length === awaited && voices.every((voice) => voice.open.synced),
      writers,
      own: voices.find((voice) => voice.seat === me.seat && voice.open.record.right === "write"),
      speakers: seats.filter((seat) => seat.closed === null && voices.some((voice) => voice.seat === seat.id)),
      lens,
      setLens,
      lang: space.language,
      perspectivesOn: (factor) => said.byFactor.get(factor) ?? [],
    }),
    [said, board, open, entries, voices, awaited, writers, me.seat, seats, lens, space.language],
  );
  return <PictureContext value={picture}>{children}</PictureContext>;
}

/** Which factors are shown for themselves; how a factor is seen counts what is said of those laid together with it. */
function layBoard(entries: readonly Entry<Factor>[], { byFactor, unreadable }: Gathered) {
  const all = entries.flatMap((entry) => (entry.readable ? entry.value : []));
  const { heads, under, parts } = layTogether(all);
  const isEmptied = ({ id, retired }: Factor): boolean =>
    retired === null && parts.has(id) && !byFactor.has(id) && !unreadable.has(id) && !under.has(id);
  const joined = new Map(byFactor);
  for (const [head, others] of under) {
    const perspectives = [head, ...others.map(({ id }) => id)].flatMap((id) => byFactor.get(id) ?? []);
    if (perspectives.length > 0) joined.set(head, perspectives);
  }
  const known = new Map(all.map((factor) => [factor.id, factor]));
  return {
    byFactor: joined,
    factors: heads.filter((factor) => !isEmptied(factor)),
    emptied: heads.filter(isEmptied),
    known,
    linkedWith: (factor: Factor) => new Set([factor, ...linkedThrough(factor, known, under)].map(({ id }) => id)),
    under: (id: string) => under.get(id) ?? none,
    partsOf: (id: string) => parts.get(id) ?? none,
  };
}

const none: readonly Factor[] = [];
const noFactors: readonly Entry<Factor>[] = [];
