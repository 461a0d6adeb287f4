// The group as one of its seats may see it: everybody sees who sits where; which pictures there are, only those who
// read them, and the coordinator, who lets others in.
import {
  cautionTemplate,
  organisationKinds,
  rightTo,
  type Caution,
  type DocumentRecord,
  type GroupView,
  type Language,
  type OrganisationKind,
} from "@hybrid/domain";
import type { GroupRecord } from "@hybrid/store";
import type { SpaceToday } from "../access/circles.ts";

type Seen = {
  readonly circle: SpaceToday;
  readonly group: GroupRecord;
  readonly seat: string;
  readonly mail: boolean;
  readonly assurance: Omit<GroupView["assurance"], "levels"> & { readonly levels: readonly string[] };
  readonly now: number;
};

export function viewGroup({ circle, group, seat, mail, assurance, now }: Seen): GroupView {
  const role = circle.seats.find(({ id }) => id === seat)?.role ?? "guest";
  const coordinates = role === "coordinator";
  const pictures = circle.documents.filter(
    (record) => isPicture(record) && (coordinates || rightTo(circle, seat, record) !== "none"),
  );
  return {
    space: circle.space,
    me: { seat, role },
    today: circle.today,
    glossary: circle.documents.some(({ kind }) => kind === "glossary"),
    organisations: circle.organisations
      .toSorted((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name, circle.space.language))
      .map(({ id, kind, name }) => ({ id, kind, name })),
    seats: circle.seats.map(({ id, organisation, role: of, until, closed }) => ({
      id,
      organisation,
      role: of,
      until,
      closed,
      holders: group.holdings
        .filter((holding) => holding.seat === id)
        .map(({ name, since, until: ended }) => ({ name, since, until: ended })),
      invitation: coordinates ? openInvitation(group, id, now) : null,
    })),
    pictures: pictures.map((picture) => ({
      id: picture.id,
      title: picture.title ?? "",
      about: picture.kind === "pattern" ? "pattern" : "person",
      admissions: circle.admissions
        .filter((admission) => admission.picture === picture.id)
        .map((admission) => ({ seat: admission.seat, kinds: [...admission.kinds] })),
      history: group.admissions
        .filter((admission) => admission.picture === picture.id)
        .map(({ seat: of, kinds, since, until }) => ({ seat: of, kinds: [...kinds], since, until })),
    })),
    cautions: coordinates ? cautionsOf(group, circle.space.language) : [],
    assurance: { ...assurance, levels: coordinates ? [...assurance.levels] : [] },
    mail: coordinates && mail,
  };
}

const isPicture = ({ kind }: DocumentRecord): boolean => kind === "picture" || kind === "pattern";

const rankOf = ({ kind }: { kind: OrganisationKind }) => organisationKinds.indexOf(kind);

function openInvitation(group: GroupRecord, seat: string, now: number): GroupView["seats"][number]["invitation"] {
  const open = group.invitations.find((each) => each.seat === seat && each.expiresAt > now);
  return open ? { id: open.id, expiresAt: open.expiresAt, replaces: open.replaces !== null } : null;
}

/** The template's, where the group has not put its own words. */
export function cautionsOf(group: GroupRecord, language: Language): Caution[] {
  const own = new Set(group.cautions.map(({ kind }) => kind));
  const given = cautionTemplate.filter(({ kind }) => !own.has(kind));
  return [
    ...group.cautions,
    ...given.map(({ kind, words, source, reviewBy }) => ({
      kind,
      words: words[language],
      source: source[language],
      reviewBy,
    })),
  ];
}
