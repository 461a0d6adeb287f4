// The deeds on admissions: what is open now, and beside it every admission there was, which only grows.
import { PictureKind, type Admission } from "@hybrid/domain";
import type { Database } from "./database.ts";
import type { AdmissionRecord } from "./groups.ts";

const kindsIn = (text: string) => (JSON.parse(text) as unknown[]).map((kind) => PictureKind.parse(kind));

export function createAdmissionWrites(db: Database) {
  const present = db.prepare<{ kinds: string }>("select kinds from admissions where picture = ? and seat = ?");
  const insert = db.prepare(`insert into admissions (picture, seat, kinds) values (?, ?, ?)
     on conflict (picture, seat) do update set kinds = excluded.kinds`);
  const remove = db.prepare("delete from admissions where picture = ? and seat = ?");
  const removeSeat = db.prepare("delete from admissions where seat = ?");
  // Each begins after the one before: the history stays in order when the clock jumps back.
  const latest = db.prepare<{ since: number | null }>(
    "select max(since) as since from admission_history where picture = ? and seat = ?",
  );
  const begin = db.prepare("insert into admission_history (picture, seat, kinds, since) values (?, ?, ?, ?)");
  const ending = `update admission_history set until = case when since >= ?1 then since + 1 else ?1 end
     where until is null`;
  const end = db.prepare(`${ending} and picture = ?2 and seat = ?3`);
  const endSeat = db.prepare(`${ending} and seat = ?2`);

  return {
    /** Admits, or changes the kinds of an admission; the same kinds again change nothing. */
    admit: async ({ picture, seat, kinds }: Admission, at: number): Promise<void> => {
      const now = JSON.stringify(kinds);
      if ((await present.get(picture, seat))?.kinds === now) return;
      await insert.run(picture, seat, now);
      await end.run(at, picture, seat);
      const before = (await latest.get(picture, seat))?.since ?? null;
      await begin.run(picture, seat, now, before === null ? at : Math.max(at, before + 1));
    },
    shutOut: async (picture: string, seat: string, at: number): Promise<void> => {
      await remove.run(picture, seat);
      await end.run(at, picture, seat);
    },
    shutOutSeat: async (seat: string, at: number): Promise<void> => {
      await removeSeat.run(seat);
      await endSeat.run(at, seat);
    },
  };
}

export function createAdmissionReads(db: Database) {
  const history = db.prepare<Omit<AdmissionRecord, "kinds"> & { readonly kinds: string }>(
    `select h.picture, h.seat, h.kinds, h.since, h.until
     from admission_history h join seats s on s.id = h.seat where s.space = ? order by h.since desc, h.picture, h.seat`,
  );
  return {
    admissionsOf: async (space: string): Promise<AdmissionRecord[]> =>
      (await history.all(space)).map(({ kinds, ...admission }) => ({ ...admission, kinds: kindsIn(kinds) })),
  };
}
