// The numbered steps of a slip, each a group with a heading.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { basisKinds, factorDomains, longestPassage } from "@hybrid/domain";
import { RadioRow } from "../ui/choice.tsx";
import { DateField, Select, TextField } from "../ui/field.tsx";
import { IconButton } from "../ui/button.tsx";
import type { Slip } from "./use-slip.ts";

export function Step({
  number,
  title,
  aside,
  children,
}: {
  number: number;
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const id = `slip-step-${number}`;
  return (
    <section className="slip-step" aria-labelledby={id}>
      <span className="slip-number" aria-hidden="true">
        {number}
      </span>
      <div>
        <div className="slip-step-head">
          <h2 id={id}>{title}</h2>
          {aside !== undefined && <span className="meta">{aside}</span>}
        </div>
        {children}
      </div>
    </section>
  );
}

export function Leaves({ slip, lang }: { slip: Slip; lang: string }) {
  const { t } = useTranslation();
  const set = (at: number, words: string) =>
    slip.change({ passages: slip.passages.map((passage, other) => (other === at ? words : passage)) });
  const remove = (at: number) => slip.change({ passages: slip.passages.filter((_, other) => other !== at) });
  return (
    <Step number={1} title={t("slip.leaves.title")} aside={t("slip.leaves.words", { count: slip.words })}>
      {slip.passages.length === 0 && <p className="meta">{t("slip.leaves.nothing")}</p>}
      {slip.passages.map((passage, at) => (
        // A passage has no name but its place, and typing in it must not take the focus from it.
        <div key={at} className="slip-passage" lang={lang}>
          <TextField
            label={t("slip.leaves.passage", { number: at + 1 })}
            hint={t("slip.leaves.hint")}
            error={slip.foreign.includes(passage) ? t("slip.leaves.foreign") : undefined}
            lines={Math.min(8, Math.max(2, Math.ceil(passage.length / 60)))}
            words
            maxLength={longestPassage}
            value={passage}
            onChange={(words) => set(at, words)}
          />
          <IconButton icon={X} label={t("slip.leaves.remove", { number: at + 1 })} onPress={() => remove(at)} />
        </div>
      ))}
    </Step>
  );
}

export function Target({ slip }: { slip: Slip }) {
  const { t } = useTranslation();
  return (
    <Step number={2} title={t("slip.target.title")}>
      <RadioRow
        label={t("slip.target.label")}
        labelHidden
        value={slip.target}
        onChange={(target) => slip.change({ target })}
        options={[
          { value: "narrative", label: t("slip.target.narrative"), note: t("slip.target.narrativeNote") },
          { value: "factor", label: t("slip.target.factor"), note: t("slip.target.factorNote") },
        ]}
      />
      {slip.target === "factor" && <FactorFields slip={slip} />}
    </Step>
  );
}

const kinds = [...basisKinds, "none"] as const;

function FactorFields({ slip }: { slip: Slip }) {
  const { t } = useTranslation();
  const change = (part: Partial<Slip["basis"]>) => slip.change({ basis: { ...slip.basis, ...part } });
  const { kind, toldBy, from } = slip.basis;
  return (
    <div className="slip-factor">
      <Select
        label={t("slip.target.domain")}
        value={slip.domain}
        onChange={(domain) => slip.change({ domain })}
        options={factorDomains.map((value) => ({ value, label: t(`picture.domain.${value}`) }))}
      />
      <RadioRow
        label={t("picture.basisForm.kind")}
        value={kind ?? "none"}
        onChange={(chosen) => change({ kind: chosen === "none" ? null : chosen })}
        options={kinds.map((value) => ({ value, label: t(`picture.basisForm.kinds.${value}`) }))}
      />
      {kind === "told" && (
        <TextField
          label={t("picture.basisForm.toldBy")}
          hint={t("picture.basisForm.toldByHint")}
          value={toldBy}
          maxLength={200}
          onChange={(words) => change({ toldBy: words })}
        />
      )}
      <DateField label={t("picture.basisForm.from")} value={from} onChange={(day) => change({ from: day })} />
    </div>
  );
}
