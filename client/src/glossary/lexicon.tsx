// A column for each organisation: what the word is to it, what it sets going there, what it also says. One's own column
// is tinted and can be written in; nobody writes in another's.
import { senseNotes, type Sense, type SenseNote, type Term } from "@hybrid/domain";
import { meaningOf, readSenses, setsGoingOf, type Entry } from "@hybrid/documents";
import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { useCommonLanguage } from "../language/common-language.tsx";
import { headwordIn } from "../language/headword.ts";
import type { Voice } from "../language/use-voices.ts";
import { useReading } from "../session/documents.tsx";
import { seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { OrgName } from "../ui/mark.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { OwnColumn } from "./own-column.tsx";
import { SenseWords } from "./sense-words.tsx";

export function Lexicon({ term }: { readonly term: Term }) {
  const { t } = useTranslation();
  const { voices, sensesOf } = useCommonLanguage();
  const { me } = useSeatView();
  const mine = useSeat(me.seat);
  const word = headwordIn(useLanguage(), term);
  const said = sensesOf(term.id);
  const notes = senseNotes.filter((note) => said.some((sense) => sense[note] !== ""));
  return (
    <>
      <section
        className="lexicon"
        style={{ "--notes": notes.length } as CSSProperties}
        aria-label={t("glossary.lexicon", { word })}
      >
        <div className="lexicon-labels" aria-hidden="true">
          <span />
          <span>{t("glossary.meaning")}</span>
          <span>{t("glossary.setsGoing")}</span>
          <span>{t("glossary.alsoSay")}</span>
          {notes.map((note) => (
            <span key={note}>{t(`glossary.${note}`)}</span>
          ))}
        </div>
        {voices.map((voice) => (
          <Column key={voice.seat} term={term} voice={voice} notes={notes} />
        ))}
      </section>
      {!mine?.organisation && <p className="lexicon-none meta">{t("glossary.coordinator")}</p>}
    </>
  );
}

function Column({ term, voice, notes }: Omit<SenseProps, "sense">) {
  const { t } = useTranslation();
  const seat = useSeat(voice.seat);
  const own = voice.open.record.right === "write";
  const kind = seat?.organisation?.kind ?? "coordinator";
  const senses: readonly Entry<Sense>[] = useReading(voice.open.doc, readSenses, []);
  const entry = senses.find((one) => one.id === term.id);
  return (
    <article className={`lexicon-column o-${kind}${own ? " own" : ""}`}>
      <h3>
        <OrgName kind={kind} name={seatName(seat, t)} />
      </h3>
      {!voice.open.synced ? (
        <Skeleton lines={2} />
      ) : entry && !entry.readable ? (
        <Banner>{t("glossary.unreadableSense")}</Banner>
      ) : own ? (
        <OwnColumn term={term} voice={voice} sense={entry?.value} notes={notes} />
      ) : (
        <SenseToRead term={term} voice={voice} sense={entry?.value} notes={notes} />
      )}
    </article>
  );
}

interface SenseProps {
  readonly term: Term;
  readonly voice: Voice;
  readonly sense: Sense | undefined;
  /** The short notes that some organisation has written. */
  readonly notes: readonly SenseNote[];
}

function SenseToRead({ term, voice, sense, notes }: SenseProps) {
  const { t } = useTranslation();
  const { doc } = voice.open;
  const [meaning, setsGoing] = [meaningOf(doc, term.id), setsGoingOf(doc, term.id)];
  if (!sense || !meaning || !setsGoing) return <p className="lexicon-empty">{t("glossary.othersEmpty")}</p>;
  return <SenseWords meaning={meaning} setsGoing={setsGoing} sense={sense} notes={notes} />;
}
