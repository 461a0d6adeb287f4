// The glossary as a file. Everything is made here in the browser; nothing is sent anywhere.
import type { CarriedTerm, PastNote } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { writeCsv } from "./csv.ts";
import { writeJsonLd } from "./json-ld.ts";
import { writeMarkdown, type MarkdownWords } from "./markdown.ts";
import { writeTurtle } from "./turtle.ts";
import type { OwnWords } from "./use-own-words.ts";
import { usePastLine } from "../language/past-line.ts";

const kinds = { turtle: "ttl", jsonld: "jsonld", csv: "csv", markdown: "md" } as const;
type Kind = keyof typeof kinds;

export function TakeOut({ words }: { readonly words: OwnWords }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const announce = useAnnounce();
  const [senses, setSenses] = useState(true);
  const write = useWriters(words, senses);
  if (words.leaving.length === 0) return <p>{t("exchange.out.empty")}</p>;
  const takeOut = (kind: Kind): void => {
    download(`${space.name}.${kinds[kind]}`, write[kind]());
    announce(t("exchange.out.done"));
  };
  const left = words.carried.unreadable.length;
  return (
    <>
      <label className="exchange-choice">
        <input type="checkbox" checked={senses} onChange={(event) => setSenses(event.target.checked)} />
        {t("exchange.out.senses")}
      </label>
      <div className="form-deeds">
        {(Object.keys(kinds) as Kind[]).map((kind) => (
          <Button key={kind} onPress={() => takeOut(kind)}>
            {t(`exchange.out.${kind}`)}
          </Button>
        ))}
      </div>
      {left > 0 && <Banner>{t("exchange.cannotTravel", { count: left })}</Banner>}
    </>
  );
}

function useWriters(words: OwnWords, senses: boolean): Readonly<Record<Kind, () => string>> {
  const { space } = useSeatView();
  const inMarkdown = useMarkdown();
  const terms = (): readonly CarriedTerm[] => (senses ? words.withSenses(words.leaving) : words.leaving);
  const skos = () => ({ terms: terms(), title: space.name, language: space.language });
  return {
    turtle: () => writeTurtle(skos()),
    jsonld: () => writeJsonLd(skos()),
    csv: () => writeCsv(terms()),
    markdown: () => inMarkdown(words.withReasons(terms())),
  };
}

function useMarkdown(): (terms: readonly CarriedTerm[]) => string {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const language = useLanguage();
  const pastLine = usePastLine();
  const words: MarkdownWords = {
    title: `${t("glossary.title")}: ${space.name}`,
    intro: t("exchange.markdownIntro"),
    retired: t("glossary.retired"),
    noDefinition: t("glossary.noDefinition"),
    also: (also) => t("glossary.alsoCalled", { words: also }),
    status: ({ status, retiredBecause }) =>
      retiredBecause === null
        ? t(`glossary.status.${status}`)
        : t("glossary.retiredBecause", { reason: retiredBecause }),
    overlap: ({ word, nearness, note }) =>
      `${word}: ${t(`glossary.overlaps.${nearness}`)}${note === "" ? "" : `. ${note}`}`,
    by: ({ by, where }) => (where === "" || where === space.name ? by : t("exchange.quoted.was", { by, where })),
    part: (part) => t(`glossary.${part}`),
    past: (note: PastNote) => pastLine(note),
  };
  return (terms) => writeMarkdown(terms, language, words);
}

function download(name: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type: "text/plain;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name.replaceAll(/[^\p{L}\p{N}. -]+/gu, "-");
  link.click();
  // The browser reads it after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
