// What a word means: among us first, then to each organisation under its mark, then the way to its entry.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Mark } from "../ui/mark.tsx";
import type { TermDescription } from "../language/term-source.ts";

interface TermMeaningProps {
  readonly term: TermDescription;
  readonly onLeave: () => void;
  /** What can be done with the word where it stands. */
  readonly children?: ReactNode;
}

export function TermMeaning({ term, onLeave, children }: TermMeaningProps) {
  const { t } = useTranslation();
  return (
    <>
      <p className="term-panel-head">
        <span className="term-panel-word">{term.headword}</span>
        {term.other !== "" && <i className="term-panel-other">{term.other}</i>}
        <span className="term-panel-status">{t(`editor.term.status.${term.status}`)}</span>
      </p>
      <div className="term-panel-body">
        <p className="term-panel-definition">
          <span className="visually-hidden">{t("editor.term.agreed")}: </span>
          {term.definition.join(" ") || <span className="term-panel-none">{t("editor.term.noDefinition")}</span>}
        </p>
        <Senses term={term} />
      </div>
      {children}
      <Link className="link" to={term.href} onClick={onLeave}>
        {t("editor.term.open", { word: term.headword })}
      </Link>
    </>
  );
}

function Senses({ term }: { readonly term: TermDescription }) {
  const { t } = useTranslation();
  if (term.senses.length === 0) return <p className="term-panel-none">{t("editor.term.noSenses")}</p>;
  return (
    <ul className="term-panel-senses" aria-label={t("editor.term.senses")}>
      {term.senses.map((sense) => (
        <li key={sense.seat}>
          <Mark kind={sense.kind} size={20} />
          <span>
            <b>{sense.name}</b> {sense.meaning}
          </span>
        </li>
      ))}
    </ul>
  );
}
