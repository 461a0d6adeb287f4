// The observations a commitment is linked to, each with the way to its card.
import { observationOf, readFactors, readLinkings, readProse } from "@hybrid/documents";
import { headOf, type CommitmentLink, type Factor } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type * as Y from "yjs";
import type { HeldCommitment } from "../language/use-commitments.ts";
import { useReading, type OpenDocument } from "../session/documents.tsx";

interface Linked extends CommitmentLink {
  /** The factor under which it is shown now, and the words of the one it was linked to. */
  readonly head: Factor;
  readonly words: string;
}

const none: Linked[] = [];
const longest = 78;

export function About({
  commitment,
  picture,
}: {
  readonly commitment: HeldCommitment;
  readonly picture: OpenDocument;
}) {
  const { t } = useTranslation();
  const all = useReading(picture.doc, readLinked, none);
  const linked = all.filter((one) => one.seat === commitment.voice.seat && one.commitment === commitment.id);
  if (linked.length === 0) return null;
  return (
    <div className="promise-about">
      <span id={`about-${commitment.voice.seat}-${commitment.id}`}>{t("commitments.about")}</span>
      <ul aria-labelledby={`about-${commitment.voice.seat}-${commitment.id}`}>
        {linked.map(({ id, head, words }) => (
          <li key={id}>
            <Link to={`/pictures/${picture.record.id}?domain=${head.domain}&card=${head.id}`}>
              {words === "" ? t("picture.card.noWords") : words}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function readLinked(doc: Y.Doc): Linked[] {
  const factors = readFactors(doc).flatMap((entry) => (entry.readable ? entry.value : []));
  const known = new Map(factors.map((factor) => [factor.id, factor]));
  return readLinkings(doc).flatMap((link): Linked[] => {
    const factor = known.get(link.factor);
    const fragment = observationOf(doc, link.factor);
    if (!factor || !fragment) return [];
    const words = readProse(fragment).join(" ").trim();
    return [{ ...link, head: headOf(factor, known), words: cut(words) }];
  });
}

function cut(words: string): string {
  return words.length > longest ? `${words.slice(0, Math.max(words.lastIndexOf(" ", longest), 40)).trimEnd()}…` : words;
}
