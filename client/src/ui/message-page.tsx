// A sheet that has only something to say: not open, not there, broken. What happened, whether words are safe, one step.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "./page-title.ts";
import { ButtonLink } from "./button.tsx";
import "./message-page.css";

export function MessagePage({ title, children, step }: { title: string; children: ReactNode; step?: ReactNode }) {
  usePageTitle(title);
  return (
    <section className="message-page">
      <h1>{title}</h1>
      <div className="message-words">{children}</div>
      {step !== undefined && <div className="message-step">{step}</div>}
    </section>
  );
}

/** The same words whether the sheet exists or not. */
export function NotOpen() {
  const { t } = useTranslation();
  return (
    <MessagePage
      title={t("shared.denied.title")}
      step={<ButtonLink to="/glossary">{t("shared.denied.step")}</ButtonLink>}
    >
      <p>{t("shared.denied.words")}</p>
    </MessagePage>
  );
}
