// Different words, nearly the same thing: what else is said for a term, by whom, and how near the group says it is.
import { nearnesses, type Nearness, type Overlap, type Term } from "@hybrid/domain";
import { readOverlaps, removeOverlap, writeOverlap, type Entry } from "@hybrid/documents";
import { Pencil, Plus } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { newId } from "../editor/new-id.ts";
import { useCommonLanguage } from "../language/common-language.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { seatKind, seatName, useSeatView } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Segment } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { Mark } from "../ui/mark.tsx";
import { gatherNearWords, type NearWord } from "./near-words.ts";

interface OverlapsProps {
  readonly term: Term;
  readonly glossary: OpenDocument;
}

type Draft = Pick<Overlap, "word" | "note"> & { readonly id: string | null; readonly nearness: Nearness | null };

const none: readonly Entry<Overlap>[] = [];
const blank: Draft = { id: null, word: "", nearness: null, note: "" };

export function Overlaps({ term, glossary }: OverlapsProps) {
  const { t } = useTranslation();
  const { sensesOf } = useCommonLanguage();
  const [draft, setDraft] = useState<Draft>();
  const read = useCallback((doc: Y.Doc): readonly Entry<Overlap>[] => readOverlaps(doc, term.id), [term.id]);
  const entries = useReading(glossary.doc, read, none);
  const senses = sensesOf(term.id);
  const words = useMemo(
    () =>
      gatherNearWords(
        entries.flatMap((entry) => (entry.readable ? entry.value : [])),
        senses,
      ),
    [entries, senses],
  );
  const writes = glossary.record.right === "write";
  const compare = ({ word, said }: NearWord): void => setDraft(said ? { word, ...said } : { ...blank, word });
  return (
    <section className="overlaps" aria-labelledby="overlaps">
      <h2 id="overlaps">{t("glossary.overlaps.title")}</h2>
      {words.length === 0 && <p className="meta">{t("glossary.overlaps.none")}</p>}
      <ul>
        {words.map((word) => (
          <Row key={word.said?.id ?? word.word} near={word} onCompare={writes ? () => compare(word) : undefined} />
        ))}
      </ul>
      {entries.some(({ readable }) => !readable) && <Banner>{t("glossary.overlaps.unreadable")}</Banner>}
      {writes && (
        <Button look="quiet" icon={Plus} onPress={() => setDraft(blank)}>
          {t("glossary.overlaps.add")}
        </Button>
      )}
      {draft && <OverlapDialog term={term} glossary={glossary} start={draft} onClose={() => setDraft(undefined)} />}
    </section>
  );
}

function Row({ near, onCompare }: { readonly near: NearWord; readonly onCompare: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { seats, space } = useSeatView();
  const { word, said } = near;
  const who = near.seats.flatMap((id) => seats.find((seat) => seat.id === id) ?? []);
  return (
    <li>
      <i lang={space.language}>{word}</i>
      <span className="row-marks">
        {who.map((seat) => (
          <Mark key={seat.id} kind={seatKind(seat)} size={20} label={seatName(seat, t)} />
        ))}
      </span>
      <span className="overlap-says">
        {said ? t(`glossary.overlaps.${said.nearness}`) : t("glossary.overlaps.open")}
        {said && said.note !== "" && <span lang={space.language}>: {said.note}</span>}
      </span>
      {onCompare && <IconButton icon={Pencil} label={t("glossary.overlaps.compare", { word })} onPress={onCompare} />}
    </li>
  );
}

function OverlapDialog({ term, glossary, start, onClose }: OverlapsProps & { start: Draft; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(start);
  const [missing, setMissing] = useState(false);
  const { id, word, nearness, note } = draft;
  const save = (): void => {
    if (word.trim() === "" || nearness === null) return setMissing(true);
    writeOverlap(glossary.doc, term.id, { id: id ?? newId(), word, nearness, note: note.trim() });
    onClose();
  };
  const remove = (): void => {
    if (id !== null) removeOverlap(glossary.doc, term.id, id);
    onClose();
  };
  return (
    <Dialog title={t("glossary.overlaps.title")} open onOpenChange={onClose}>
      <div className="glossary-form">
        <TextField
          label={t("glossary.overlaps.word")}
          error={missing && word.trim() === "" ? t("glossary.overlaps.needsWord") : undefined}
          words
          maxLength={120}
          value={word}
          onChange={(typed) => setDraft({ ...draft, word: typed })}
        />
        <Segment
          label={t("glossary.overlaps.how")}
          value={nearness}
          onChange={(chosen) => setDraft({ ...draft, nearness: chosen })}
          options={nearnesses.map((value) => ({ value, label: t(`glossary.overlaps.${value}`) }))}
        />
        {missing && nearness === null && (
          <p className="field-error" role="alert">
            {t("glossary.overlaps.needsNearness")}
          </p>
        )}
        <TextField
          label={t("glossary.overlaps.note")}
          words
          maxLength={300}
          value={note}
          onChange={(typed) => setDraft({ ...draft, note: typed })}
        />
        <div className="form-deeds">
          <Button look="primary" onPress={save}>
            {t("glossary.save")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
          {id !== null && (
            <Button look="quiet" onPress={remove}>
              {t("glossary.overlaps.remove")}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
