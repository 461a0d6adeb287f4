// Alt+G: the words of the glossary that stand on this sheet, in their order, each with the way to its entry. Escape
// closes the list and goes back to where one was writing.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Dialog } from "../ui/dialog.tsx";
import { useTermSource, type TermDescription } from "../language/term-source.ts";

export function TermList() {
  const { t } = useTranslation();
  const { describe } = useTermSource();
  const [terms, setTerms] = useState<readonly string[]>();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== "KeyG") return;
      event.preventDefault();
      setTerms(termsOnSheet());
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  if (!terms) return null;
  const described = terms.flatMap((term) => describe(term) ?? []);
  return (
    <Dialog title={t("editor.term.list")} open onOpenChange={() => setTerms(undefined)}>
      {described.length === 0 && <p>{t("editor.term.none")}</p>}
      <ul className="term-list">
        {described.map((term) => (
          <Row key={term.id} term={term} onLeave={() => setTerms(undefined)} />
        ))}
      </ul>
    </Dialog>
  );
}

function Row({ term, onLeave }: { readonly term: TermDescription; readonly onLeave: () => void }) {
  return (
    <li>
      <Link to={term.href} onClick={onLeave}>
        {term.headword}
      </Link>
      {term.other !== "" && <i>{term.other}</i>}
      <p>{term.definition[0]}</p>
    </li>
  );
}

function termsOnSheet(): string[] {
  const words = document.querySelectorAll<HTMLElement>("main .term[data-term]");
  return [...new Set([...words].flatMap((word) => word.dataset["term"] ?? []))];
}
