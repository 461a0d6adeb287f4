// The person's own voice, below what the group acts on: what they say, who wrote it down and when, and the picture in
// plain language.
import { readSayings, restoreSaying, retireSaying, saidOf, type Entry } from "@hybrid/documents";
import type { Saying } from "@hybrid/domain";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { useWords } from "../editor/use-words.ts";
import { WordsText } from "../editor/words-text.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { ReasonDialog } from "../ui/reason-dialog.tsx";
import { NotedLine, useAboutWords } from "./noted-line.tsx";
import { PlainVersion } from "./plain-version.tsx";
import { SayingDialog } from "./saying-dialog.tsx";
import "./person.css";

const none: Entry<Saying>[] = [];

export function PersonSection({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const entries = useReading(open.doc, readSayings, none);
  const [adding, setAdding] = useState(false);
  const sayings = entries.flatMap((entry) => (entry.readable ? entry.value : []));
  const standing = sayings.filter(({ retired }) => retired === null);
  const unreadable = entries.length - sayings.length;
  return (
    <section aria-labelledby="person">
      <details className="person">
        <summary>
          <h2 id="person">{t("person.heading")}</h2>
          <Latest open={open} saying={standing[0]} />
        </summary>
        <div className="person-parts">
          <div className="person-said">
            <p className="meta">{t(standing.length === 0 ? "person.nobody" : "person.lead")}</p>
            {standing.length > 0 && (
              <ul className="sayings">
                {standing.map((saying) => (
                  <OneSaying key={saying.id} open={open} saying={saying} />
                ))}
              </ul>
            )}
            {open.record.right === "write" && (
              <Button icon={Plus} onPress={() => setAdding(true)}>
                {t("person.add")}
              </Button>
            )}
            {unreadable > 0 && <Banner>{t("person.unreadable", { count: unreadable })}</Banner>}
            <SetAside open={open} sayings={sayings.filter(({ retired }) => retired !== null)} />
          </div>
          <PlainVersion open={open} />
        </div>
      </details>
      {adding && <SayingDialog open={open} factor={null} onClose={() => setAdding(false)} />}
    </section>
  );
}

/** What they said last, while the rest is folded away. */
function Latest({ open, saying }: { readonly open: OpenDocument; readonly saying: Saying | undefined }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const fragment = saying && saidOf(open.doc, saying.id);
  if (!fragment) return <span className="meta">{t("person.nobody")}</span>;
  return (
    <q className="person-latest" lang={space.language}>
      <LatestWords fragment={fragment} />
    </q>
  );
}

function LatestWords({ fragment }: { readonly fragment: Y.XmlFragment }) {
  return useWords(fragment).lines.join(" ");
}

function OneSaying({ open, saying }: { readonly open: OpenDocument; readonly saying: Saying }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const about = useAboutWords(open, saying.factor);
  const [asking, setAsking] = useState(false);
  const fragment = saidOf(open.doc, saying.id);
  return (
    <li>
      {about !== undefined && (
        <p className="saying-about">
          {t(saying.disputes ? "person.disputesOf" : "person.about", { words: about ?? t("person.gone") })}
        </p>
      )}
      <blockquote>{fragment && <WordsText fragment={fragment} lang={space.language} />}</blockquote>
      <NotedLine saying={saying}>
        {open.record.right === "write" && (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {t("person.setAside")}
          </button>
        )}
      </NotedLine>
      {asking && (
        <ReasonDialog
          title={t("person.setAsideTitle")}
          label={t("person.setAsideWhy")}
          hint={t("person.setAsideHint")}
          submit={t("person.setAside")}
          empty={t("person.setAsideEmpty")}
          onReason={(reason) => retireSaying(open.doc, saying.id, reason)}
          onClose={() => setAsking(false)}
        />
      )}
    </li>
  );
}

function SetAside({ open, sayings }: { readonly open: OpenDocument; readonly sayings: readonly Saying[] }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  if (sayings.length === 0) return null;
  return (
    <details className="set-aside">
      <summary>{t("person.setAsideMany", { count: sayings.length })}</summary>
      <ul>
        {sayings.map(({ id, retired }) => {
          const fragment = saidOf(open.doc, id);
          return (
            <li key={id}>
              {fragment && <WordsText fragment={fragment} lang={space.language} />}
              <p className="meta">{t("person.because", { reason: retired ?? "" })}</p>
              {open.record.right === "write" && (
                <Button onPress={() => restoreSaying(open.doc, id)}>{t("person.restore")}</Button>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
