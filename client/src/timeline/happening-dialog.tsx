// Adding an event: what happened, on which day, and how we know; or that the group met, which has a name and a day.
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
  readonly met: boolean;
  readonly words: string;
  readonly day: string | null;
  readonly until: string | null;
  readonly kind: Basis["kind"];
  readonly toldBy: string;
}

const fresh: Draft = { met: false, words: "", day: null, until: null, kind: null, toldBy: "" };

export function HappeningDialog({ open, onClose }: { readonly open: OpenDocument; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const me = useSeat(useSeatView().me.seat);
  const [draft, setDraft] = useState(fresh);
  const [tried, setTried] = useState(false);
  const fault = faultOf(draft);
  const submit = (): void => {
    setTried(true);
    const { met, words, day, until, kind, toldBy } = draft;
    if (fault !== undefined || day === null) return;
    const seat = me?.organisation ? me.id : null;
    const basis = { ...emptyBasis, seat, kind, toldBy: kind === "told" ? toldBy : "" };
    addHappening(open.doc, { id: newId(), day, words, ...(met ? { met } : { until, basis }) });
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

function faultOf({ met, words, day, until }: Draft): "emptyWords" | "noDay" | "wrongDays" | undefined {
  if (words.trim() === "") return "emptyWords";
  if (day === null) return "noDay";
  return !met && until !== null && until < day ? "wrongDays" : undefined;
}

interface FieldsProps {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
  readonly tried: boolean;
}

function Fields({ draft, change, tried }: FieldsProps) {
  const { t } = useTranslation();
  const { met, words } = draft;
  const empty = tried && words.trim() === "";
  return (
    <>
      <RadioRow
        label={t("timeline.happened.what")}
        value={met ? "met" : "event"}
        onChange={(what) => change({ met: what === "met" })}
        options={(["event", "met"] as const).map((value) => ({ value, label: t(`timeline.happened.whats.${value}`) }))}
      />
      <TextField
        label={t(met ? "timeline.happened.name" : "timeline.happened.words")}
        hint={t(met ? "timeline.happened.nameHint" : "timeline.happened.wordsHint")}
        error={empty ? t(met ? "timeline.happened.emptyName" : "timeline.happened.emptyWords") : undefined}
        lines={met ? 1 : 3}
        words
        value={words}
        onChange={(typed) => change({ words: typed })}
      />
      <div className="form-days">
        <DateField label={t("timeline.happened.day")} value={draft.day} onChange={(day) => change({ day })} />
        {!met && (
          <DateField label={t("timeline.happened.until")} value={draft.until} onChange={(until) => change({ until })} />
        )}
      </div>
      {!met && <HowWeKnow draft={draft} change={change} />}
    </>
  );
}

function HowWeKnow({ draft, change }: Pick<FieldsProps, "draft" | "change">) {
  const { t } = useTranslation();
  return (
    <>
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
