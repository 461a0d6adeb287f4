// How the group's language has grown: a picture over time, the same as a table, and what has happened to which word. It
// counts words and no people.
import type { GrowthStep, GrowthTurn } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useCommonLanguage } from "../language/common-language.tsx";
import { headwordIn } from "../language/headword.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatName, useSeatView } from "../session/seat-view.tsx";
import { useFormat, useLanguage } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { GrowthChart, bands } from "./growth-chart.tsx";
import { useGrowth } from "./use-growth.ts";
import "./growth.css";

export function GrowthPage() {
  const { t } = useTranslation();
  const { glossary } = useCommonLanguage();
  usePageTitle(t("growth.title"));
  return (
    <div className="growth">
      <p>
        <Link to="/glossary">{t("glossary.back")}</Link>
      </p>
      <h1>{t("growth.title")}</h1>
      <p className="growth-intro">{t("growth.intro")}</p>
      {glossary?.synced ? <Grown glossary={glossary} /> : <Skeleton lines={6} />}
    </div>
  );
}

function Grown({ glossary }: { readonly glossary: OpenDocument }) {
  const { t } = useTranslation();
  const growth = useGrowth(glossary);
  if (growth.state === "reading") return <p role="status">{t("growth.reading")}</p>;
  if (growth.state === "refused")
    return (
      <Banner tone="warn" actions={<Button onPress={growth.again}>{t("growth.again")}</Button>}>
        {t("growth.unavailable")}
      </Banner>
    );
  if (growth.steps.length === 0) return <p>{t("growth.empty")}</p>;
  return (
    <>
      <GrowthChart steps={growth.steps} />
      <AsTable steps={growth.steps} />
      <Turns turns={growth.turns} />
    </>
  );
}

/** The last counts of each day. */
function AsTable({ steps }: { readonly steps: readonly GrowthStep[] }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const byDay = new Map(steps.map((step) => [new Date(step.at).toDateString(), step]));
  return (
    <details className="growth-table">
      <summary>{t("growth.asTable")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("growth.day")}</th>
            {bands.map((band) => (
              <th key={band} scope="col">
                {t(`growth.status.${band}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...byDay].toReversed().map(([key, { at, counts }]) => (
            <tr key={key}>
              <th scope="row">{day(new Date(at))}</th>
              {bands.map((band) => (
                <td key={band}>{counts[band]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const mostShown = 30;

function Turns({ turns }: { readonly turns: readonly GrowthTurn[] }) {
  const { t } = useTranslation();
  const { terms } = useCommonLanguage();
  const { day, list } = useFormat();
  const language = useLanguage();
  const { seats } = useSeatView();
  const nameOf = useSeatName();
  const [all, setAll] = useState(false);
  const known = new Map(terms.map((term) => [term.id, term]));
  const told = turns.filter(({ term }) => known.has(term)).toReversed();
  const days = Map.groupBy(all ? told : told.slice(0, mostShown), ({ at }) => new Date(at).toDateString());
  const inOrder = (some: readonly string[]): readonly string[] =>
    seats.flatMap(({ id }) => (some.includes(id) ? id : []));
  return (
    <section aria-labelledby="growth-turns">
      <h2 id="growth-turns">{t("growth.turns")}</h2>
      {[...days].map(([key, turnsOfDay]) => (
        <section key={key} className="growth-day" aria-label={day(new Date(turnsOfDay[0]!.at))}>
          <h3 className="meta">{day(new Date(turnsOfDay[0]!.at))}</h3>
          <ul>
            {turnsOfDay.map(({ term, to, at, seats: by }) => (
              <li key={`${term} ${at} ${to}`}>
                <Link to={`/glossary/${encodeURIComponent(term)}`}>
                  {t(`growth.turn.${to}`, { word: headwordIn(language, known.get(term)!) })}
                </Link>{" "}
                <span className="meta">· {list(inOrder(by).map(nameOf))}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {!all && told.length > mostShown && <Button onPress={() => setAll(true)}>{t("growth.more")}</Button>}
    </section>
  );
}
