// Beside the narrative, level with each linked passage: the way to its card. They stand after the text in the order of
// the keyboard, and outside of it, so that a caret never meets them.
import { readPassages } from "@hybrid/documents";
import { Link2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReading } from "../session/documents.tsx";
import { Icon } from "../ui/icon.tsx";
import { nameObservation } from "./observations.ts";
import type { StandingPassage } from "./passage-marks.ts";
import { usePicture } from "./picture-context.tsx";
import { useGoToCard } from "./use-chosen-domain.ts";

const none: ReturnType<typeof readPassages> = [];
const least = 26;
const longest = 90;

export function StoryMarks({ standing }: { readonly standing: readonly StandingPassage[] }) {
  const { t } = useTranslation();
  const picture = usePicture();
  const goToCard = useGoToCard();
  const linked = useReading(picture.open.doc, readPassages, none);
  if (standing.length === 0) return null;
  return (
    <ul className="story-marks" aria-label={t("board.passage.marks")}>
      {lay(standing).map(({ link: id, top }) => {
        const one = linked.find(({ link }) => link.id === id);
        const factor = one && picture.known.get(one.link.factor);
        if (!one || !factor) return null;
        const words = (one.words ?? one.link.quote).replaceAll("\n", " ").slice(0, longest);
        const label = t("board.passage.mark", { words, observation: nameObservation(picture, factor.id, t) });
        return (
          <li key={id} style={{ top }}>
            <button type="button" aria-label={label} title={label} onClick={() => goToCard(factor)}>
              <Icon of={Link2} />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Two that begin on one line stand below each other. */
function lay(standing: readonly StandingPassage[]): StandingPassage[] {
  let free = -Infinity;
  return standing.map(({ link, top }) => {
    const at = Math.max(top, free);
    free = at + least;
    return { link, top: at };
  });
}
