// Words out of the glossary, into it, and on to another group.
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCommonLanguage } from "../language/common-language.tsx";
import type { OpenDocument } from "../session/documents.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { BringIn } from "./bring-in.tsx";
import { CopyOn } from "./copy-on.tsx";
import { TakeOut } from "./take-out.tsx";
import { useOwnWords } from "./use-own-words.ts";
import "./exchange.css";

export function ExchangePage() {
  const { t } = useTranslation();
  const { glossary } = useCommonLanguage();
  usePageTitle(t("exchange.title"));
  return (
    <div className="exchange">
      <p>
        <Link to="/glossary">{t("glossary.back")}</Link>
      </p>
      <h1>{t("exchange.title")}</h1>
      {glossary?.synced ? <Ways glossary={glossary} /> : <Skeleton lines={8} />}
    </div>
  );
}

function Ways({ glossary }: { readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const words = useOwnWords(glossary);
  return (
    <>
      <p className="exchange-intro">{t("exchange.intro")}</p>
      <Way title={t("exchange.out.title")} words={t("exchange.out.words")}>
        <TakeOut words={words} />
      </Way>
      <Way title={t("exchange.into.title")} words={t("exchange.into.words")}>
        <BringIn glossary={glossary} spoken={words.spoken} />
      </Way>
      <Way title={t("exchange.copy.title")} words={t("exchange.copy.words")}>
        <CopyOn words={words} />
      </Way>
    </>
  );
}

function Way({ title, words, children }: { title: string; words: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="exchange-way" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="meta">{words}</p>
      {children}
    </section>
  );
}
