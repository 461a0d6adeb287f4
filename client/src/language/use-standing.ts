// How the group stands to one shared text as it is now: who stands behind it, on which reservation, whose answer is
// about older words, and what this seat can say of it.
import {
  answersTo,
  askedSeats,
  sameWords,
  answeredVersions,
  type Answer as SeatAnswer,
  type EndorsedText,
  type Endorsement,
  type TextVersion,
} from "@hybrid/domain";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeat, useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { sendEndorsement, useAccord } from "./use-accord.ts";

export interface Say {
  readonly stance: Endorsement["stance"];
  readonly why?: string;
  readonly wouldChange?: string;
}

export interface Standing {
  readonly synced: boolean;
  readonly text: EndorsedText;
  readonly words: readonly string[];
  readonly answers: readonly SeatAnswer[];
  readonly versions: readonly TextVersion[];
  /** The number of the words as they are now, from 1; null while nobody has answered them. */
  readonly number: number | null;
  readonly endorsements: readonly Endorsement[];
  readonly unreadable: number;
  /** This seat's own answer; undefined where it is not asked. */
  readonly own: SeatAnswer | undefined;
  readonly online: boolean;
  readonly busy: boolean;
  /** The sentence of the last refusal. */
  readonly refused: string | undefined;
  /** Answers whether it was recorded. */
  readonly say: (said: Say) => Promise<boolean>;
}

/** `words` are the paragraphs of the text, without blank ones. */
export function useStanding(about: OpenDocument, text: EndorsedText, words: readonly string[]): Standing {
  const { seats, me } = useSeatView();
  const { endorsements, synced, unreadable } = useAccord(about.record.id);
  const seat = useSeat(me.seat);
  const key = text.kind === "aim" ? "" : text.term;
  const known = useMemo(() => {
    const of: EndorsedText = text.kind === "aim" ? { kind: "aim" } : { kind: "definition", term: key };
    const answers = answersTo(endorsements, of, words, askedSeats(seats, about.record.readers));
    const versions = answeredVersions(endorsements, of);
    const at = versions.findIndex((version) => sameWords(version.words, words));
    return { text: of, answers, versions, number: at < 0 ? null : at + 1 };
  }, [endorsements, text.kind, key, words, seats, about.record.readers]);
  const mayAnswer = seat?.role === "organisation" && about.record.right === "write";
  const sending = useSaying(about, text, words);
  return {
    ...known,
    ...sending,
    synced,
    words,
    endorsements,
    unreadable,
    own: mayAnswer ? known.answers.find((answer) => answer.seat === me.seat) : undefined,
    online: about.online,
  };
}

function useSaying(about: OpenDocument, of: EndorsedText, words: readonly string[]) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const say = async ({ stance, why = "", wouldChange = "" }: Say): Promise<boolean> => {
    setBusy(true);
    setRefused(undefined);
    const request = { seat: me.seat, document: about.record.id, of, words: [...words], stance, why, wouldChange };
    const answer = await sendEndorsement(request);
    setBusy(false);
    if (answer.ok) announce(t(`endorsement.recorded.${stance}`));
    else setRefused(t(`shared.refusal.${answer.code}`));
    return answer.ok;
  };
  return { busy, refused, say };
}
