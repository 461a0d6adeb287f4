// A picture of a place or a pattern: what the group wants to be different, what is counted beside what people have the
// impression of, and the plan that both lead to. No person is in it.
import { aimOf } from "@hybrid/documents";
import { useTranslation } from "react-i18next";
import { WithLanguage } from "../editor/with-language.tsx";
import { WordsEditor } from "../editor/words-editor.tsx";
import { useDocument, type OpenDocument } from "../session/documents.tsx";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { ImpressionsPart } from "./impressions-part.tsx";
import { PlanPart } from "./plan-part.tsx";
import { SeriesPart } from "./series-part.tsx";
import "../ui/part.css";
import "./pattern.css";

export function PatternPage({ record }: { readonly record: DocumentView }) {
  const { t } = useTranslation();
  const open = useDocument(record);
  usePageTitle(record.title ?? undefined);
  return (
    <div className="pattern">
      <header className="title-row">
        <h1>{record.title}</h1>
        <p className="meta">{t("pattern.lead")}</p>
      </header>
      {open?.synced ? (
        <WithLanguage>
          <Aim open={open} />
          <div className="pattern-columns">
            <SeriesPart open={open} />
            <ImpressionsPart open={open} />
          </div>
          <PlanPart open={open} />
        </WithLanguage>
      ) : (
        <Skeleton lines={7} />
      )}
    </div>
  );
}

function Aim({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  return (
    <section className="aim" aria-labelledby="pattern-aim">
      <h2 id="pattern-aim">{t("pattern.aim.heading")}</h2>
      <WordsEditor
        kind="line"
        fragment={aimOf(open.doc)}
        open={open}
        lang={space.language}
        label={t("pattern.aim.label")}
        placeholder={t("pattern.aim.prompt")}
      />
    </section>
  );
}
