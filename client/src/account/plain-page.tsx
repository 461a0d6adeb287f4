// A page outside every group: the product's sign, how it is shown, and one sheet.
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { BrandSign } from "../ui/brand.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Preferences } from "../ui/preferences.tsx";
import "./account.css";

type PlainPageProps = {
  title: string;
  lead?: string;
  /** for a short form */
  narrow?: boolean;
  children: ReactNode;
};

export function PlainPage({ title, lead, narrow = false, children }: PlainPageProps) {
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <div className={narrow ? "plain-page narrow" : "plain-page"}>
      <header className="plain-top">
        <Link to="/" className="plain-brand">
          <BrandSign />
          {t("shared.product")}
        </Link>
        <Preferences />
      </header>
      <main id="main" tabIndex={-1} className="plain-sheet">
        <div className="plain-head">
          <h1>{title}</h1>
          {lead !== undefined && <p>{lead}</p>}
        </div>
        {children}
      </main>
    </div>
  );
}
