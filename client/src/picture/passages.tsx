// Passages of the narrative that observations are linked to: on the card the words and the way to them, below the
// narrative the way back. A passage that is gone says so, with what it said when it was linked.
import { linkPassage, readPassages, takeOffLink, type Passage } from "@hybrid/documents";
import type { Factor } from "@hybrid/domain";
import { Link2, Link2Off, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { useReading } from "../session/documents.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { listObservations, nameObservation } from "./observations.ts";
import { usePicture } from "./picture-context.tsx";
import { useStory } from "./story-context.tsx";
import { useGoToCard } from "./use-chosen-domain.ts";

type Linked = ReturnType<typeof readPassages>[number];

const noPassages: Linked[] = [];
const longest = 160;

const shorten = (words: string): string =>
  words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words.replaceAll("\n", " ");

function usePassages(): readonly Linked[] {
  return useReading(usePicture().open.doc, readPassages, noPassages);
}

export function CardPassages({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const linkedWith = usePicture().linkedWith(factor);
  const linked = usePassages().filter(({ link }) => linkedWith.has(link.factor));
  if (linked.length === 0) return null;
  return (
    <ul className="card-passages" aria-label={t("board.passage.label")}>
      {linked.map((one) => (
        <CardPassage key={one.link.id} {...one} />
      ))}
    </ul>
  );
}

function CardPassage({ link, words }: Linked) {
  const { t } = useTranslation();
  const { open, writes } = usePicture();
  const announce = useAnnounce();
  const { goTo } = useStory();
  const takeOff = (): void => {
    takeOffLink(open.doc, link.id);
    announce(t("board.passage.takenOff"));
  };
  return (
    <li>
      <Icon of={words === null ? Link2Off : Link2} />
      {words === null ? (
        <span>
          {t("board.passage.gone")} <q>{shorten(link.quote)}</q>
        </span>
      ) : (
        <button type="button" className="link" onClick={() => goTo(link)}>
          <span className="visually-hidden">{t("board.passage.goTo")} </span>
          <q>{shorten(words)}</q>
        </button>
      )}
      {writes && (
        <IconButton icon={X} label={t("board.passage.takeOff", { words: shorten(link.quote) })} onPress={takeOff} />
      )}
    </li>
  );
}

/** Below the narrative: to link what is marked in it, and what is linked already. */
export function StoryLinks() {
  const { t } = useTranslation();
  const { writes } = usePicture();
  const linked = usePassages();
  return (
    <div className="story-links">
      {writes && <LinkMarked />}
      {linked.length > 0 && (
        <details>
          <summary>{t("board.passage.count", { count: linked.length })}</summary>
          <ul>
            {linked.map((one) => (
              <StoryLink key={one.link.id} {...one} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function StoryLink({ link, words }: Linked) {
  const { t } = useTranslation();
  const picture = usePicture();
  const goToCard = useGoToCard();
  const factor = picture.known.get(link.factor);
  return (
    <li>
      {words === null && <span>{t("board.passage.gone")} </span>}
      <q>{shorten(words ?? link.quote)}</q>
      {factor && (
        <button type="button" className="link" onClick={() => goToCard(factor)}>
          {t("board.passage.toCard", { words: nameObservation(picture, factor.id, t) })}
        </button>
      )}
    </li>
  );
}

function LinkMarked() {
  const { t } = useTranslation();
  const { readMarked } = useStory();
  const [passage, setPassage] = useState<Passage>();
  const [missing, setMissing] = useState(false);
  const ask = (): void => {
    const marked = readMarked();
    setMissing(marked === null);
    if (marked) setPassage(marked);
  };
  return (
    <>
      <Button icon={Link2} onPress={ask}>
        {t("board.passage.link")}
      </Button>
      <div role="alert">{missing && <Banner>{t("board.passage.missing")}</Banner>}</div>
      {passage && <LinkDialog passage={passage} onClose={() => setPassage(undefined)} />}
    </>
  );
}

function LinkDialog({ passage, onClose }: { readonly passage: Passage; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const picture = usePicture();
  const announce = useAnnounce();
  const [factor, setFactor] = useState("");
  const [failed, setFailed] = useState(false);
  const submit = (): void => {
    if (factor === "") return setFailed(true);
    try {
      linkPassage(picture.open.doc, { id: newId(), factor, passage });
    } catch (error) {
      // The words may have been struck out meanwhile.
      if (!(error instanceof RangeError)) throw error;
      return setFailed(true);
    }
    announce(t("board.passage.linked"));
    onClose();
  };
  return (
    <Dialog title={t("board.passage.link")} wide open onOpenChange={onClose}>
      <div className="form">
        <Select
          label={t("board.passage.to")}
          prompt={t("board.merge.choose")}
          value={factor}
          onChange={setFactor}
          options={listObservations(picture, t)}
        />
        <div role="alert">{failed && <Banner tone="warn">{t("board.passage.failed")}</Banner>}</div>
        <div className="form-deeds">
          <Button look="primary" onPress={submit}>
            {t("board.passage.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
