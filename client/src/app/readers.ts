// Who reads a document, gathered by organisation for the strip and the list: the record names seats, people think of
// organisations.
import type { TFunction } from "i18next";
import type { DocumentView, Seat, SeatView } from "../session/seat-view.tsx";

export type Party = {
  readonly id: string;
  readonly organisation: Seat["organisation"];
  readonly seats: readonly Seat[];
};
export type Readers = { readonly reads: readonly Party[]; readonly readsNot: readonly Party[] };

function partiesOf(seats: readonly Seat[]): Party[] {
  const parties = new Map<string, Seat[]>();
  for (const seat of seats) {
    const id = seat.organisation?.id ?? "coordinator";
    parties.set(id, [...(parties.get(id) ?? []), seat]);
  }
  return [...parties].map(([id, own]) => ({ id, organisation: own[0]?.organisation ?? null, seats: own }));
}

export function readersOf(record: DocumentView, { seats }: SeatView): Readers {
  const reads = partiesOf(seats.filter((seat) => record.readers.includes(seat.id)));
  // Nobody sits in a closed seat: it neither reads nor is it kept out.
  const readsNot = partiesOf(seats.filter((seat) => seat.closed === null)).filter(
    (party) => !reads.some((one) => one.id === party.id),
  );
  return { reads, readsNot };
}

export function partyName(party: Party, t: TFunction): string {
  return party.organisation?.name ?? t("shared.coordinator");
}
