// The shared picture: what we act on together, what we see, what has happened. The sheet around it says who reads it.
import { aimOf, narrativeOf } from "@hybrid/documents";
import { factorDomains } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { WithLanguage } from "../editor/with-language.tsx";
import { WordsEditor } from "../editor/words-editor.tsx";
import { useDocument } from "../session/documents.tsx";
import type { DocumentView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { Board } from "./board.tsx";
import { DomainRibbon } from "./domain-ribbon.tsx";
import { newestDay } from "./newest-day.ts";
import { PictureProvider, usePicture } from "./picture-context.tsx";
import { SeeHead } from "./see-head.tsx";
import { useAnnouncedChanges } from "./use-announced-changes.ts";
import { useChooseDomain, useChosenDomain } from "./use-chosen-domain.ts";
import { useSettled } from "./use-settled.ts";
import "./picture.css";

export function PicturePage({ record }: { readonly record: DocumentView }) {
  const open = useDocument(record);
  usePageTitle(record.title ?? undefined);
  return (
    <div className="picture">
      {open?.synced ? (
        <WithLanguage>
          <PictureProvider key={open.doc.guid} open={open}>
            <Head />
            <Aim />
            <Sight />
            <Story />
          </PictureProvider>
        </WithLanguage>
      ) : (
        <>
          <h1>{record.title}</h1>
          <Skeleton lines={7} />
        </>
      )}
    </div>
  );
}

function Head() {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { open, factors } = usePicture();
  const newest = newestDay(factors);
  return (
    <header className="picture-head">
      <h1>{open.record.title ?? t("picture.title")}</h1>
      <p className="meta">{newest ? t("picture.newest", { day: day(newest) }) : t("picture.noneYet")}</p>
    </header>
  );
}

function Aim() {
  const { t } = useTranslation();
  const { open, lang } = usePicture();
  return (
    <section className="picture-aim" aria-labelledby="aim">
      <h2 id="aim">{t("picture.aim.heading")}</h2>
      <WordsEditor
        kind="line"
        fragment={aimOf(open.doc)}
        open={open}
        lang={lang}
        label={t("picture.aim.label")}
        placeholder={t("picture.aim.prompt")}
      />
    </section>
  );
}

function Sight() {
  const { t } = useTranslation();
  const settled = useSettled();
  const domain = useChosenDomain(settled);
  const choose = useChooseDomain();
  useAnnouncedChanges();
  return (
    <section className="picture-see" aria-label={t("picture.see.heading")}>
      <SeeHead domain={domain ?? factorDomains[0]} onAdded={choose} />
      <DomainRibbon domain={domain} choose={choose} />
      {settled && domain ? <Board key={domain} domain={domain} /> : <Skeleton lines={6} />}
    </section>
  );
}

function Story() {
  const { t } = useTranslation();
  const { open, lang } = usePicture();
  return (
    <section className="picture-story" aria-labelledby="story">
      <h2 id="story">{t("picture.story.heading")}</h2>
      <WordsEditor
        kind="full"
        fragment={narrativeOf(open.doc)}
        open={open}
        lang={lang}
        label={t("picture.story.label")}
        placeholder={t("picture.story.prompt")}
      />
    </section>
  );
}
