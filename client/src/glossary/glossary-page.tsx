// The group's glossary: all words, or one of them. The sheet around it says who reads it, which is everyone.
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { WithLanguage } from "../editor/with-language.tsx";
import { useCommonLanguage } from "../language/common-language.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TermEntry } from "./term-entry.tsx";
import { TermIndex } from "./term-index.tsx";
import "./glossary.css";
import "./term-entry.css";
import "./lexicon.css";
import "./uses.css";

export function GlossaryPage() {
  return (
    <WithLanguage>
      <Opened />
    </WithLanguage>
  );
}

function Opened() {
  const { t } = useTranslation();
  const { term } = useParams();
  const { glossary } = useCommonLanguage();
  if (!glossary?.synced) {
    return (
      <div className="glossary">
        {term === undefined && <h1>{t("glossary.title")}</h1>}
        <Skeleton lines={8} />
      </div>
    );
  }
  return (
    <div className="glossary">
      {term === undefined ? <TermIndex glossary={glossary} /> : <TermEntry key={term} id={term} glossary={glossary} />}
    </div>
  );
}
