// What every log page has: a heading, a filter by picture and period, the log itself or why it is not there, its end,
// and the files to take along.
import { useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Download } from "lucide-react";
import { picturesOf, useSeatView } from "../session/seat-view.tsx";
import { Button } from "../ui/button.tsx";
import { DateField, Select } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { MessagePage, NotOpen } from "../ui/message-page.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { exportAddress, type Filter } from "./journal-api.ts";
import type { Shown } from "./use-answer.ts";
import "./journal.css";

export function useFilter(): readonly [Filter, (part: Partial<Filter>) => void] {
  const [filter, setFilter] = useState<Filter>(everything);
  return useMemo(() => [filter, (part) => setFilter((last) => ({ ...last, ...part }))], [filter]);
}
const everything: Filter = { picture: "", from: "", until: "" };

export function LogHead({ title, children }: { title: string; children: ReactNode }) {
  usePageTitle(title);
  return (
    <header className="log-head">
      <h1>{title}</h1>
      {children}
    </header>
  );
}

export function Filters({ filter, change }: { filter: Filter; change: (part: Partial<Filter>) => void }) {
  const { t } = useTranslation();
  const pictures = picturesOf(useSeatView());
  return (
    <div className="log-filters" role="group" aria-label={t("journal.filter.label")}>
      <Select
        label={t("journal.filter.picture")}
        value={filter.picture || "all"}
        onChange={(picture) => change({ picture: picture === "all" ? "" : picture })}
        options={[
          { value: "all", label: t("journal.filter.all") },
          ...pictures.map(({ id, title }) => ({ value: id, label: title ?? "" })),
        ]}
      />
      <DateField label={t("journal.filter.from")} value={filter.from} onChange={(day) => change({ from: day ?? "" })} />
      <DateField
        label={t("journal.filter.until")}
        value={filter.until}
        onChange={(day) => change({ until: day ?? "" })}
      />
    </div>
  );
}

type LogBodyProps<T> = { readonly shown: Shown<T>; readonly empty: (value: T) => boolean; readonly none: string };

/** The log, grey lines while it is on its way, or why it is not here. */
export function LogBody<T>({ shown, empty, none, children }: LogBodyProps<T> & { children: (value: T) => ReactNode }) {
  const { t } = useTranslation();
  const { value, refused, again } = shown;
  if (refused === "unknown") return <NotOpen />;
  if (refused && value === undefined) {
    return (
      <MessagePage title={t("shared.unreachable.title")} step={<Button onPress={again}>{t("shared.tryAgain")}</Button>}>
        <p>{t(`shared.refusal.${refused}`)}</p>
      </MessagePage>
    );
  }
  if (value === undefined) return <Skeleton lines={6} />;
  return empty(value) ? <p className="log-empty">{none}</p> : children(value);
}

type LogEndProps = {
  readonly log: "disclosure" | "read";
  readonly filter: Filter;
  readonly head: { readonly seq: number; readonly hash: string } | null;
};

export function LogEnd({ log, filter, head }: LogEndProps) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  return (
    <footer className="log-end">
      {head && (
        <p className="meta">
          {t("journal.seal", { number: head.seq, seal: head.hash.slice(0, 12) })} {t("journal.sealHelp")}
        </p>
      )}
      <p className="log-files">
        {(["csv", "json"] as const).map((format) => (
          <a key={format} className="button ordinary" href={exportAddress(log, format, me.seat, filter)} download>
            <Icon of={Download} />
            {t(`journal.export.${format}`)}
          </a>
        ))}
      </p>
    </footer>
  );
}
