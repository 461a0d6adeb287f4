// The deeds on groups, in SQL that both databases take. A write that breaks a constraint is undone by itself. What is
// asked "if it is still so" is asked inside the write, since two people may do the same at once.
import type { Admission, Caution, DocumentRecord, Organisation, Seat } from "@hybrid/domain";
import { createAdmissionReads, createAdmissionWrites } from "./admission-tables.ts";
import type { Database } from "./database.ts";
import type { AppendWithin, FoundedDocument } from "./founded-document.ts";
import type { Acceptance, GroupRecord, HoldingRecord, InvitationEnding, InvitationRecord } from "./groups.ts";

export type GroupWrites = ReturnType<typeof createSeatWrites> &
  ReturnType<typeof createOpeningWrites> &
  ReturnType<typeof createInvitationWrites>;
export type GroupReads = ReturnType<typeof createGroupReads>;

export function createGroupWrites(db: Database, append: AppendWithin): GroupWrites {
  return { ...createSeatWrites(db), ...createOpeningWrites(db, append), ...createInvitationWrites(db) };
}

/** Now, or later than the last holding began: a seat's history stays in order when the clock jumps back. */
const endHoldingSql = `update holdings set until = case when since >= ?1 then since + 1 else ?1 end
  where seat = ?2 and until is null`;
const endInvitationSql = "update invitations set ending = ?, ended_at = ? where seat = ? and ending is null";

function createSeatWrites(db: Database) {
  const organisation = db.prepare("insert into organisations (id, space, kind, name) values (?, ?, ?, ?)");
  const rename = db.prepare("update organisations set kind = ?, name = ? where id = ? and space = ?");
  const seat = db.prepare("insert into seats (id, space, organisation, role, until, closed) values (?, ?, ?, ?, ?, ?)");
  const until = db.prepare("update seats set until = ? where id = ? and role = 'guest'");
  const close = db.prepare("update seats set closed = ? where id = ? and closed is null");
  const holder = db.prepare<{ person: string }>("select person from holdings where seat = ? and until is null");
  const end = db.prepare(endHoldingSql);
  const endInvitations = db.prepare(endInvitationSql);
  const { shutOutSeat } = createAdmissionWrites(db);
  const renameSpace = db.prepare("update spaces set name = ? where id = ?");

  return {
    renameSpace: async (value: { space: string; name: string }): Promise<void> =>
      void (await renameSpace.run(value.name, value.space)),
    addOrganisation: ({ id, space, kind, name }: Organisation): Promise<void> =>
      db.whole(() => organisation.run(id, space, kind, name)),
    changeOrganisation: async ({ id, space, kind, name }: Organisation): Promise<void> =>
      void (await rename.run(kind, name, id, space)),
    addSeat: ({ id, space, organisation: of, role, until: day, closed }: Seat): Promise<void> =>
      db.whole(() => seat.run(id, space, of, role, day, closed)),
    changeUntil: async (value: { seat: string; until: string }): Promise<void> =>
      void (await until.run(value.until, value.seat)),
    async endHolding({ seat: of, at }: { seat: string; at: number }): Promise<string | null> {
      const before = (await holder.get(of))?.person ?? null;
      await end.run(at, of);
      return before;
    },
    closeSeat: ({ seat: of, at }: { seat: string; at: number }): Promise<void> =>
      db.whole(async () => {
        await close.run(at, of);
        await end.run(at, of);
        await endInvitations.run("withdrawn", at, of);
        await shutOutSeat(of, at);
      }),
  };
}

function createOpeningWrites(db: Database, append: AppendWithin) {
  const document = db.prepare(`insert into documents (id, epoch, space, kind, about, seat, organisation, title)
     values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`);
  const { admit, shutOut } = createAdmissionWrites(db);
  const caution = db.prepare(`insert into cautions (space, kind, words, source, review_by) values (?, ?, ?, ?, ?)
     on conflict (space, kind) do update set words = excluded.words, source = excluded.source,
       review_by = excluded.review_by`);

  const insert = async (r: DocumentRecord): Promise<boolean> =>
    (await document.run(r.id, r.epoch, r.space, r.kind, r.about, r.seat, r.organisation, r.title)) > 0;

  return {
    addDocuments: ({ documents, at }: { documents: readonly FoundedDocument[]; at: number }): Promise<void> =>
      db.whole(async () => {
        for (const { record, content, actor, clients } of documents) {
          if (!(await insert(record)) || !content) continue;
          await append({ document: record.id, epoch: record.epoch, seq: 1, ...actor, at, clients }, content);
        }
      }),
    addPicture: (value: { document: DocumentRecord; admissions: readonly Admission[]; at: number }): Promise<void> =>
      db.whole(async () => {
        await insert(value.document);
        for (const admission of value.admissions) await admit(admission, value.at);
      }),
    admit: ({ admission, at }: { admission: Admission; at: number }): Promise<void> =>
      db.whole(() => admit(admission, at)),
    withdraw: ({ picture, seat, at }: { picture: string; seat: string; at: number }): Promise<void> =>
      db.whole(() => shutOut(picture, seat, at)),
    writeCaution: ({ space, caution: c }: { space: string; caution: Caution }): Promise<void> =>
      db.whole(() => caution.run(space, c.kind, c.words, c.source, c.reviewBy)),
  };
}

const invitationColumns = `i.id, i.seat, s.space, i.replaces, i.invited_by as "by", i.at, i.expires_at as "expiresAt", i.ending`;

function createInvitationWrites(db: Database) {
  const supersede = db.prepare(endInvitationSql);
  const insert = db.prepare(
    `insert into invitations (id, hash, seat, replaces, invited_by, at, expires_at) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const endOne = db.prepare("update invitations set ending = ?, ended_at = ? where id = ? and ending is null");
  const accept = createAcceptance(db);
  return {
    invite: ({
      hash,
      invitation: i,
    }: {
      hash: string;
      invitation: Omit<InvitationRecord, "ending" | "space">;
    }): Promise<void> =>
      db.whole(async () => {
        await supersede.run("superseded", i.at, i.seat);
        await insert.run(i.id, hash, i.seat, i.replaces, i.by, i.at, i.expiresAt);
      }),
    endInvitation: async ({ id, ending, at }: { id: string; ending: InvitationEnding; at: number }): Promise<boolean> =>
      (await endOne.run(ending, at, id)) > 0,
    acceptInvitation: accept,
  };
}

type Invited = InvitationRecord & { readonly closed: number | null };

function createAcceptance(db: Database) {
  const find = db.prepare<Invited>(
    `select ${invitationColumns}, s.closed from invitations i join seats s on s.id = i.seat where i.hash = ?`,
  );
  const holder = db.prepare<{ person: string }>("select person from holdings where seat = ? and until is null");
  const another = db.prepare<{ seat: string }>(`select h.seat from holdings h join seats s on s.id = h.seat
     where h.person = ? and h.until is null and s.space = ? limit 1`);
  const latest = db.prepare<{ since: number | null }>("select max(since) as since from holdings where seat = ?");
  const end = db.prepare(endHoldingSql);
  const hold = db.prepare("insert into holdings (seat, person, since) values (?, ?, ?)");
  const close = db.prepare(
    "update invitations set ending = 'accepted', ended_at = ?, person = ? where id = ? and ending is null",
  );

  async function judge(
    invitation: Invited | undefined,
    acceptor: string,
    at: number,
  ): Promise<Exclude<Acceptance, "accepted"> | null> {
    if (!invitation) return "unknown";
    if (invitation.ending === "accepted" || invitation.ending === "declined") return "used";
    if (invitation.ending !== null || invitation.closed !== null || at >= invitation.expiresAt) return "expired";
    const sitting = (await holder.get(invitation.seat))?.person;
    if (sitting !== undefined && sitting !== invitation.replaces) return "taken";
    return (await another.get(acceptor, invitation.space)) ? "held" : null;
  }

  return async ({ hash, person, at }: { hash: string; person: string; at: number }): Promise<Acceptance> => {
    const invitation = await find.get(hash);
    const refused = await judge(invitation, person, at);
    if (refused !== null || !invitation) return refused ?? "unknown";
    await db.whole(async () => {
      await end.run(at, invitation.seat);
      const since = Math.max(at, ((await latest.get(invitation.seat))?.since ?? 0) + 1);
      await hold.run(invitation.seat, person, since);
      await close.run(at, person, invitation.id);
    });
    return "accepted";
  };
}

export function createGroupReads(db: Database) {
  const holdings = db.prepare<HoldingRecord>(`select h.seat, h.person, p.name, h.since, h.until
     from holdings h join seats s on s.id = h.seat join people p on p.id = h.person
     where s.space = ? order by h.seat, h.since desc`);
  const open =
    db.prepare<InvitationRecord>(`select ${invitationColumns} from invitations i join seats s on s.id = i.seat
     where s.space = ? and i.ending is null order by i.at`);
  const cautions = db.prepare<Caution>(
    `select kind, words, source, review_by as "reviewBy" from cautions where space = ? order by kind`,
  );
  const invitation = db.prepare<InvitationRecord>(
    `select ${invitationColumns} from invitations i join seats s on s.id = i.seat where i.hash = ?`,
  );
  const { admissionsOf } = createAdmissionReads(db);
  return {
    readGroup: async (space: string): Promise<GroupRecord> => ({
      holdings: await holdings.all(space),
      admissions: await admissionsOf(space),
      invitations: await open.all(space),
      cautions: await cautions.all(space),
    }),
    readInvitation: (hash: string) => invitation.get(hash),
  };
}
