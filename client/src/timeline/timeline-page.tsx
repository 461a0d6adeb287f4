// A picture in time: what happened, day by day with how we know, and what has changed in its texts since a chosen day.
import { useTranslation } from "react-i18next";
import { WithLanguage } from "../editor/with-language.tsx";
import { useDocument } from "../session/documents.tsx";
import type { DocumentView } from "../session/seat-view.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { PictureTabs } from "../ui/picture-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Changed } from "./changed.tsx";
import { Happened } from "./happened.tsx";
import "../ui/part.css";
import "./timeline.css";

export function TimelinePage({ record }: { readonly record: DocumentView }) {
  const { t } = useTranslation();
  const open = useDocument(record);
  usePageTitle(`${t("timeline.tab")} · ${record.title ?? ""}`);
  return (
    <div className="timeline-page">
      <h1>{record.title}</h1>
      <PictureTabs picture={record.id} />
      {open?.synced ? (
        <WithLanguage>
          <div className="timeline-parts">
            <Happened open={open} />
            <Changed open={open} />
          </div>
        </WithLanguage>
      ) : (
        <Skeleton lines={7} />
      )}
    </div>
  );
}
