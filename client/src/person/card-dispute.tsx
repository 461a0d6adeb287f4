// On a card: that the person disputes it, or what they say about it, in their own words.
import { readSayings, saidOf, type Entry } from "@hybrid/documents";
import type { Saying } from "@hybrid/domain";
import { MessageCircleWarning } from "lucide-react";
import { useTranslation } from "react-i18next";
import { WordsText } from "../editor/words-text.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { Icon } from "../ui/icon.tsx";
import { NotedLine } from "./noted-line.tsx";
import "./person.css";

const none: Entry<Saying>[] = [];

export function CardDispute({ open, factor }: { readonly open: OpenDocument; readonly factor: string }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const entries = useReading(open.doc, readSayings, none);
  const about = entries.flatMap((entry) =>
    entry.readable && entry.value.factor === factor && entry.value.retired === null ? entry.value : [],
  );
  return about.map((saying) => {
    const fragment = saidOf(open.doc, saying.id);
    return (
      <div key={saying.id} className="card-dispute">
        {saying.disputes && (
          <p className="card-disputed">
            <Icon of={MessageCircleWarning} />
            {t("person.disputes")}
          </p>
        )}
        <blockquote>{fragment && <WordsText fragment={fragment} lang={space.language} />}</blockquote>
        <NotedLine saying={saying} />
      </div>
    );
  });
}
