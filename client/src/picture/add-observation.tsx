// Adding an observation. What was begun is kept while the page is open, so that closing the dialog by accident loses
// nothing; adding it is the moment at which everyone who reads the picture reads it, and the dialog says so.
import { emptyBasis, factorDomains, type Basis, type FactorDomain } from "@hybrid/domain";
import { addFactor } from "@hybrid/documents";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { seatName, useSeat, useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Select, TextField } from "../ui/field.tsx";
import { BasisForm } from "./basis-form.tsx";
import { examplesFor } from "./examples.ts";
import { Glyph } from "../ui/glyph.tsx";
import { usePicture } from "./picture-context.tsx";

interface AddObservationProps {
  readonly domain: FactorDomain;
  /** A wording to start from. */
  readonly begin?: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onAdded: (domain: FactorDomain) => void;
}

interface Draft {
  readonly domain: FactorDomain;
  readonly words: string;
  readonly basis: Basis;
}

export function AddObservation({ domain, begin = "", open, onOpenChange, onAdded }: AddObservationProps) {
  const { t } = useTranslation();
  const picture = usePicture();
  const announce = useAnnounce();
  const [draft, setDraft] = useState<Draft>();
  const [missing, setMissing] = useState(false);
  const me = useSeat(useSeatView().me.seat);
  const fresh: Draft = { domain, words: begin, basis: { ...emptyBasis, seat: me?.organisation ? me.id : null } };
  const shown = draft ?? fresh;
  const add = (): void => {
    if (shown.words.trim() === "") return setMissing(true);
    addFactor(picture.open.doc, { id: newId(), domain: shown.domain, basis: shown.basis, observation: shown.words });
    setDraft(undefined);
    onOpenChange(false);
    onAdded(shown.domain);
    announce(t("picture.add.added"));
  };
  return (
    <Dialog title={t("picture.add.title")} wide open={open} onOpenChange={onOpenChange}>
      <Composer draft={shown} change={(part) => setDraft({ ...shown, ...part })} missing={missing} />
      <div className="form-deeds">
        <Button look="primary" onPress={add}>
          {t("picture.add.submit")}
        </Button>
        <Button onPress={() => onOpenChange(false)}>{t("shared.cancel")}</Button>
      </div>
    </Dialog>
  );
}

interface ComposerProps {
  readonly draft: Draft;
  readonly missing: boolean;
  readonly change: (part: Partial<Draft>) => void;
}

function Composer({ draft, missing, change }: ComposerProps) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const { seats } = useSeatView();
  const { readers } = usePicture().open.record;
  const names = seats.filter(({ id }) => readers.includes(id)).map((seat) => seatName(seat, t));
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  return (
    <div className="form" ref={form}>
      <TextField
        label={t("picture.add.observation")}
        hint={t("picture.add.observationHint")}
        error={missing && draft.words.trim() === "" ? t("picture.add.empty") : undefined}
        lines={4}
        words
        value={draft.words}
        onChange={(words) => change({ words })}
      />
      <Wordings
        domain={draft.domain}
        use={(words) => change({ words: [draft.words.trim(), words].filter(Boolean).join("\n") })}
      />
      <Select
        label={t("picture.add.domain")}
        value={draft.domain}
        onChange={(domain) => change({ domain })}
        options={factorDomains.map((value) => ({ value, label: t(`picture.domain.${value}`) }))}
      />
      <BasisForm basis={draft.basis} change={(part) => change({ basis: { ...draft.basis, ...part } })} />
      <p className="meta">{t("picture.add.showing", { readers: list(names) })}</p>
    </div>
  );
}

/** Wordings of the domain to start from, folded away until they are wanted. */
function Wordings({ domain, use }: { readonly domain: FactorDomain; readonly use: (words: string) => void }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  return (
    <details className="wordings">
      <summary>{t("picture.add.examples")}</summary>
      {(["concern", "protective"] as const).map((kind) => (
        <div key={kind} lang={space.language}>
          <p className="examples-head">
            <Glyph of={kind} />
            {t(kind === "concern" ? "picture.add.concernExamples" : "picture.add.protectiveExamples")}
          </p>
          {examplesFor(domain, kind, space.language).map((words) => (
            <button key={words} type="button" className="example" onClick={() => use(words)}>
              {words}
            </button>
          ))}
        </div>
      ))}
    </details>
  );
}
