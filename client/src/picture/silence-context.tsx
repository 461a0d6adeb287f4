// A silent round as this seat takes part in it: whether one goes on, where its own words go unseen, and what each seat
// first thought once all was shown.
import { openRound, type FirstThought, type Perspective, type Reveal, type Round } from "@hybrid/domain";
import {
  firstProse,
  isReady,
  readFirstThoughts,
  readPerspectives,
  readReveals,
  readRounds,
  unshown,
  type Entry,
  type Places,
  type Texts,
} from "@hybrid/documents";
import { createContext, use, useMemo, type ReactNode } from "react";
import type * as Y from "yjs";
import type { Voice } from "../language/use-voices.ts";
import { useDocument, useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import type { SeatPerspective } from "./perspectives.ts";
import { usePicture } from "./picture-context.tsx";

export interface Silence {
  readonly round: Round | null;
  /** Whether the server can be asked to begin, count or show. */
  readonly reachable: boolean;
  /** Where this seat writes unseen; undefined where it has no voice. */
  readonly first: Voice | undefined;
  /** Whether this seat is asked in the round that goes on. */
  readonly asked: boolean;
  readonly ready: boolean;
  /** What this seat has written unseen and its voice does not know, by factor. */
  readonly unseen: ReadonlyMap<string, SeatPerspective>;
  /** Where this seat's words lie; undefined where it has no voice, and until all of it is here. */
  readonly places: Places | undefined;
  readonly firstThought: (seat: string, factor: string) => FirstThought | undefined;
  readonly firstProse: (seat: string, factor: string) => Texts<Y.XmlFragment> | null;
}

const SilenceContext = createContext<Silence | undefined>(undefined);

export function useSilence(): Silence {
  const silence = use(SilenceContext);
  if (!silence) throw new RangeError("Only below SilenceProvider");
  return silence;
}

/** Where this seat writes on a factor now, and what stands there. */
export function useOwnPlace(factor: string): {
  readonly voice: Voice | undefined;
  readonly mine: SeatPerspective | undefined;
  readonly silent: boolean;
} {
  const { own, perspectivesOn } = usePicture();
  const { first, asked, unseen, firstThought } = useSilence();
  const mine = perspectivesOn(factor).find(({ seat }) => seat === own?.seat);
  const silent = asked && own !== undefined && mine === undefined && firstThought(own.seat, factor) === undefined;
  return silent ? { voice: first, mine: unseen.get(factor), silent } : { voice: own, mine, silent };
}

export function SilenceProvider({ children }: { readonly children: ReactNode }) {
  const { open, own } = usePicture();
  const { documents, me } = useSeatView();
  const about = open.record.id;
  const accord = useDocument(documents.find((one) => one.kind === "accord" && one.about === about));
  const thoughts = useDocument(documents.find((one) => one.kind === "thoughts" && one.about === about));
  const opened = useDocument(
    documents.find((one) => one.kind === "first" && one.about === about && one.seat === me.seat),
  );
  const rounds = useReading(accord?.doc, readRounds as (doc: Y.Doc) => readonly Entry<Round>[], noRounds);
  const reveals = useReading(accord?.doc, readReveals as (doc: Y.Doc) => readonly Entry<Reveal>[], noReveals);
  const written = useReading(opened?.doc, readPerspectives as Reader, noPerspectives, "entries");
  const round = useMemo(() => openRound(readable(rounds), readable(reveals)), [rounds, reveals]);
  const shown = useFirstThoughts(thoughts);
  const spoken = useReading(own?.open.doc, readPerspectives as Reader, noPerspectives, "entries");
  const ready = useReading(opened?.doc, readiness(round?.id), false);
  const silence = useMemo((): Silence => {
    const first = opened?.synced && thoughts?.synced ? { seat: me.seat, open: opened } : undefined;
    const places = first &&
      own && { seat: me.seat, first: first.open.doc, voice: own.open.doc, thoughts: thoughts!.doc };
    const left = places && written && spoken ? unshown(places) : [];
    return {
      round,
      reachable: accord?.online ?? false,
      first,
      asked: first !== undefined && (round?.asked.includes(me.seat) ?? false),
      ready,
      unseen: new Map(left.map((perspective) => [perspective.factor, { ...perspective, seat: me.seat }])),
      places,
      ...shown,
    };
  }, [opened, thoughts, written, spoken, own, me.seat, round, accord?.online, ready, shown]);
  return <SilenceContext value={silence}>{children}</SilenceContext>;
}

type Reader = (doc: Y.Doc) => readonly Entry<Perspective>[];

const readiness = (() => {
  const readers = new Map<string, (doc: Y.Doc) => boolean>();
  return (round: string | undefined): ((doc: Y.Doc) => boolean) => {
    const key = round ?? "";
    const known = readers.get(key) ?? ((doc: Y.Doc) => round !== undefined && isReady(doc, round));
    readers.set(key, known);
    return known;
  };
})();

function useFirstThoughts(thoughts: OpenDocument | undefined): Pick<Silence, "firstThought" | "firstProse"> {
  const read = useReading(
    thoughts?.doc,
    readFirstThoughts as (doc: Y.Doc) => readonly Entry<FirstThought>[],
    noThoughts,
  );
  return useMemo(() => {
    const found = new Map(readable(read).map((one) => [`${one.seat} ${one.factor}`, one]));
    return {
      firstThought: (seat, factor) => found.get(`${seat} ${factor}`),
      firstProse: (seat, factor) => (thoughts ? firstProse(thoughts.doc, seat, factor) : null),
    };
  }, [read, thoughts]);
}

function readable<T>(entries: readonly Entry<T>[]): T[] {
  return entries.flatMap((entry) => (entry.readable ? [entry.value] : []));
}

const noRounds: readonly Entry<Round>[] = [];
const noReveals: readonly Entry<Reveal>[] = [];
const noThoughts: readonly Entry<FirstThought>[] = [];
const noPerspectives: readonly Entry<Perspective>[] = [];
