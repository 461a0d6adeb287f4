// The statements about groups, run in the thread that owns the file. A write that breaks a constraint is undone by
// itself. What is asked "if it is still so" is asked inside the write, since two people may do the same at once.
import type { Admission, Caution, DocumentRecord, Organisation, Seat } from "@hybrid/domain";
import type { DatabaseSync } from "node:sqlite";
import type { FoundedDocument } from "./founded-document.ts";
import { createAdmissionReads, createAdmissionWrites } from "./admission-tables.ts";
import type { Acceptance, GroupRecord, HoldingRecord, InvitationEnding, InvitationRecord } from "./groups.ts";
import type { LogWrites } from "./log-tables.ts";
import { prepare } from "./statement.ts";
import { whole } from "./whole.ts";

export type GroupWrites = ReturnType<typeof createSeatWrites> &
  ReturnType<typeof createOpeningWrites> &
  ReturnType<typeof createInvitationWrites>;
export type GroupReads = ReturnType<typeof createGroupReads>;

export function createGroupWrites(db: DatabaseSync, append: LogWrites["append"]): GroupWrites {
  return { ...createSeatWrites(db), ...createOpeningWrites(db, append), ...createInvitationWrites(db) };
}

/** Now, or later than the last holding began: a seat's history stays in order when the clock jumps back. */
const endHoldingSql = "update holdings set until = max(?, since + 1) where seat = ? and until is null";
const endInvitationSql = "update invitations set ending = ?, ended_at = ? where seat = ? and ending is null";

function createSeatWrites(db: DatabaseSync) {
  const organisation = prepare(db, "insert into organisations (id, space, kind, name) values (?, ?, ?, ?)");
  const rename = prepare(db, "update organisations set kind = ?, name = ? where id = ? and space = ?");
  const seat = prepare(
    db,
    "insert into seats (id, space, organisation, role, until, closed) values (?, ?, ?, ?, ?, ?)",
  );
  const until = prepare(db, "update seats set until = ? where id = ? and role = 'guest'");
  const close = prepare(db, "update seats set closed = ? where id = ? and closed is null");
  const holder = prepare<{ person: string }>(db, "select person from holdings where seat = ? and until is null");
  const end = prepare(db, endHoldingSql);
  const endInvitations = prepare(db, endInvitationSql);
  const { shutOutSeat } = createAdmissionWrites(db);
  const renameSpace = prepare(db, "update spaces set name = ? where id = ?");

  return {
    renameSpace: (value: { space: string; name: string }): void => void renameSpace.run(value.name, value.space),
    addOrganisation: ({ id, space, kind, name }: Organisation): void =>
      whole(db, () => void organisation.run(id, space, kind, name)),
    changeOrganisation: ({ id, space, kind, name }: Organisation): void => void rename.run(kind, name, id, space),
    addSeat: (value: Seat): void =>
      whole(db, () => {
        const { id, space, organisation: of, role, until: day, closed } = value;
        seat.run(id, space, of, role, day, closed);
      }),
    changeUntil: (value: { seat: string; until: string }): void => void until.run(value.until, value.seat),
    endHolding({ seat: of, at }: { seat: string; at: number }): string | null {
      const before = holder.get(of)?.person ?? null;
      end.run(at, of);
      return before;
    },
    closeSeat: ({ seat: of, at }: { seat: string; at: number }): void =>
      whole(db, () => {
        close.run(at, of);
        end.run(at, of);
        endInvitations.run("withdrawn", at, of);
        shutOutSeat(of, at);
      }),
  };
}

function createOpeningWrites(db: DatabaseSync, append: LogWrites["append"]) {
  const document = prepare(
    db,
    `insert into documents (id, epoch, space, kind, about, seat, organisation, title)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  );
  const { admit, shutOut } = createAdmissionWrites(db);
  const caution = prepare(
    db,
    `insert into cautions (space, kind, words, source, review_by) values (?, ?, ?, ?, ?)
     on conflict (space, kind) do update set words = excluded.words, source = excluded.source,
       review_by = excluded.review_by`,
  );

  const insert = (r: DocumentRecord): boolean =>
    document.run(r.id, r.epoch, r.space, r.kind, r.about, r.seat, r.organisation, r.title) > 0;

  return {
    addDocuments: ({ documents, at }: { documents: readonly FoundedDocument[]; at: number }): void =>
      whole(db, () => {
        for (const { record, content, actor, clients } of documents) {
          if (!insert(record) || !content) continue;
          append({ document: record.id, epoch: record.epoch, seq: 1, ...actor, at, clients }, content);
        }
      }),
    addPicture: (value: { document: DocumentRecord; admissions: readonly Admission[]; at: number }): void =>
      whole(db, () => {
        insert(value.document);
        for (const admission of value.admissions) admit(admission, value.at);
      }),
    admit: ({ admission, at }: { admission: Admission; at: number }): void => whole(db, () => admit(admission, at)),
    withdraw: ({ picture, seat, at }: { picture: string; seat: string; at: number }): void =>
      whole(db, () => shutOut(picture, seat, at)),
    writeCaution: ({ space, caution: c }: { space: string; caution: Caution }): void =>
      whole(db, () => void caution.run(space, c.kind, c.words, c.source, c.reviewBy)),
  };
}

const invitationColumns = `i.id, i.seat, s.space, i.replaces, i.invited_by as "by", i.at, i.expires_at as expiresAt, i.ending`;

function createInvitationWrites(db: DatabaseSync) {
  const supersede = prepare(db, endInvitationSql);
  const insert = prepare(
    db,
    `insert into invitations (id, hash, seat, replaces, invited_by, at, expires_at) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const endOne = prepare(db, "update invitations set ending = ?, ended_at = ? where id = ? and ending is null");
  const accept = createAcceptance(db);
  return {
    invite: ({ hash, invitation: i }: { hash: string; invitation: Omit<InvitationRecord, "ending" | "space"> }): void =>
      whole(db, () => {
        supersede.run("superseded", i.at, i.seat);
        insert.run(i.id, hash, i.seat, i.replaces, i.by, i.at, i.expiresAt);
      }),
    endInvitation: ({ id, ending, at }: { id: string; ending: InvitationEnding; at: number }): boolean =>
      endOne.run(ending, at, id) > 0,
    acceptInvitation: accept,
  };
}

type Invited = InvitationRecord & { readonly closed: number | null };

function createAcceptance(db: DatabaseSync) {
  const find = prepare<Invited>(
    db,
    `select ${invitationColumns}, s.closed from invitations i join seats s on s.id = i.seat where i.hash = ?`,
  );
  const holder = prepare<{ person: string }>(db, "select person from holdings where seat = ? and until is null");
  const another = prepare<{ seat: string }>(
    db,
    `select h.seat from holdings h join seats s on s.id = h.seat
     where h.person = ? and h.until is null and s.space = ? limit 1`,
  );
  const latest = prepare<{ since: number | null }>(db, "select max(since) as since from holdings where seat = ?");
  const end = prepare(db, endHoldingSql);
  const hold = prepare(db, "insert into holdings (seat, person, since) values (?, ?, ?)");
  const close = prepare(
    db,
    "update invitations set ending = 'accepted', ended_at = ?, person = ? where id = ? and ending is null",
  );

  function judge(
    invitation: Invited | undefined,
    acceptor: string,
    at: number,
  ): Exclude<Acceptance, "accepted"> | null {
    if (!invitation) return "unknown";
    if (invitation.ending === "accepted" || invitation.ending === "declined") return "used";
    if (invitation.ending !== null || invitation.closed !== null || at >= invitation.expiresAt) return "expired";
    const sitting = holder.get(invitation.seat)?.person;
    if (sitting !== undefined && sitting !== invitation.replaces) return "taken";
    return another.get(acceptor, invitation.space) ? "held" : null;
  }

  return ({ hash, person, at }: { hash: string; person: string; at: number }): Acceptance => {
    const invitation = find.get(hash);
    const refused = judge(invitation, person, at);
    if (refused !== null || !invitation) return refused ?? "unknown";
    whole(db, () => {
      end.run(at, invitation.seat);
      const since = Math.max(at, (latest.get(invitation.seat)?.since ?? 0) + 1);
      hold.run(invitation.seat, person, since);
      close.run(at, person, invitation.id);
    });
    return "accepted";
  };
}

export function createGroupReads(db: DatabaseSync) {
  const holdings = prepare<HoldingRecord>(
    db,
    `select h.seat, h.person, p.name, h.since, h.until
     from holdings h join seats s on s.id = h.seat join people p on p.id = h.person
     where s.space = ? order by h.seat, h.since desc`,
  );
  const open = prepare<InvitationRecord>(
    db,
    `select ${invitationColumns} from invitations i join seats s on s.id = i.seat
     where s.space = ? and i.ending is null order by i.at`,
  );
  const cautions = prepare<Caution>(
    db,
    "select kind, words, source, review_by as reviewBy from cautions where space = ? order by kind",
  );
  const invitation = prepare<InvitationRecord>(
    db,
    `select ${invitationColumns} from invitations i join seats s on s.id = i.seat where i.hash = ?`,
  );
  const { admissionsOf } = createAdmissionReads(db);
  return {
    readGroup: (space: string): GroupRecord => ({
      holdings: holdings.all(space),
      admissions: admissionsOf(space),
      invitations: open.all(space),
      cautions: cautions.all(space),
    }),
    readInvitation: (hash: string) => invitation.get(hash),
  };
}
