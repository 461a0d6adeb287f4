// What the group can say of one difference: what kind it is, several kinds if need be, and where each of them leads.
// Marking is a deed of the group in the shared picture; nobody's name stands at it.
import { differenceKinds, type DifferenceKind, type MapRow, type NamedDifference } from "@hybrid/domain";
import { nameDifference, noDifference, observationOf, readProse, wordsOf } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCommonLanguage } from "../language/common-language.tsx";
import { headwordIn } from "../language/headword.ts";
import { useVoices } from "../language/use-voices.ts";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat, useLanguage } from "../text/use-language.ts";
import { Select } from "../ui/field.tsx";
import { cardAddress } from "./card-address.ts";
import type { MapReading } from "./map-reading.ts";
import "./difference-panel.css";

interface PanelProps {
  readonly row: MapRow;
  readonly reading: MapReading;
  readonly named: NamedDifference | undefined;
}

export function DifferencePanel({ row, reading, named }: PanelProps) {
  const { t } = useTranslation();
  const { likeness } = row.difference;
  const card = cardAddress(reading.open.record.id, row.factor);
  if (likeness === "one" || likeness === "nobody") {
    return (
      <div className="difference">
        <p>{t(`divergence.more.${likeness}`)}</p>
        <p className="difference-leads">
          <Link className="link" to={card}>
            {t("divergence.more.write")}
          </Link>
          {likeness === "one" && <ToSlip reading={reading} />}
        </p>
      </div>
    );
  }
  const said = named ?? { factor: row.factor.id, ...noDifference };
  if (!reading.writes) return <NamedKinds said={said} card={card} />;
  return (
    <fieldset className="difference">
      <legend>{t("divergence.more.ask")}</legend>
      <p className="meta">{t("divergence.more.hint")}</p>
      <div className="difference-kinds">
        {differenceKinds.map((kind) => (
          <Kind key={kind} kind={kind} said={said} row={row} reading={reading} />
        ))}
      </div>
    </fieldset>
  );
}

function NamedKinds({ said, card }: { readonly said: NamedDifference; readonly card: string }) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const kinds = differenceKinds.filter((kind) => said[kind]).map((kind) => t(`divergence.more.kinds.${kind}`));
  return (
    <div className="difference">
      <p>{kinds.length > 0 ? t("divergence.more.named", { kinds: list(kinds) }) : t("divergence.more.notNamed")}</p>
      <p className="difference-leads">
        <Link className="link" to={card}>
          {t("divergence.more.toCard")}
        </Link>
      </p>
    </div>
  );
}

interface KindProps {
  readonly kind: DifferenceKind;
  readonly said: NamedDifference;
  readonly row: MapRow;
  readonly reading: MapReading;
}

function Kind({ kind, said, row, reading }: KindProps) {
  const { t } = useTranslation();
  const { doc } = reading.open;
  return (
    <div className="difference-kind">
      <label>
        <input
          type="checkbox"
          checked={said[kind]}
          onChange={(event) => nameDifference(doc, said.factor, { [kind]: event.target.checked })}
        />
        {t(`divergence.more.kinds.${kind}`)}
      </label>
      <div className="difference-leads">
        {kind === "word" && <WhichWord said={said} row={row} reading={reading} />}
        {kind === "facts" && <ToSlip reading={reading} />}
        {kind === "judgement" && (
          <Link className="link" to={cardAddress(reading.open.record.id, row.factor)}>
            {t("divergence.more.toCard")}
          </Link>
        )}
        {kind === "mandates" && (
          <Link className="link" to="/group">
            {t("divergence.more.toMandates")}
          </Link>
        )}
      </div>
    </div>
  );
}

/** Words of the glossary that stand in what was written here come first. */
function WhichWord({ said, row, reading }: Omit<KindProps, "kind">) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { terms, matcher } = useCommonLanguage();
  const voices = useVoices(reading.open.record.id);
  if (!said.word) {
    return (
      <Link className="link" to="/glossary">
        {t("divergence.more.toGlossary")}
      </Link>
    );
  }
  const fragments = [
    observationOf(reading.open.doc, row.factor.id),
    ...voices.map(({ open }) => wordsOf(open.doc, row.factor.id)),
  ];
  const text = fragments.flatMap((fragment) => (fragment ? readProse(fragment) : [])).join("\n");
  const found = new Set(matcher.find(text).map(({ term }) => term));
  const living = terms.filter(({ status, id }) => status !== "retired" || id === said.term);
  const ordered = living.toSorted((a, b) => Number(found.has(b.id)) - Number(found.has(a.id)));
  const chosen = terms.find(({ id }) => id === said.term);
  return (
    <>
      <Select
        label={t("divergence.more.which")}
        value={chosen?.id ?? ""}
        prompt={t("divergence.more.noWord")}
        onChange={(term) => nameDifference(reading.open.doc, said.factor, { term })}
        options={ordered.map((term) => ({ value: term.id, label: headwordIn(language, term) }))}
      />
      <Link className="link" to={chosen ? `/glossary/${encodeURIComponent(chosen.id)}` : "/glossary"}>
        {chosen
          ? t("divergence.more.openWord", { word: headwordIn(language, chosen) })
          : t("divergence.more.toGlossary")}
      </Link>
    </>
  );
}

/** Only for a seat that has own notes on the picture to share from. */
function ToSlip({ reading }: { readonly reading: MapReading }) {
  const { t } = useTranslation();
  const { documents } = useSeatView();
  const { id } = reading.open.record;
  const notes = documents.some(({ kind, about, right }) => kind === "notes" && about === id && right === "write");
  if (!notes) return null;
  return (
    <Link className="link" to={`/pictures/${id}/notes/share`}>
      {t("divergence.more.toSlip")}
    </Link>
  );
}
