// Several observations from one pasted note, by hand: words are marked in it, with the mouse or with Shift and the
// arrow keys, and each stretch becomes an observation of its own. The note stays in this window; only what was marked
// goes onto the picture, all at once.
import { addFactors } from "@hybrid/documents";
import { emptyBasis, type Basis, type FactorDomain } from "@hybrid/domain";
import { Highlighter } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { BasisForm } from "./basis-form.tsx";
import { MarkedList, type Marked } from "./marked-list.tsx";
import { usePicture } from "./picture-context.tsx";

interface NoteDialogProps {
  readonly domain: FactorDomain;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onAdded: (domain: FactorDomain) => void;
}

interface Draft {
  readonly note: string;
  readonly marked: readonly Marked[];
  readonly basis: Basis;
}

export function NoteDialog({ domain, open, onOpenChange, onAdded }: NoteDialogProps) {
  const { t } = useTranslation();
  const picture = usePicture();
  const announce = useAnnounce();
  const me = useSeat(useSeatView().me.seat);
  const fresh: Draft = { note: "", marked: [], basis: { ...emptyBasis, seat: me?.organisation ? me.id : null } };
  const [kept, setDraft] = useState<Draft>();
  const [missing, setMissing] = useState(false);
  const draft = kept ?? fresh;
  const change = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const worded = draft.marked.filter(({ words }) => words.trim() !== "");
  const add = (): void => {
    const [first] = worded;
    if (!first) return setMissing(true);
    addFactors(
      picture.open.doc,
      worded.map((one) => ({ id: one.id, domain: one.domain, basis: draft.basis, observation: one.words })),
    );
    setDraft(undefined);
    setMissing(false);
    onOpenChange(false);
    onAdded(first.domain);
    announce(t("board.note.added", { count: worded.length }));
  };
  return (
    <Dialog title={t("board.note.title")} wide open={open} onOpenChange={onOpenChange}>
      <div className="form">
        <Note
          note={draft.note}
          change={(note) => change({ note })}
          onMark={(words) =>
            change({
              marked: [...draft.marked, { id: newId(), words, domain: draft.marked.at(-1)?.domain ?? domain }],
            })
          }
        />
        <MarkedList marked={draft.marked} change={(marked) => change({ marked })} />
        {draft.marked.length > 0 && (
          <fieldset className="note-basis">
            <legend>{t("board.note.basis")}</legend>
            <BasisForm basis={draft.basis} change={(part) => change({ basis: { ...draft.basis, ...part } })} />
          </fieldset>
        )}
        <Showing />
        <div role="alert">
          {missing && worded.length === 0 && <Banner tone="warn">{t("board.note.nothing")}</Banner>}
        </div>
        <div className="form-deeds">
          <Button look="primary" onPress={add}>
            {t("board.note.submit", { count: worded.length })}
          </Button>
          <Button onPress={() => onOpenChange(false)}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

interface NoteProps {
  readonly note: string;
  readonly change: (note: string) => void;
  readonly onMark: (words: string) => void;
}

function Note({ note, change, onMark }: NoteProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const box = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);
  const mark = (): void => {
    const area = box.current;
    const words = area ? area.value.slice(area.selectionStart, area.selectionEnd).trim() : "";
    setMissing(words === "");
    if (words === "") return;
    onMark(words);
    announce(t("board.note.marked", { words: words.slice(0, 60) }));
  };
  return (
    <div className="field">
      <label htmlFor="note">{t("board.note.label")}</label>
      <textarea
        ref={box}
        id="note"
        className="box words"
        rows={8}
        value={note}
        aria-describedby="note-hint"
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          mark();
        }}
      />
      <p id="note-hint" className="meta">
        {t("board.note.hint")}
      </p>
      <div>
        <Button icon={Highlighter} onPress={mark}>
          {t("board.note.mark")}
        </Button>
      </div>
      <div role="alert">{missing && <Banner>{t("board.note.markFirst")}</Banner>}</div>
    </div>
  );
}

function Showing() {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { seats } = useSeatView();
  const { readers } = usePicture().open.record;
  const names = seats.filter(({ id }) => readers.includes(id)).map((seat) => seatName(seat, t));
  return <p className="meta">{t("picture.add.showing", { readers: list(names) })}</p>;
}
