// One word: what it means among us, where we stand with it, and what it is to each organisation, side by side.
import type { Term } from "@hybrid/domain";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCommonLanguage } from "../language/common-language.tsx";
import { headwordIn } from "../language/headword.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useLanguage } from "../text/use-language.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { MessagePage } from "../ui/message-page.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Concordance } from "./concordance.tsx";
import { Definition } from "./definition.tsx";
import { EntryHead } from "./entry-head.tsx";
import { Lexicon } from "./lexicon.tsx";
import { Overlaps } from "./overlaps.tsx";
import { PastNotes } from "./past-notes.tsx";
import { Quoted } from "./quoted.tsx";
import { RetiredBanner } from "./retire-term.tsx";
import { inUse } from "./term-order.ts";

interface TermEntryProps {
  readonly id: string;
  readonly glossary: OpenDocument;
}

export function TermEntry({ id, glossary }: TermEntryProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { terms } = useCommonLanguage();
  const term = terms.find((one) => one.id === id);
  usePageTitle(term ? headwordIn(language, term) : t("glossary.title"));
  if (!term) {
    return (
      <MessagePage title={t("glossary.missing")} step={<ButtonLink to="/glossary">{t("glossary.back")}</ButtonLink>}>
        <p>{t("glossary.missingWords")}</p>
      </MessagePage>
    );
  }
  return (
    <>
      <Around term={term} />
      <EntryHead term={term} glossary={glossary} />
      <RetiredBanner term={term} glossary={glossary} />
      <Definition term={term} glossary={glossary} />
      <Lexicon term={term} />
      <div className="entry-from">
        <Quoted term={term.id} glossary={glossary} />
        <PastNotes term={term.id} glossary={glossary} />
      </div>
      <div className="entry-more">
        <Overlaps term={term} glossary={glossary} />
        <Concordance term={term} />
      </div>
    </>
  );
}

/** The way back to all words, and to the words beside this one. */
function Around({ term }: { readonly term: Term }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { terms } = useCommonLanguage();
  const words = inUse(terms, language);
  const at = words.findIndex(({ id }) => id === term.id);
  const [before, after] = [at > 0 ? words[at - 1] : undefined, at < 0 ? undefined : words[at + 1]];
  return (
    <nav className="entry-around" aria-label={t("glossary.title")}>
      <Link to="/glossary">{t("glossary.title")}</Link>
      <span className="meta">{t("glossary.count", { count: words.length })}</span>
      <span className="entry-neighbours">
        {before && <Neighbour term={before} to="previous" />}
        {after && <Neighbour term={after} to="next" />}
      </span>
    </nav>
  );
}

function Neighbour({ term, to }: { readonly term: Term; readonly to: "previous" | "next" }) {
  const { t } = useTranslation();
  const word = headwordIn(useLanguage(), term);
  return (
    <Link
      className="button quiet"
      to={`/glossary/${encodeURIComponent(term.id)}`}
      aria-label={t(`glossary.${to}`, { word })}
    >
      {to === "previous" && <Icon of={ChevronLeft} />}
      {word}
      {to === "next" && <Icon of={ChevronRight} />}
    </Link>
  );
}
