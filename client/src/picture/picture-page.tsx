// The shared picture: what we act on together, what we see, what has happened. The sheet around it says who reads it.
import { narrativeOf } from "@hybrid/documents";
import { factorDomains, type FactorDomain } from "@hybrid/domain";
import { LayoutGrid, NotepadText, Rows3 } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { WithLanguage } from "../editor/with-language.tsx";
import { WordsEditor } from "../editor/words-editor.tsx";
import { useDocument } from "../session/documents.tsx";
import type { DocumentView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { PictureTabs } from "../ui/picture-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Aim } from "./aim.tsx";
import { Board } from "./board.tsx";
import { whenIdle } from "./card-turns.ts";
import { useDrops } from "./drag.ts";
import { DomainRibbon } from "./domain-ribbon.tsx";
import { LayersProvider } from "./layers.tsx";
import { LensChoice } from "./lens-note.tsx";
import { newestDay } from "./newest-day.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { Overview } from "./overview.tsx";
import { useParts } from "./parts.ts";
import { StoryLinks } from "./passages.tsx";
import { PictureProvider, usePicture } from "./picture-context.tsx";
import { SeeHead } from "./see-head.tsx";
import { BeginSilence } from "./silence-bar.tsx";
import { StoryProvider, StoryText } from "./story-context.tsx";
import { useAnnouncedChanges } from "./use-announced-changes.ts";
import { allDomains, useChooseDomain, useChosenDomain, useOverview } from "./use-chosen-domain.ts";
import { useFoundWord } from "./use-found-word.ts";
import { useSettled } from "./use-settled.ts";
import "../ui/form.css";
import "../ui/part.css";
import "./picture.css";
import "./ribbon.css";
import "./board.css";
import "./prompts.css";
import "./card-menu.css";
import "./drag.css";
import "./overview.css";
import "./card-links.css";
import "./story.css";
import "./note-dialog.css";

export function PicturePage({ record }: { readonly record: DocumentView }) {
  const open = useDocument(record);
  const { Person } = useParts();
  usePageTitle(record.title ?? undefined);
  return (
    <div className="picture">
      {open?.synced ? (
        <WithLanguage>
          <PictureProvider key={open.doc.guid} open={open}>
            <LayersProvider>
              <Head />
              <PictureTabs picture={record.id} />
              <Aim />
              {Person && open && <Person open={open} />}
              <StoryProvider>
                <Sight />
                <Story />
              </StoryProvider>
            </LayersProvider>
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
    <header className="title-row">
      <h1>{open.record.title ?? t("picture.title")}</h1>
      {newest && <p className="meta">{t("picture.newest", { day: day(newest) })}</p>}
      {factors.length === 0 && <p className="meta">{t("picture.noneYet")}</p>}
    </header>
  );
}

function Sight() {
  const { t } = useTranslation();
  const settled = useSettled();
  const domain = useChosenDomain(settled);
  const choose = useChooseDomain();
  const overview = useOverview();
  useAnnouncedChanges();
  useFoundWord(settled);
  useDrops();
  return (
    <section className="picture-see" aria-label={t("picture.see.heading")}>
      <SeeHead domain={domain ?? factorDomains[0]} onAdded={choose} />
      <DomainRibbon domain={overview ? undefined : domain} all={overview} choose={choose} />
      <BoardWays domain={domain ?? factorDomains[0]} overview={overview} />
      {!settled || !domain ? <Skeleton lines={6} /> : overview ? <Overview /> : <Board key={domain} domain={domain} />}
    </section>
  );
}

/** What one does less often: the board as a whole, several observations at once, a silent round, a lens. */
function BoardWays({ domain, overview }: { readonly domain: FactorDomain; readonly overview: boolean }) {
  const { t } = useTranslation();
  const { writes } = usePicture();
  const choose = useChooseDomain();
  const [noting, setNoting] = useState(false);
  return (
    <div className="board-ways">
      <Link to={{ search: `?domain=${overview ? domain : allDomains}` }} preventScrollReset>
        <Icon of={overview ? Rows3 : LayoutGrid} />
        {t(overview ? "board.overview.leave" : "board.overview.open")}
      </Link>
      {writes && (
        <button type="button" className="link" onClick={() => setNoting(true)}>
          <Icon of={NotepadText} />
          {t("board.note.open")}
        </button>
      )}
      <BeginSilence />
      <LensChoice />
      <NoteDialog domain={domain} open={noting} onOpenChange={setNoting} onAdded={choose} />
    </div>
  );
}

/** Below the board, so that the board is drawn first. */
function Story() {
  const { t } = useTranslation();
  const { open, lang } = usePicture();
  const settled = useSettled();
  const [ready, setReady] = useState(false);
  useEffect(() => (settled ? whenIdle(() => setReady(true)) : undefined), [settled]);
  return (
    <section className="picture-story" aria-labelledby="story">
      <h2 id="story">{t("picture.story.heading")}</h2>
      {!ready && <Skeleton lines={6} />}
      {ready && (
        <StoryText>
          <WordsEditor
            kind="full"
            fragment={narrativeOf(open.doc)}
            open={open}
            lang={lang}
            label={t("picture.story.label")}
            placeholder={t("picture.story.prompt")}
          />
        </StoryText>
      )}
      <StoryLinks />
    </section>
  );
}
