// What the seats have promised about a picture, each read from its own seat's voice; and what a promise says, as one
// line to know it by.
import { commitmentOf, readCommitments, readProse, type Entry } from "@hybrid/documents";
import type { Commitment } from "@hybrid/domain";
import { useMemo } from "react";
import { useSeatView } from "../session/seat-view.tsx";
import { useVoiceReadings, type Voice } from "./use-voices.ts";

export interface HeldCommitment extends Commitment {
  readonly voice: Voice;
}

export interface SeatCommitments {
  readonly voice: Voice;
  readonly commitments: readonly HeldCommitment[];
  /** How many are there but cannot be read. */
  readonly unreadable: number;
}

/** By seat, in the order of `voices`. */
export function useCommitments(voices: readonly Voice[]): readonly SeatCommitments[] {
  const read = useVoiceReadings<Entry<Commitment>[]>(voices, readCommitments, "entries");
  return useMemo(
    () =>
      read.flatMap(({ seat, value }): SeatCommitments[] => {
        const voice = voices.find((one) => one.seat === seat);
        if (!voice) return [];
        const commitments = value.flatMap((entry) => (entry.readable ? { ...entry.value, voice } : []));
        return [{ voice, commitments, unreadable: value.length - commitments.length }];
      }),
    [voices, read],
  );
}

/** How many voices about the picture are open to this seat, here already or not. */
export function useAwaitedVoices(picture: string): number {
  return useSeatView().documents.filter(({ kind, about }) => kind === "voice" && about === picture).length;
}

const longest = 90;

export function nameCommitment({ id, voice }: HeldCommitment): string {
  const fragment = commitmentOf(voice.open.doc, id);
  const words = fragment ? readProse(fragment).join(" ").trim() : "";
  return words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
}

/** Where a commitment is: the page goes to it. */
export function commitmentAddress(picture: string, seat: string, commitment: string): string {
  return `/pictures/${picture}/commitments#${encodeURIComponent(`${seat}/${commitment}`)}`;
}
