// An organisation's own notes on a picture: a sheet in its tint, under a lock, that nobody else reads.
import { useTranslation } from "react-i18next";
import { notesOf } from "@hybrid/documents";
import { WordsEditor } from "../editor/words-editor.tsx";
import { useDocument } from "../session/documents.tsx";
import { seatName, useSeat, useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import "./notes-page.css";

export function NotesPage({ record, picture }: { record: DocumentView; picture: DocumentView }) {
  const { t } = useTranslation();
  const { me, space } = useSeatView();
  const organisation = seatName(useSeat(me.seat), t);
  const open = useDocument(record);
  const title = picture.title ?? "";
  usePageTitle(`${t("notes.title")} ${t("notes.about", { picture: title })}`);
  return (
    <article className="notes-page">
      <header>
        <h1>
          {t("notes.title")} <span className="notes-about">{t("notes.about", { picture: title })}</span>
        </h1>
        <p>{t("notes.promise", { organisation, picture: title })}</p>
      </header>
      {open?.synced ? (
        <WordsEditor
          fragment={notesOf(open.doc)}
          open={open}
          kind="full"
          lang={space.language}
          label={t("notes.label", { picture: title })}
          placeholder={t("notes.placeholder")}
        />
      ) : (
        <Skeleton lines={5} />
      )}
    </article>
  );
}
