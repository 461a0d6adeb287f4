// The port to who belongs to a group: organisations, seats, holdings with their history, admissions, invitations.
import type { Admission, Caution, DocumentRecord, Organisation, Seat } from "@hybrid/domain";
import type { FoundedDocument } from "./founded-document.ts";

/** One person's time in a seat; times are milliseconds since 1970, `until` null while it lasts. */
export type HoldingRecord = {
  readonly seat: string;
  readonly person: string;
  readonly name: string;
  readonly since: number;
  readonly until: number | null;
};

/** An invitation ends once, in one of these ways; one that is too old has no ending and is refused all the same. */
export type InvitationEnding = "accepted" | "declined" | "withdrawn" | "superseded";

export type InvitationRecord = {
  readonly id: string;
  readonly seat: string;
  readonly space: string;
  /** whose holding ends when it is accepted */
  readonly replaces: string | null;
  /** the person who invites */
  readonly by: string;
  readonly at: number;
  readonly expiresAt: number;
  readonly ending: InvitationEnding | null;
};

/** The time in which an admission opened the same kinds; a change of kinds ends it and begins another. */
export type AdmissionRecord = Admission & { readonly since: number; readonly until: number | null };

export type GroupRecord = {
  readonly holdings: readonly HoldingRecord[];
  /** every admission there was, the latest first */
  readonly admissions: readonly AdmissionRecord[];
  /** those without an ending, too old ones included */
  readonly invitations: readonly InvitationRecord[];
  readonly cautions: readonly Caution[];
};

/**
 * `taken`: somebody else holds the seat now. `held`: the person holds another seat of the space. Nothing has been
 * written unless it is `accepted`.
 */
export type Acceptance = "accepted" | "unknown" | "used" | "expired" | "taken" | "held";

/**
 * Times are milliseconds since 1970. A write that contradicts what is stored rejects with a RangeError, and any call
 * may reject with LogError("unavailable").
 */
export interface Groups {
  readGroup(space: string): Promise<GroupRecord>;
  renameSpace(space: string, name: string): Promise<void>;
  addOrganisation(organisation: Organisation): Promise<void>;
  changeOrganisation(organisation: Organisation): Promise<void>;
  addSeat(seat: Seat): Promise<void>;
  /** A guest's last day. */
  changeUntil(seat: string, until: string): Promise<void>;
  /** Nobody sits there any more: the holding, the open invitation and the admissions end with it. */
  closeSeat(seat: string, at: number): Promise<void>;
  /** Ends the present holding, if there is one. Answers who held the seat. */
  endHolding(seat: string, at: number): Promise<string | null>;
  /** Documents that are there already, or that say the same as one that is, are left as they are. */
  addDocuments(documents: readonly FoundedDocument[]): Promise<void>;
  addPicture(document: DocumentRecord, admissions: readonly Admission[]): Promise<void>;
  /** Admits, or changes the kinds of an admission. */
  admit(admission: Admission): Promise<void>;
  withdraw(picture: string, seat: string): Promise<void>;
  /** `hash` is of the secret: the secret itself is never stored. The seat's open invitation, if any, is superseded. */
  invite(hash: string, invitation: Omit<InvitationRecord, "ending" | "space">): Promise<void>;
  readInvitation(hash: string): Promise<InvitationRecord | undefined>;
  /** False: it had ended already, and nothing was changed. */
  endInvitation(id: string, ending: "declined" | "withdrawn", at: number): Promise<boolean>;
  /** Of two at once one is accepted: the check and the change are one. */
  acceptInvitation(hash: string, person: string, at: number): Promise<Acceptance>;
  writeCaution(space: string, caution: Caution): Promise<void>;
}
