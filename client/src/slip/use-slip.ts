// A slip being filled in: what leaves, where it goes, on what ground, and what still stands in the way.
import {
  countWords,
  emptyBasis,
  groundsFor,
  passagesNotIn,
  questionsFor,
  repeatsWithdrawn,
  type FactorDomain,
  type Basis,
  type Offer,
  type Question,
  type RecipientKind,
  type SlipRequest,
  type SlipView,
} from "@hybrid/domain";
import { legalMenu } from "@hybrid/domain/templates";
import { useMemo, useState } from "react";
import { useSeat, useSeatView, type DocumentView, type Seat } from "../session/seat-view.tsx";

export type Answers = Readonly<Record<string, "yes" | "no">>;
export type Stop =
  | "nothing"
  | "foreign"
  | "withdrawn"
  | "unsaved"
  | "offline"
  | "ground"
  | "unanswered"
  | "no"
  | "readOnly";

type Draft = {
  readonly passages: readonly string[];
  readonly target: "narrative" | "factor";
  readonly domain: FactorDomain;
  readonly basis: Basis;
  readonly ground: string | null;
  readonly answers: Answers;
};

const fresh: Draft = {
  passages: [],
  target: "narrative",
  domain: "self",
  basis: emptyBasis,
  ground: null,
  answers: {},
};

export type Slip = Draft & {
  readonly change: (part: Partial<Draft>) => void;
  readonly restart: () => void;
  readonly offers: readonly Offer[];
  readonly questions: readonly Question[];
  readonly readers: readonly Seat[];
  readonly others: readonly Seat[];
  readonly words: number;
  /** the passages that do not stand in the notes as they are written */
  readonly foreign: readonly string[];
  /** the withdrawal of words that these repeat, or are repeated in */
  readonly withdrawnIn: (passages: readonly string[]) => SlipView["withdrawn"] | undefined;
  readonly stopBy: (state: { saved: boolean; online: boolean }) => Stop | null;
  readonly no: Question | undefined;
  readonly request: () => SlipRequest;
};

type SlipPlace = {
  readonly notes: DocumentView;
  readonly picture: DocumentView;
  readonly blocks: readonly string[];
  /** what has left these notes before */
  readonly slips: readonly SlipView[];
};

export function useSlip({ notes, picture, blocks, slips }: SlipPlace): Slip {
  const { seats, me } = useSeatView();
  const own = useSeat(me.seat)?.organisation;
  const [draft, setDraft] = useState(fresh);
  const readers = seats.filter(({ id }) => picture.readers.includes(id));
  const others = readers.filter((seat) => seat.organisation?.id !== own?.id);
  const kinds = others.map(({ organisation }) => organisation?.kind ?? "coordinator").join(" ");
  const sender = own?.kind ?? "other";
  const menu = useMemo(() => {
    const recipients = kinds.split(" ").filter(Boolean) as RecipientKind[];
    return { recipients, offers: groundsFor(legalMenu, { sender, recipients }) };
  }, [sender, kinds]);
  const chosen = menu.offers.find(({ ground, open }) => open && ground.id === draft.ground)?.ground;
  const questions = chosen ? questionsFor(legalMenu, chosen, menu.recipients) : [];
  const foreign = passagesNotIn(blocks, draft.passages);
  const no = questions.find(({ id }) => draft.answers[id] === "no");

  const withdrawnIn = (passages: readonly string[]) =>
    slips.find(({ withdrawn, disclosure }) => withdrawn && repeatsWithdrawn(passages, disclosure.passages))?.withdrawn;

  function stopBy({ saved, online }: { saved: boolean; online: boolean }): Stop | null {
    if (picture.right !== "write" || notes.right !== "write") return "readOnly";
    if (draft.passages.length === 0) return "nothing";
    if (foreign.length > 0) return "foreign";
    if (withdrawnIn(draft.passages)) return "withdrawn";
    if (!chosen) return "ground";
    if (no) return "no";
    if (!questions.every(({ id }) => draft.answers[id] === "yes")) return "unanswered";
    if (!online) return "offline";
    return saved ? null : "unsaved";
  }

  const request = (): SlipRequest => ({
    seat: me.seat,
    notes: notes.id,
    passages: [...draft.passages],
    target:
      draft.target === "narrative"
        ? { kind: "narrative" }
        : { kind: "factor", domain: draft.domain, basis: { ...draft.basis, seat: me.seat } },
    recipients: readers.map(({ id }) => id),
    ground: draft.ground ?? "",
    menu: legalMenu.version,
    yes: questions.map(({ id }) => id).filter((id) => draft.answers[id] === "yes"),
  });

  return {
    ...draft,
    change: (part) => setDraft((last) => ({ ...last, ...part })),
    restart: () => setDraft(fresh),
    offers: menu.offers,
    questions,
    readers,
    others,
    words: countWords(draft.passages),
    foreign,
    withdrawnIn,
    stopBy,
    no,
    request,
  };
}
