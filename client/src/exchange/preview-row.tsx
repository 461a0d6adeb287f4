// One word on its way in: chosen or left out, with what is new about it or what it would change.
import type { CarriedField, CarriedTerm, EntryChange } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { headwordIn } from "../language/headword.ts";
import { useFormat, useLanguage } from "../text/use-language.ts";

export type Wanted = Extract<EntryChange, { kind: "new" | "changed" }>;

interface RowProps {
  readonly one: Wanted;
  readonly chosen: boolean;
  readonly turn: () => void;
}

export function Row({ one, chosen, turn }: RowProps) {
  const language = useLanguage();
  return (
    <li>
      <label className="exchange-choice">
        <input type="checkbox" checked={chosen} onChange={turn} />
        <b>{headwordIn(language, one.kind === "new" ? one.after : one.before)}</b>
      </label>
      {one.kind === "new" ? (
        <NewWords after={one.after} />
      ) : (
        <dl className="exchange-fields">
          {one.fields.map((field) => (
            <Field key={field} field={field} before={one.before} after={one.after} />
          ))}
        </dl>
      )}
    </li>
  );
}

function NewWords({ after }: { readonly after: CarriedTerm }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const overlaps = useOverlapWords()(after);
  const quoted = [...new Set(after.senses.map(({ by }) => by))];
  return (
    <>
      <p className="exchange-words">{after.definition || t("exchange.preview.noDefinition")}</p>
      {overlaps !== "" && <p className="exchange-aside">{overlaps}</p>}
      {quoted.length > 0 && <p className="exchange-aside">{t("exchange.preview.quotedBy", { names: list(quoted) })}</p>}
    </>
  );
}

type Sides = { readonly before: CarriedTerm; readonly after: CarriedTerm };

function Field({ field, before, after }: Sides & { readonly field: CarriedField }) {
  const { t } = useTranslation();
  const say = useFieldWords();
  return (
    <>
      <dt>{t(`exchange.preview.field.${field}`)}</dt>
      <dd>
        <del>{say(field, before)}</del> <ins>{say(field, after)}</ins>
      </dd>
    </>
  );
}

/** A value of a field in words. */
function useFieldWords(): (field: CarriedField, term: CarriedTerm) => string {
  const { t } = useTranslation();
  const { list } = useFormat();
  const overlaps = useOverlapWords();
  const none = t("exchange.preview.nothingBefore");
  return (field, term) => {
    const { headword, aliases, definition, status, retiredBecause, senses, past } = term;
    if (field === "headword") return [headword.sv, headword.en].filter(Boolean).join(" / ");
    if (field === "aliases") return [...aliases.sv, ...aliases.en].join(", ") || none;
    if (field === "definition") return definition || none;
    if (field === "overlaps") return overlaps(term) || none;
    if (field === "senses") return list(senses.map(({ by }) => by)) || none;
    if (field === "past") return past.length === 0 ? none : t("exchange.preview.pastNotes", { count: past.length });
    return retiredBecause === null
      ? t(`glossary.status.${status}`)
      : t("glossary.retiredBecause", { reason: retiredBecause });
  };
}

function useOverlapWords(): (term: CarriedTerm) => string {
  const { t } = useTranslation();
  return ({ overlaps }) =>
    overlaps
      .map(({ word, nearness }) =>
        t("exchange.preview.overlap", { word, nearness: t(`glossary.overlaps.${nearness}`) }),
      )
      .join(", ");
}
