// Perspectives from several voices, gathered under the factors they are about. Nothing is added up: each stays the
// perspective of its seat.
import type { Perspective, SeatPerspective } from "@hybrid/domain";
import type { Entry } from "@hybrid/documents";
import type { VoiceReading } from "../language/use-voices.ts";

export type { SeatPerspective };

export interface Gathered {
  readonly byFactor: ReadonlyMap<string, readonly SeatPerspective[]>;
  /** Seats whose entry on a factor is there but cannot be read, by factor. */
  readonly unreadable: ReadonlyMap<string, readonly string[]>;
}

export function gatherPerspectives(readings: readonly VoiceReading<Entry<Perspective>[]>[]): Gathered {
  const all = readings.flatMap(({ seat, value }) => value.map((entry) => ({ seat, entry })));
  const readable = all.flatMap(({ seat, entry }) => (entry.readable ? { ...entry.value, seat } : []));
  const unreadable = all.filter(({ entry }) => !entry.readable);
  return {
    byFactor: Map.groupBy(readable, ({ factor }) => factor),
    unreadable: new Map(
      [...Map.groupBy(unreadable, ({ entry }) => entry.id)].map(([id, found]) => [id, found.map(({ seat }) => seat)]),
    ),
  };
}
