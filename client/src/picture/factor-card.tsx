// One circumstance with both lenses: what was seen, where it comes from, how each of us sees it, how far apart we are.
import { observationOf } from "@hybrid/documents";
import { Hourglass } from "lucide-react";
import { memo, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { useWords } from "../editor/use-words.ts";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { BasisLine } from "./basis-line.tsx";
import { CardCommitments } from "./card-commitments.tsx";
import { CardFoot } from "./card-foot.tsx";
import { CardMenu } from "./card-menu.tsx";
import { CardTraces } from "./card-traces.tsx";
import { useTurn } from "./card-turns.ts";
import { CardPassages } from "./passages.tsx";
import type { BoardCardProps, CardProps } from "./card-props.ts";
import { Glyph } from "../ui/glyph.tsx";
import { LensTable } from "./lens-table.tsx";
import { Observation } from "./observation.tsx";
import { useParts } from "./parts.ts";
import { usePicture } from "./picture-context.tsx";
import { Reservations } from "./reservations.tsx";
import { SeenGroups } from "./seen-groups.tsx";
import { useOwnPlace } from "./silence-context.tsx";
import { StaleBanner } from "./stale-banner.tsx";
import { isFresh } from "./today.ts";
import { WordsOfAll } from "./words-of-all.tsx";
import { useSayWriting } from "./writers.ts";
import "./factor-card.css";
import "./tracks.css";
import "./words-of-all.css";

/** Drawn again for what concerns it, not whenever the board is. */
export const FactorCard = memo(function FactorCard({ first, drawn, ...props }: BoardCardProps) {
  const { factor, shownAs } = props;
  const { open } = usePicture();
  const card = useRef<HTMLElement>(null);
  const whole = useTurn(card, first || drawn.has(factor.id));
  useEffect(() => void (whole && drawn.add(factor.id)), [whole, drawn, factor.id]);
  const heading = useId();
  const fragment = observationOf(open.doc, factor.id);
  if (!fragment) return null;
  const parts = { ...props, heading, fragment };
  return (
    <article
      ref={card}
      className="card"
      data-factor={factor.id}
      data-kind={shownAs}
      aria-labelledby={heading}
      aria-busy={whole ? undefined : true}
    >
      {whole ? <WholeCard {...parts} /> : <CardWords {...parts} />}
    </article>
  );
});

type PartProps = CardProps & { readonly heading: string; readonly fragment: Y.XmlFragment };

/** What stands there until the card is whole. */
function CardWords({ fragment, heading, ...props }: PartProps) {
  const { lang } = usePicture();
  const { lines } = useWords(fragment);
  return (
    <>
      <CardTop {...props} heading={heading} fragment={fragment} />
      <div className="card-observation words" lang={lang}>
        {lines.map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </div>
    </>
  );
}

function WholeCard({ fragment, heading, ...props }: PartProps) {
  const { factor } = props;
  const { OnCard } = useParts();
  const { open, perspectivesOn } = usePicture();
  const [editing, setEditing] = useState(false);
  const [reading, setReading] = useState(false);
  const [writing, setWriting] = useState(false);
  const { silent } = useOwnPlace(factor.id);
  // Who writes unseen, and where, is nobody's business.
  useSayWriting(open, factor.id, editing || (writing && !silent));
  const perspectives = perspectivesOn(factor.id);
  return (
    <>
      <CardTop {...props} heading={heading} fragment={fragment} onEdit={() => setEditing(true)} />
      <Observation fragment={fragment} editing={editing} setEditing={setEditing} />
      <BasisLine basis={factor.basis} />
      <StaleBanner factor={factor} />
      <SeenGroups perspectives={perspectives} />
      <LensTable perspectives={perspectives} />
      <Reservations factor={factor} />
      {OnCard && <OnCard open={open} factor={factor.id} />}
      <CardPassages factor={factor} />
      <CardCommitments factor={factor} />
      <CardTraces factor={factor} />
      <CardFoot
        factor={factor}
        perspectives={perspectives}
        reading={reading}
        writing={writing}
        onRead={() => setReading(!reading)}
        onWrite={() => {
          setReading(true);
          setWriting(true);
        }}
      />
      {reading && <WordsOfAll factor={factor} writing={writing} setWriting={setWriting} />}
    </>
  );
}

/** Without `onEdit` there are no deeds yet. */
function CardTop({ heading, fragment, onEdit, ...props }: PartProps & { readonly onEdit?: () => void }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { writes } = usePicture();
  const { factor, shownAs } = props;
  return (
    <header className="card-top">
      <h3 className="card-kind" id={heading}>
        <Glyph of={shownAs} />
        {t(`picture.kind.${shownAs}`)}
        <Opening fragment={fragment} />
      </h3>
      {isFresh(factor.basis) && (
        <span className="card-fresh">
          <Icon of={Hourglass} />
          {t("picture.basis.fresh", { day: day(factor.basis.staleAfter ?? "") })}
        </span>
      )}
      {writes && onEdit && <CardMenu {...props} onEdit={onEdit} />}
    </header>
  );
}

/** The first words of the observation, so that the cards can be told apart by their headings alone. */
function Opening({ fragment }: { readonly fragment: Y.XmlFragment }) {
  const { lines } = useWords(fragment);
  return <span className="visually-hidden">: {lines.join(" ").slice(0, 60)}</span>;
}
