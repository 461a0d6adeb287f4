// Adding an event: what happened, on which day, and how we know.
import { addHappening } from "@hybrid/documents";
import { basisKinds, emptyBasis, type Basis } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeat, useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { DateField, TextField } from "../ui/field.tsx";
import "../ui/form.css";

const kinds = [...basisKinds, "none"] as const;

interface Draft {
  readonly words: string;
  readonly day: string | null;
  readonly until: string | null;
  readonly kind: Basis["kind"];
  readonly toldBy: string;
}

const fresh: Draft = { words: "", day: null, until: null, kind: null, toldBy: "" };

export function HappeningDialog({ open, onClose }: { readonly open: OpenDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const me = useSeat(useSeatView().me.seat);
  const [draft, setDraft] = useState(fresh);
  const [tried, setTried] = useState(false);
  const fault = faultOf(draft);
  const submit = (): void => {
    setTried(true);
    const { words, day, until, kind, toldBy } = draft;
    if (fault !== undefined || day === null) return;
    const basis = { ...emptyBasis, seat: me?.organisation ? me.id : null, kind, toldBy: kind === "told" ? toldBy : "" };
    addHappening(open.doc, { id: newId(), day, until, basis, words });
    announce(t("timeline.happened.added"));
    onClose();
  };
  return (
    <Dialog title={t("timeline.happened.title")} open onOpenChange={onClose}>
      <div className="form">
        <Fields draft={draft} change={(part) => setDraft({ ...draft, ...part })} tried={tried} />
        <div role="alert">
          {tried && fault !== undefined && fault !== "emptyWords" && (
            <Banner tone="warn">{t(`timeline.happened.${fault}`)}</Banner>
          )}
        </div>
        <div className="form-deeds">
          <Button look="primary" onPress={submit}>
            {t("timeline.happened.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}

function faultOf({ words, day, until }: Draft): "emptyWords" | "noDay" | "wrongDays" | undefined {
  if (words.trim() === "") return "emptyWords";
  if (day === null) return "noDay";
  return until !== null && until < day ? "wrongDays" : undefined;
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly tried: boolean;
}

function Fields({ draft, change, tried }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={t("timeline.happened.words")}
        hint={t("timeline.happened.wordsHint")}
        error={tried && draft.words.trim() === "" ? t("timeline.happened.emptyWords") : undefined}
        lines={3}
        words
        value={draft.words}
        onChange={(words) => change({ words })}
      />
      <div className="form-days">
        <DateField label={t("timeline.happened.day")} value={draft.day} onChange={(day) => change({ day })} />
        <DateField label={t("timeline.happened.until")} value={draft.until} onChange={(until) => change({ until })} />
      </div>
      <RadioRow
        label={t("timeline.happened.kind")}
        value={draft.kind ?? "none"}
        onChange={(kind) => change({ kind: kind === "none" ? null : kind })}
        options={kinds.map((value) => ({ value, label: t(`timeline.kinds.${value}`) }))}
      />
      {draft.kind === "told" && (
        <TextField
          label={t("timeline.happened.toldBy")}
          hint={t("timeline.happened.toldByHint")}
          maxLength={200}
          value={draft.toldBy}
          onChange={(toldBy) => change({ toldBy })}
        />
      )}
    </>
  );
}
