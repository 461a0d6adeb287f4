// The glossary as a file. Everything is made here in the browser; nothing is sent anywhere.
import type { CarriedTerm, PastNote } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { useCommonLanguage } from "../language/common-language.tsx";
import { useSeatName, useSeatView } from "../session/seat-view.tsx";
import { useLanguage } from "../text/use-language.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { writeCsv } from "./csv.ts";
import { writeJsonLd } from "./json-ld.ts";
import { writeMarkdown } from "./markdown.ts";
import { writeTurtle } from "./turtle.ts";
import type { OwnWords } from "./use-own-words.ts";
import { usePastLine } from "../language/past-line.ts";

const kinds = { turtle: "ttl", jsonld: "jsonld", csv: "csv", markdown: "md" } as const;
type Kind = keyof typeof kinds;

export function TakeOut({ words }: { readonly words: OwnWords }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const announce = useAnnounce();
  const write = useWriters(words);
  if (words.leaving.length === 0) return <p>{t("exchange.out.empty")}</p>;
  const takeOut = (kind: Kind): void => {
    download(`${space.name}.${kinds[kind]}`, write[kind]());
    announce(t("exchange.out.done"));
  };
  return (
    <div className="form-deeds">
      {(Object.keys(kinds) as Kind[]).map((kind) => (
        <Button key={kind} onPress={() => takeOut(kind)}>
          {t(`exchange.out.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

function useWriters({ leaving, withReasons }: OwnWords): Readonly<Record<Kind, () => string>> {
  const { space } = useSeatView();
  const inMarkdown = useMarkdown();
  const skos = { terms: leaving, title: space.name, language: space.language };
  return {
    turtle: () => writeTurtle(skos),
    jsonld: () => writeJsonLd(skos),
    csv: () => writeCsv(leaving),
    markdown: () => inMarkdown(withReasons()),
  };
}

function useMarkdown(): (terms: readonly CarriedTerm[]) => string {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const { sensesOf } = useCommonLanguage();
  const language = useLanguage();
  const nameOf = useSeatName();
  const pastLine = usePastLine();
  const words = {
    title: `${t("glossary.title")}: ${space.name}`,
    intro: t("exchange.markdownIntro"),
    retired: t("glossary.retired"),
    noDefinition: t("glossary.noDefinition"),
    also: (also: string) => t("glossary.alsoCalled", { words: also }),
    status: ({ status, retiredBecause }: CarriedTerm) =>
      retiredBecause === null
        ? t(`glossary.status.${status}`)
        : t("glossary.retiredBecause", { reason: retiredBecause }),
    past: (note: PastNote) => pastLine(note),
  };
  const senses = (term: string) =>
    sensesOf(term).flatMap(({ seat, meaning }) =>
      meaning.length === 0 ? [] : { organisation: nameOf(seat), meaning: meaning.join(" ") },
    );
  return (terms) => writeMarkdown(terms, language, words, senses);
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
