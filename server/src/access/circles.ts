// The spaces as the server knows them, kept in memory: who sits where, which documents there are, who may do what.
import { organisationKinds, rightTo, type DocumentRecord, type Right } from "@hybrid/domain";
import type { Records, SpaceRecord } from "@hybrid/store";

export type Circles = {
  read(space: string): Promise<SpaceRecord | undefined>;
  /** The document and what the seat may do with it; undefined if it does not exist or is not open to the seat. */
  find(document: string, seat: string): Promise<{ record: DocumentRecord; right: Exclude<Right, "none"> } | undefined>;
};

export function createCircles(records: Records): Circles {
  const known = new Map<string, SpaceRecord>();

  async function read(space: string): Promise<SpaceRecord | undefined> {
    const here = known.get(space);
    if (here) return here;
    const stored = await records.readCircle(space);
    if (!stored) return undefined;
    const circle = inOrder(stored);
    known.set(space, circle);
    return circle;
  }

  return {
    read,
    async find(document, seat) {
      const record = await records.readDocument(document);
      const circle = record && (await read(record.space));
      if (!circle) return undefined;
      const right = rightTo(circle, seat, record);
      return right === "none" ? undefined : { record, right };
    },
  };
}

/** Everyone meets seats and pictures in the same order: organisations by kind, the coordinator last; pictures by name. */
function inOrder(circle: SpaceRecord): SpaceRecord {
  const rank = ({ organisation }: SpaceRecord["seats"][number]) => {
    const kind = circle.organisations.find(({ id }) => id === organisation)?.kind;
    return kind ? organisationKinds.indexOf(kind) : organisationKinds.length;
  };
  const byTitle = new Intl.Collator(circle.space.language);
  return {
    ...circle,
    seats: circle.seats.toSorted((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)),
    documents: circle.documents.toSorted((a, b) => byTitle.compare(a.title ?? "", b.title ?? "")),
  };
}
