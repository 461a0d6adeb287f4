// One circumstance with both lenses: what was seen, where it comes from, how each of us sees it, how far apart we are.
import { observationOf } from "@hybrid/documents";
import { Hourglass } from "lucide-react";
import { useId, useState } from "react";
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
import { CardPassages } from "./passages.tsx";
import type { CardProps } from "./card-props.ts";
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

export function FactorCard(props: CardProps) {
  const { factor, shownAs } = props;
  const { OnCard } = useParts();
  const { open, perspectivesOn } = usePicture();
  const [editing, setEditing] = useState(false);
  const [reading, setReading] = useState(false);
  const [writing, setWriting] = useState(false);
  const heading = useId();
  const { silent } = useOwnPlace(factor.id);
  // Who writes unseen, and where, is nobody's business.
  useSayWriting(open, factor.id, editing || (writing && !silent));
  const fragment = observationOf(open.doc, factor.id);
  const perspectives = perspectivesOn(factor.id);
  if (!fragment) return null;
  return (
    <article className="card" data-factor={factor.id} data-kind={shownAs} aria-labelledby={heading}>
      <CardTop {...props} heading={heading} onEdit={() => setEditing(true)} />
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
        onRead={() => setReading(!reading)}
        onWrite={() => {
          setReading(true);
          setWriting(true);
        }}
      />
      {reading && <WordsOfAll factor={factor} writing={writing} setWriting={setWriting} />}
    </article>
  );
}

function CardTop({
  heading,
  onEdit,
  ...props
}: CardProps & {
  readonly heading: string;
  readonly onEdit: () => void;
}) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { open, writes } = usePicture();
  const { factor, shownAs } = props;
  const fragment = observationOf(open.doc, factor.id);
  return (
    <header className="card-top">
      <h3 className="card-kind" id={heading}>
        <Glyph of={shownAs} />
        {t(`picture.kind.${shownAs}`)}
        {fragment && <Opening fragment={fragment} />}
      </h3>
      {isFresh(factor.basis) && (
        <span className="card-fresh">
          <Icon of={Hourglass} />
          {t("picture.basis.fresh", { day: day(factor.basis.staleAfter ?? "") })}
        </span>
      )}
      {writes && <CardMenu {...props} onEdit={onEdit} />}
    </header>
  );
}

/** The first words of the observation, so that the cards can be told apart by their headings alone. */
function Opening({ fragment }: { readonly fragment: Y.XmlFragment }) {
  const { lines } = useWords(fragment);
  return <span className="visually-hidden">: {lines.join(" ").slice(0, 60)}</span>;
}
