// What people have the impression of, each with whose it is and how they know.
import { addImpression, impressionOf, readImpressions, type Entry } from "@hybrid/documents";
import { emptyBasis, type Basis, type Impression } from "@hybrid/domain";
import { Eye } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { WordsText } from "../editor/words-text.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { seatKind, seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { Part, sortEntries, wordsIn } from "./part.tsx";
import { AsideList, SetAsideLink } from "./set-aside.tsx";
import "../ui/form.css";

const none: Entry<Impression>[] = [];
const kinds = ["observed", "told", "inference", "none"] as const;

export function ImpressionsPart({ open }: { readonly open: OpenDocument }) {
  const { standing, aside, unreadable } = sortEntries(useReading(open.doc, readImpressions, none));
  const [adding, setAdding] = useState(false);
  return (
    <Part
      open={open}
      of="impressions"
      empty={standing.length === 0}
      unreadable={unreadable}
      onAdd={() => setAdding(true)}
    >
      {standing.map((impression) => (
        <OneImpression key={impression.id} open={open} impression={impression} />
      ))}
      <AsideList
        open={open}
        collection="impressions"
        entries={aside.map(({ id, retired }) => ({ id, words: wordsIn(impressionOf(open.doc, id), 300), retired }))}
      />
      {adding && <ImpressionDialog open={open} onClose={() => setAdding(false)} />}
    </Part>
  );
}

function OneImpression({ open, impression }: { readonly open: OpenDocument; readonly impression: Impression }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const seat = useSeat(impression.basis.seat);
  const fragment = impressionOf(open.doc, impression.id);
  return (
    <article className="pattern-card">
      {fragment && <WordsText fragment={fragment} lang={space.language} />}
      <p className="pattern-line">
        {seat ? <Mark kind={seatKind(seat)} size={20} label={seatName(seat, t)} /> : <Icon of={Eye} />}
        <span>{t(`pattern.impressions.said.${impression.basis.kind ?? "none"}`)}</span>
        <SetAsideLink open={open} collection="impressions" id={impression.id} words={wordsIn(fragment)} />
      </p>
    </article>
  );
}

function ImpressionDialog({ open, onClose }: { readonly open: OpenDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const me = useSeat(useSeatView().me.seat);
  const [words, setWords] = useState("");
  const [kind, setKind] = useState<Basis["kind"]>(null);
  const [tried, setTried] = useState(false);
  const submit = (): void => {
    setTried(true);
    if (words.trim() === "") return;
    const basis = { ...emptyBasis, seat: me?.organisation ? me.id : null, kind };
    addImpression(open.doc, { id: newId(), basis, words });
    announce(t("pattern.impressions.added"));
    onClose();
  };
  return (
    <Dialog title={t("pattern.impressions.add")} open onOpenChange={onClose}>
      <div className="form">
        <TextField
          label={t("pattern.impressions.words")}
          hint={t("pattern.impressions.wordsHint")}
          error={tried && words.trim() === "" ? t("pattern.impressions.missing") : undefined}
          lines={4}
          words
          value={words}
          onChange={setWords}
        />
        <RadioRow
          label={t("pattern.impressions.kind")}
          value={kind === null || kind === "register" ? "none" : kind}
          onChange={(chosen) => setKind(chosen === "none" ? null : chosen)}
          options={kinds.map((value) => ({ value, label: t(`pattern.impressions.kinds.${value}`) }))}
        />
        <div className="form-deeds">
          <Button look="primary" onPress={submit}>
            {t("pattern.impressions.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
