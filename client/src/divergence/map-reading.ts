// What the map is drawn from: a picture as one seat reads it, handed over by whoever opened it.
import type { Factor, FirstThought, NamedDifference, SeatPerspective } from "@hybrid/domain";
import { observationOf, readDifferences, readFactors, readProse } from "@hybrid/documents";
import type * as Y from "yjs";
import type { OpenDocument } from "../session/documents.tsx";
import type { Seat } from "../session/seat-view.tsx";

export interface MapReading {
  readonly open: OpenDocument;
  readonly factors: readonly Factor[];
  readonly byFactor: ReadonlyMap<string, readonly SeatPerspective[]>;
  readonly unreadable: ReadonlyMap<string, readonly string[]>;
  /** The seats that have a voice here, or have spoken. */
  readonly columns: readonly Seat[];
  /** The seats with a standing reservation on a factor. */
  readonly reservedOn: (factor: string) => readonly string[];
  /** What each seat first thought, with when it was shown. */
  readonly thoughts: readonly FirstThought[];
  /** Whether every voice has been read. */
  readonly complete: boolean;
  readonly lang: string;
  readonly writes: boolean;
  /** This seat, if it has a voice. */
  readonly own: string | undefined;
}

/** Most observations whole: a row shows two lines of it, and all of it once it is opened. */
const longest = 240;

/** The beginning of each observation, by factor: enough to know it again by. */
export function readOpenings(doc: Y.Doc): Readonly<Record<string, string>> {
  const openings = readFactors(doc).map(({ id }) => {
    const fragment = observationOf(doc, id);
    const words = fragment ? readProse(fragment).join(" ").trim() : "";
    return [
      id,
      words.length > longest
        ? `${words.slice(0, Math.max(words.lastIndexOf(" ", longest), longest / 2)).trimEnd()}…`
        : words,
    ];
  });
  return Object.fromEntries(openings) as Record<string, string>;
}

/** The kinds of difference that the group has named; what cannot be read is not shown as anything. */
export function readNamed(doc: Y.Doc): readonly NamedDifference[] {
  return readDifferences(doc).flatMap((entry) => (entry.readable ? entry.value : []));
}
