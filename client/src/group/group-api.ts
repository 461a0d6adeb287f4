// The group's part of the HTTP border: what the page reads, and the coordinator's deeds.
import * as z from "zod/mini";
import {
  type PictureSubject,
  FoundingView,
  GroupView,
  InvitationMade,
  Made,
  SpaceMade,
  type Caution,
  type Language,
  type OrganisationKind,
  type PictureKind,
} from "@hybrid/domain";
import { ask, send, type Answer } from "../session/api.ts";

const part = encodeURIComponent;
const nothing = z.undefined();

export function readGroup(seat: string, signal: AbortSignal): Promise<Answer<GroupView>> {
  return ask(`/api/seats/${part(seat)}/group`, GroupView, { signal });
}

export function readFounding(signal: AbortSignal): Promise<Answer<FoundingView>> {
  return ask("/api/founding", FoundingView, { signal });
}

export type NewSpace = { readonly name: string; readonly language: Language; readonly email: string | null };

export function foundSpace(space: NewSpace): Promise<Answer<SpaceMade>> {
  return send("POST", "/api/spaces", SpaceMade, space);
}

export type InvitationWanted = {
  readonly days: number;
  readonly replace: "none" | "on-accept" | "at-once";
  readonly email: string | null;
};

/** What the coordinator in this seat can do. Every deed may be refused with a code. */
export function deedsOf(seat: string) {
  const at = `/api/seats/${part(seat)}`;
  return {
    renameSpace: (name: string) => send("PUT", `${at}/space`, nothing, { name }),
    askAssurance: (assurance: string | null) => send("PUT", `${at}/assurance`, nothing, { assurance }),
    foundGlossary: (starter: boolean) => send("POST", `${at}/glossary`, nothing, { starter }),
    addOrganisation: (kind: OrganisationKind, name: string) =>
      send("POST", `${at}/organisations`, Made, { kind, name }),
    changeOrganisation: (id: string, kind: OrganisationKind, name: string) =>
      send("PUT", `${at}/organisations/${part(id)}`, nothing, { kind, name }),
    addSeat: (organisation: string) => send("POST", `${at}/seats`, Made, { organisation }),
    addGuest: (organisation: string, until: string) => send("POST", `${at}/guests`, Made, { organisation, until }),
    changeGuest: (other: string, until: string) => send("PUT", `${at}/seats/${part(other)}`, nothing, { until }),
    closeSeat: (other: string) => send("DELETE", `${at}/seats/${part(other)}`, nothing),
    endHolding: (other: string) => send("DELETE", `${at}/seats/${part(other)}/holder`, nothing),
    invite: (other: string, wanted: InvitationWanted) =>
      send("POST", `${at}/seats/${part(other)}/invitations`, InvitationMade, wanted),
    withdrawInvitation: (id: string) => send("DELETE", `${at}/invitations/${part(id)}`, nothing),
    addPicture: (title: string, sure: boolean, about: PictureSubject) =>
      send("POST", `${at}/pictures`, Made, { title, sure, about }),
    erasePicture: (picture: string, title: string) =>
      send("POST", `${at}/pictures/${part(picture)}/erasure`, nothing, { title }),
    admit: (picture: string, other: string, kinds: readonly PictureKind[], cautionRead: boolean) =>
      send("PUT", `${at}/pictures/${part(picture)}/admissions/${part(other)}`, nothing, { kinds, cautionRead }),
    shutOut: (picture: string, other: string) =>
      send("DELETE", `${at}/pictures/${part(picture)}/admissions/${part(other)}`, nothing),
    writeCaution: ({ kind, ...words }: Caution) => send("PUT", `${at}/cautions/${kind}`, nothing, words),
  };
}

export type Deeds = ReturnType<typeof deedsOf>;
