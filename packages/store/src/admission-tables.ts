// The statements about admissions: what is open now, and beside it every admission there was, which only grows.
import { PictureKind, type Admission } from "@hybrid/domain";
import type { DatabaseSync } from "node:sqlite";
import type { AdmissionRecord } from "./groups.ts";
import { prepare } from "./statement.ts";

const kindsIn = (text: string) => (JSON.parse(text) as unknown[]).map((kind) => PictureKind.parse(kind));

export function createAdmissionWrites(db: DatabaseSync) {
  const present = prepare<{ kinds: string }>(db, "select kinds from admissions where picture = ? and seat = ?");
  const insert = prepare(
    db,
    `insert into admissions (picture, seat, kinds) values (?, ?, ?)
     on conflict (picture, seat) do update set kinds = excluded.kinds`,
  );
  const remove = prepare(db, "delete from admissions where picture = ? and seat = ?");
  const removeSeat = prepare(db, "delete from admissions where seat = ?");
  // Each begins after the one before: the history stays in order when the clock jumps back.
  const begin = prepare(
    db,
    `insert into admission_history (picture, seat, kinds, since)
     select ?1, ?2, ?3, max(?4, coalesce(max(since) + 1, 0)) from admission_history where picture = ?1 and seat = ?2`,
  );
  const ending = "update admission_history set until = max(?, since + 1) where until is null";
  const end = prepare(db, `${ending} and picture = ? and seat = ?`);
  const endSeat = prepare(db, `${ending} and seat = ?`);

  return {
    /** Admits, or changes the kinds of an admission; the same kinds again change nothing. */
    admit: ({ picture, seat, kinds }: Admission, at: number): void => {
      const now = JSON.stringify(kinds);
      if (present.get(picture, seat)?.kinds === now) return;
      insert.run(picture, seat, now);
      end.run(at, picture, seat);
      begin.run(picture, seat, now, at);
    },
    shutOut: (picture: string, seat: string, at: number): void => {
      remove.run(picture, seat);
      end.run(at, picture, seat);
    },
    shutOutSeat: (seat: string, at: number): void => {
      removeSeat.run(seat);
      endSeat.run(at, seat);
    },
  };
}

export function createAdmissionReads(db: DatabaseSync) {
  const history = prepare<Omit<AdmissionRecord, "kinds"> & { readonly kinds: string }>(
    db,
    `select h.picture, h.seat, h.kinds, h.since, h.until
     from admission_history h join seats s on s.id = h.seat where s.space = ? order by h.since desc, h.picture, h.seat`,
  );
  return {
    admissionsOf: (space: string): AdmissionRecord[] =>
      history.all(space).map(({ kinds, ...admission }) => ({ ...admission, kinds: kindsIn(kinds) })),
  };
}
