// What lies over the cards of a picture besides perspectives: reservations and commitments out of the voices, searches
// for protection, the lens this window looks through, and a silent round.
import {
  isSeenThrough,
  type CommitmentLink,
  type Factor,
  type FactorDomain,
  type Lens,
  type Reservation,
  type Search,
} from "@hybrid/domain";
import { readLinkings, readReservations, readSearches, type Entry } from "@hybrid/documents";
import { createContext, use, useMemo, useState, type ReactNode } from "react";
import type * as Y from "yjs";
import { useCommitments, type HeldCommitment } from "../language/use-commitments.ts";
import { useVoiceReadings, useVoices, type Voice } from "../language/use-voices.ts";
import { useReading } from "../session/documents.tsx";
import { usePicture } from "./picture-context.tsx";
import { SilenceProvider } from "./silence-context.tsx";
import { today } from "./today.ts";

export interface HeldReservation extends Reservation {
  readonly voice: Voice;
}

export interface Layers {
  /** Seats whose reservations cannot be read, each once. */
  readonly unreadableReservations: readonly string[];
  readonly reservationsOn: (factor: string) => readonly HeldReservation[];
  /** What the seats have promised, and which factors are linked to it. */
  readonly promises: readonly HeldCommitment[];
  readonly linkings: readonly CommitmentLink[];
  readonly searches: readonly Search[];
  readonly unreadableSearches: number;
  readonly lens: Lens | null;
  readonly lookThrough: (lens: Lens | null) => void;
  /** The factors that are seen through the lens; all of them without one. */
  readonly seen: (factors: readonly Factor[]) => readonly Factor[];
}

const LayersContext = createContext<Layers | undefined>(undefined);

export function useLayers(): Layers {
  const layers = use(LayersContext);
  if (!layers) throw new RangeError("Only below LayersProvider");
  return layers;
}

export function LayersProvider({ children }: { readonly children: ReactNode }) {
  const { open, own, perspectivesOn } = usePicture();
  const { doc } = open;
  const searches = useReading(doc, readSearches as (of: Y.Doc) => readonly Entry<Search>[], noSearches, "entries");
  const linkings = useReading(doc, readLinkings, noLinkings, "entries");
  const voices = useVoices(open.record.id);
  const reservations = useReservations(voices);
  const promised = useCommitments(voices);
  // As private as the other lens: gone on leaving.
  const [lens, lookThrough] = useState<Lens | null>(null);
  const seat = own?.seat ?? null;
  const layers = useMemo((): Layers => {
    const from = { seat, today: today() };
    return {
      ...reservations,
      promises: promised.flatMap(({ commitments }) => commitments),
      linkings,
      searches: searches.flatMap((entry) => (entry.readable ? entry.value : [])),
      unreadableSearches: searches.filter(({ readable }) => !readable).length,
      lens,
      lookThrough,
      seen: (factors) =>
        lens ? factors.filter((factor) => isSeenThrough(lens, factor, perspectivesOn(factor.id), from)) : factors,
    };
  }, [reservations, promised, linkings, searches, lens, seat, perspectivesOn]);
  return (
    <LayersContext value={layers}>
      <SilenceProvider>{children}</SilenceProvider>
    </LayersContext>
  );
}

function useReservations(voices: readonly Voice[]): Pick<Layers, "reservationsOn" | "unreadableReservations"> {
  const read = useVoiceReadings<Entry<Reservation>[]>(voices, readReservations, "entries");
  return useMemo(() => {
    const all = read.flatMap(({ seat, value }) => value.map((entry) => ({ seat, entry })));
    const held = all.flatMap(({ seat, entry }): HeldReservation[] => {
      const voice = voices.find((one) => one.seat === seat);
      return entry.readable && voice ? [{ ...entry.value, voice }] : [];
    });
    const byFactor = Map.groupBy(
      held.filter(({ about }) => about.kind === "factor"),
      ({ about }) => about.id,
    );
    return {
      reservationsOn: (factor) => byFactor.get(factor) ?? none,
      unreadableReservations: [...new Set(all.flatMap(({ seat, entry }) => (entry.readable ? [] : seat)))],
    };
  }, [voices, read]);
}

/** Through a lens, what is left of a domain; and what else there is to see. */
export function useSeenElsewhere(domain: FactorDomain): readonly FactorDomain[] {
  const { factors } = usePicture();
  const { seen } = useLayers();
  const standing = factors.filter(({ retired }) => retired === null);
  const domains = seen(standing).map((factor) => factor.domain);
  return [...new Set(domains)].filter((one) => one !== domain);
}

const none: readonly HeldReservation[] = [];
const noLinkings: CommitmentLink[] = [];
const noSearches: readonly Entry<Search>[] = [];
