// What has changed in the picture's texts since a chosen day, from the server's record of who wrote what.
import { observationOf, readFactors, readHappenings, readProse, readSayings } from "@hybrid/documents";
import { addDays, changesSince, type TextChange } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type * as Y from "yjs";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { today } from "../text/calendar.ts";
import { useFormat } from "../text/use-language.ts";
import { DateField } from "../ui/field.tsx";
import { Mark } from "../ui/mark.tsx";
import { PastNotHere } from "./past-not-here.tsx";
import type { Past } from "./record.ts";
import { usePast } from "./use-past.ts";

export function Changed({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const [since, setSince] = useState(() => addDays(today(), -7));
  const fragments = useReading(open.doc, namesOfTexts, "");
  const past = usePast(open.record.id, fragments);
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{t("timeline.changed.heading")}</h2>
      <div className="changed-since">
        <DateField
          label={t("timeline.changed.since")}
          value={since}
          max={today()}
          onChange={(day) => day !== null && setSince(day)}
        />
        <button type="button" className="link" onClick={() => setSince(addDays(today(), -7))}>
          {t("timeline.changed.week")}
        </button>
        <button type="button" className="link" onClick={() => setSince(addDays(today(), -30))}>
          {t("timeline.changed.month")}
        </button>
      </div>
      {past.state === "here" ? <Changes open={open} past={past.past} since={since} /> : <PastNotHere past={past} />}
      <p className="meta">{t("timeline.changed.note")}</p>
    </section>
  );
}

function Changes({ open, past, since }: { readonly open: OpenDocument; readonly past: Past; readonly since: string }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const changes = changesSince(past.texts, new Date(`${since}T00:00:00`).getTime());
  return (
    <>
      <p role="status" className="changed-count">
        {changes.length === 0
          ? t("timeline.changed.nothing")
          : t("timeline.changed.count", { count: changes.length, day: day(since) })}
      </p>
      <ul className="changes">
        {changes.map((change) => (
          <OneChange key={`${change.fragment} ${change.writer}`} open={open} past={past} change={change} />
        ))}
      </ul>
    </>
  );
}

interface OneChangeProps {
  readonly open: OpenDocument;
  readonly past: Past;
  readonly change: TextChange;
}

function OneChange({ open, past, change }: OneChangeProps) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const writer = past.writers[change.writer]!;
  const moment = new Date(change.at);
  const name = [writer.person, writer.organisation ?? t("shared.coordinator")].filter(Boolean).join(", ");
  return (
    <li>
      <Mark kind={writer.kind} size={24} />
      <div>
        <h3>{nameText(open.doc, change, t)}</h3>
        <Words kind="added" words={change.added} />
        <Words kind="removed" words={change.removed} />
        <p className="past-deed">{t("timeline.aim.by", { names: name, day: day(moment), time: time(moment) })}</p>
      </div>
    </li>
  );
}

const longest = 400;
const longestName = 60;

function Words({ kind, words }: { readonly kind: "added" | "removed"; readonly words: readonly string[] }) {
  const { t } = useTranslation();
  const { space } = useSeatView();
  if (words.length === 0) return null;
  const shown = cut(words.join(" … "), longest);
  return (
    <p className="change-words">
      <span className="change-kind">{t(`timeline.changed.${kind}`)}</span>{" "}
      {kind === "added" ? <ins lang={space.language}>{shown}</ins> : <del lang={space.language}>{shown}</del>}
    </p>
  );
}

/** At most so long, and cut between words. */
function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const part = words.slice(0, most);
  return `${part.slice(0, Math.max(part.lastIndexOf(" "), most / 2)).trimEnd()}…`;
}

/** The names of the picture's texts, as one string. */
function namesOfTexts(doc: Y.Doc): string {
  return [
    "aim",
    "narrative",
    "plain",
    ...readFactors(doc).map(({ id }) => `observation:${id}`),
    ...readSayings(doc).map(({ id }) => `said:${id}`),
    ...readHappenings(doc).map(({ id }) => `event:${id}`),
  ].join("\n");
}

function nameText(doc: Y.Doc, { fragment, added, removed }: TextChange, t: TFunction): string {
  const [kind, id] = fragment.split(":");
  if (kind === "observation" && id !== undefined) {
    const prose = observationOf(doc, id);
    const words = prose ? readProse(prose).join(" ") : "";
    if (removed.length === 0 && added.join(" ") === words) return t("timeline.changed.newObservation");
    return t("timeline.changed.observation", { words: cut(words, longestName) });
  }
  if (kind === "said" || kind === "event" || kind === "narrative" || kind === "plain")
    return t(`timeline.changed.${kind}`);
  return t("timeline.changed.aim");
}
