// All the words of the group in alphabetical order, with where each stands, and the way to add one.
import type { Both, Term } from "@hybrid/domain";
import { readTerms } from "@hybrid/documents";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTermSource } from "../language/term-source.ts";
import { useCommonLanguage } from "../language/common-language.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Mark } from "../ui/mark.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { AddTerm } from "./add-term.tsx";
import { Suggestions } from "./suggestions.tsx";
import { holds, inUse, sortTerms } from "./term-order.ts";

export function TermIndex({ glossary }: { readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { terms } = useCommonLanguage();
  const { describe } = useTermSource();
  const { space } = useSeatView();
  const [sought, setSought] = useState("");
  const [all, setAll] = useState(false);
  const [adding, setAdding] = useState<Both>();
  usePageTitle(t("glossary.title"));
  const definitionOf = (term: Term): string => describe(term.id)?.definition.join(" ") ?? "";
  const used = inUse(terms, language);
  const found = used.filter((term) => holds(term, definitionOf(term), sought));
  const retired = sortTerms(
    terms.filter((term) => term.status === "retired" && holds(term, definitionOf(term), sought)),
    language,
  );
  return (
    <>
      <IndexHead glossary={glossary} count={used.length} onAdd={() => setAdding(noWord)} />
      <div className="glossary-find">
        <TextField label={t("glossary.find")} type="search" value={sought} onChange={setSought} />
      </div>
      {terms.length === 0 && <p className="glossary-empty">{t("glossary.empty")}</p>}
      {terms.length > 0 && found.length + retired.length === 0 && (
        <p role="status">{t("glossary.nothingFound", { words: sought })}</p>
      )}
      <ul className="term-index">
        {(all ? found : found.slice(0, atFirst)).map((term) => (
          <Row key={term.id} term={term} />
        ))}
      </ul>
      {!all && found.length > atFirst && (
        <p>
          <Button onPress={() => setAll(true)}>{t("glossary.all", { count: found.length })}</Button>
        </p>
      )}
      <Unreadable glossary={glossary} />
      {retired.length > 0 && <Retired terms={retired} />}
      <Suggestions
        onAdd={
          glossary.record.right === "write" ? (word) => setAdding({ ...noWord, [space.language]: word }) : undefined
        }
      />
      {adding && <AddTerm glossary={glossary} start={adding} onClose={() => setAdding(undefined)} />}
    </>
  );
}

/** More are shown when somebody asks: nobody reads on so far, and finding goes through them all. */
const atFirst = 500;

const noWord: Both = { sv: "", en: "" };

interface IndexHeadProps {
  readonly glossary: OpenDocument;
  readonly count: number;
  readonly onAdd: () => void;
}

function IndexHead({ glossary, count, onAdd }: IndexHeadProps) {
  const { t } = useTranslation();
  return (
    <header className="glossary-head">
      <h1>{t("glossary.title")}</h1>
      <p className="meta">{t("glossary.count", { count })}</p>
      {glossary.record.right === "write" && (
        <Button icon={Plus} onPress={onAdd}>
          {t("glossary.add")}
        </Button>
      )}
      <p className="glossary-intro">{t("glossary.intro")}</p>
      <p className="glossary-ways">
        <Link to="/words/exchange">{t("exchange.link")}</Link>
        <Link to="/words/growth">{t("growth.link")}</Link>
      </p>
    </header>
  );
}

function Row({ term }: { readonly term: Term }) {
  const { t } = useTranslation();
  const described = useTermSource().describe(term.id);
  if (!described) return null;
  return (
    <li>
      <p className="row-word">
        <Link to={described.href}>{described.headword}</Link>
        {described.other !== "" && <i>{described.other}</i>}
      </p>
      <p className="row-definition">{described.definition[0] ?? t("glossary.noDefinition")}</p>
      <p className="row-status">
        <span>{t(`glossary.status.${term.status}`)}</span>
        {described.senses.length > 0 && (
          <span className="row-marks">
            <span className="visually-hidden">{t("glossary.spokenBy")} </span>
            {described.senses.map((sense) => (
              <Mark key={sense.seat} kind={sense.kind} size={20} label={sense.name} />
            ))}
          </span>
        )}
      </p>
    </li>
  );
}

function Retired({ terms }: { readonly terms: readonly Term[] }) {
  const { t } = useTranslation();
  const { describe } = useTermSource();
  return (
    <section className="glossary-retired" aria-labelledby="retired-words">
      <h2 id="retired-words">{t("glossary.retired")}</h2>
      <ul>
        {terms.map((term) => {
          const described = describe(term.id);
          return (
            described && (
              <li key={term.id}>
                <del>
                  <Link to={described.href}>{described.headword}</Link>
                </del>
                <span className="meta">{term.retiredBecause}</span>
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

function Unreadable({ glossary }: { readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const count = useReading(glossary.doc, readTerms, []).filter(({ readable }) => !readable).length;
  return count > 0 ? <Banner>{t("glossary.unreadable", { count })}</Banner> : null;
}
