// The spaces as the server knows them, kept in memory: who sits where, which documents there are, who may do what.
// Whoever changes a space says so here, and whoever holds sockets open listens here.
import { organisationKinds, rightTo, type Circle, type DocumentRecord, type Right } from "@hybrid/domain";
import type { Records, SpaceRecord } from "@hybrid/store";
import { dayAt } from "./day.ts";

/** A space and the day it is asked about: what `rightTo` decides from. */
export type SpaceToday = SpaceRecord & Circle;

export type Circles = {
  read(space: string): Promise<SpaceToday | undefined>;
  /** The document and what the seat may do with it; undefined if it does not exist or is not open to the seat. */
  find(document: string, seat: string): Promise<{ record: DocumentRecord; right: Exclude<Right, "none"> } | undefined>;
  /** What the seat may do now, as far as is known without asking the store: "none" for a space nobody has read. */
  right(record: DocumentRecord, seat: string): Right;
  /** The document's epoch, as far as is known here: undefined once it is erased. */
  epochOf(space: string, document: string): number | undefined;
  /** How often rights have changed in the space, as far as is known here; an append judged under it may carry it. */
  version(space: string): number;
  /** Whether the person holds the seat now, as far as is known without asking the store. */
  holds(person: string, seat: string, space: string): boolean;
  /**
   * To be called after any change of holdings, seats, admissions or guests. Listeners are told once it is known here.
   */
  change(space: string): Promise<void>;
  /** Another server may have changed these spaces, or any: what is known of them is read anew. */
  renew(spaces?: readonly string[]): Promise<void>;
  /** Told of a space where somebody's right may have changed, the end of a guest's day included. */
  onChange(listener: (space: string) => void): () => void;
  close(): void;
};

/** How often a new day is looked for, in milliseconds: a guest is out within this of midnight. */
const lookEvery = 500;

export function createCircles(records: Records, now: () => number): Circles {
  const known = new Map<string, SpaceRecord>();
  const listeners = new Set<(space: string) => void>();
  const asking = new Map<string, Promise<SpaceRecord | undefined>>();
  let today = dayAt(now());

  const tell = (space: string) => listeners.forEach((listener) => listener(space));
  const asOfToday = (circle: SpaceRecord): SpaceToday => ({ ...circle, today: dayAt(now()) });

  function load(space: string): Promise<SpaceRecord | undefined> {
    const asked: Promise<SpaceRecord | undefined> = records.readCircle(space).then((stored) => {
      // What was asked for before a later change must not replace what came after it.
      const later = asking.get(space);
      if (later !== asked) return later ?? known.get(space);
      asking.delete(space);
      if (!stored) return void known.delete(space);
      const circle = inOrder(stored);
      known.set(space, circle);
      return circle;
    });
    asking.set(space, asked);
    asked.catch(() => asking.get(space) === asked && asking.delete(space));
    return asked;
  }

  async function read(space: string): Promise<SpaceToday | undefined> {
    const circle = known.get(space) ?? (await load(space));
    return circle && asOfToday(circle);
  }

  const judged = createJudgements();
  const right = (record: DocumentRecord, seat: string): Right => {
    const circle = known.get(record.space);
    return circle ? judged(circle, dayAt(now()), record, seat) : "none";
  };

  const dayWatch = setInterval(() => {
    const before = today;
    today = dayAt(now());
    if (today === before) return;
    for (const [space, { seats }] of known)
      if (seats.some(({ until }) => until !== null && until >= before !== until >= today)) tell(space);
  }, lookEvery);
  dayWatch.unref();

  async function change(space: string): Promise<void> {
    await load(space);
    tell(space);
  }

  return {
    read,
    async find(document, seat) {
      const record = await records.readDocument(document);
      const circle = record && (await read(record.space));
      if (!circle) return undefined;
      const found = rightTo(circle, seat, record);
      return found === "none" ? undefined : { record, right: found };
    },
    right,
    epochOf: (space, document) => known.get(space)?.documents.find(({ id }) => id === document)?.epoch,
    version: (space) => known.get(space)?.rights ?? 0,
    holds: (person, seat, space) =>
      known.get(space)?.holdings.some((holding) => holding.seat === seat && holding.person === person) ?? false,
    change,
    async renew(spaces = [...known.keys()]) {
      await Promise.all(spaces.filter((space) => known.has(space)).map(change));
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => clearInterval(dayWatch),
  };
}

/** The same question is asked on every frame; its answer changes with the day and whenever the space is read anew. */
function createJudgements() {
  type Rights = { readonly day: string; readonly of: WeakMap<DocumentRecord, Map<string, Right>> };
  const spaces = new WeakMap<SpaceRecord, Rights>();
  return (circle: SpaceRecord, day: string, record: DocumentRecord, seat: string): Right => {
    let rights = spaces.get(circle);
    if (rights?.day !== day) spaces.set(circle, (rights = { day, of: new WeakMap() }));
    let seats = rights.of.get(record);
    if (!seats) rights.of.set(record, (seats = new Map()));
    const known = seats.get(seat);
    if (known !== undefined) return known;
    const right = rightTo({ ...circle, today: day }, seat, record);
    seats.set(seat, right);
    return right;
  };
}

/**
 * Everyone meets seats and pictures in the same order: organisations by kind, the coordinator last; pictures by name.
 */
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
