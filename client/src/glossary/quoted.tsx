// What organisations elsewhere meant by a word, brought here as quotations. A seat of an organisation that is quoted
// may take the words up as its own, where it has said nothing yet; nobody else's voice is touched.
import { isSilent, readQuoted, takeUp } from "@hybrid/documents";
import { quotedKey, quotedParts, type QuotedSense } from "@hybrid/domain";
import { useCallback, useId } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { useCommonLanguage } from "../language/common-language.tsx";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeat, useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import "./elsewhere.css";

const none: readonly QuotedSense[] = [];

interface QuotedProps {
  readonly term: string;
  readonly glossary: OpenDocument;
}

export function Quoted({ term, glossary }: QuotedProps) {
  const { t } = useTranslation();
  const id = useId();
  const { space } = useSeatView();
  const read = useCallback((doc: Y.Doc) => readQuoted(doc, term), [term]);
  const quoted = useReading(glossary.doc, read, none).toSorted(
    (a, b) => a.where.localeCompare(b.where) || a.by.localeCompare(b.by),
  );
  if (quoted.length === 0) return null;
  return (
    <section className="entry-elsewhere" aria-labelledby={id}>
      <h2 id={id}>{t("exchange.quoted.title")}</h2>
      <p className="meta">{t("exchange.quoted.words")}</p>
      <ul>
        {quoted.map((sense) => (
          <li key={quotedKey(sense)}>
            <p className="elsewhere-head">
              <b>{sense.by}</b> {sense.where !== "" && t("exchange.quoted.where", { where: sense.where })}
            </p>
            <blockquote lang={space.language}>
              <Said sense={sense} />
            </blockquote>
            <TakeUp sense={sense} term={term} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Said({ sense }: { readonly sense: QuotedSense }) {
  const { t } = useTranslation();
  const notes = quotedParts.filter((part) => part !== "meaning" && sense[part] !== "");
  return (
    <>
      {sense.meaning !== "" && <p>{sense.meaning}</p>}
      {notes.length > 0 && (
        <dl>
          {notes.map((part) => (
            <div key={part}>
              <dt>{t(`glossary.${part}`)}</dt>
              <dd>{sense[part]}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function TakeUp({ sense, term }: { readonly sense: QuotedSense; readonly term: string }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { me } = useSeatView();
  const { voices } = useCommonLanguage();
  const name = useSeat(me.seat)?.organisation?.name;
  const own = voices.find(({ seat, open }) => seat === me.seat && open.record.right === "write" && open.synced);
  const silent = useReading(
    own?.open.doc,
    useCallback((doc: Y.Doc) => isSilent(doc, term), [term]),
    false,
  );
  if (!own || !silent || name?.toLocaleLowerCase() !== sense.by.toLocaleLowerCase()) return null;
  const { by, where } = sense;
  const take = (): void => {
    takeUp(own.open.doc, term, sense);
    announce(t("exchange.quoted.taken"));
  };
  return (
    <Button onPress={take} aria-label={t("exchange.quoted.takeUpWhose", { by, where })}>
      {t("exchange.quoted.takeUp")}
    </Button>
  );
}
