// What has changed in a picture since a meeting or a chosen day: in its texts and in what the seats say on the cards,
// from the server's record of who wrote what; and what was promised and how it went, by the days their seats gave.
import { changesSince } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import { useCommitments, useAwaitedVoices } from "../language/use-commitments.ts";
import { useVoices } from "../language/use-voices.ts";
import type { OpenDocument } from "../session/documents.tsx";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { ChangedPromises, promisesSince } from "./changed-promises.tsx";
import { OneChange } from "./one-change.tsx";
import { PastNotHere } from "./past-not-here.tsx";
import type { Past } from "./record.ts";
import { SinceChoice, useSince } from "./since-choice.tsx";
import { usePast } from "./use-past.ts";
import { useSources } from "./use-sources.ts";

export function Changed({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const since = useSince(open);
  const voices = useVoices(open.record.id);
  const awaited = useAwaitedVoices(open.record.id);
  const complete = voices.length === awaited && voices.every(({ open: one }) => one.synced || one.closed !== null);
  const past = usePast(useSources(open, voices, complete));
  const promises = promisesSince(useCommitments(voices), since.day);
  const changes = past.state === "here" ? changesIn(past.past, since.day) : [];
  const count = changes.length + promises.length;
  const own = changes.filter(({ document }) => document === open.record.id);
  const spoken = changes.filter(({ document }) => document !== open.record.id);
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{t("timeline.changed.heading")}</h2>
      <SinceChoice open={open} since={since} />
      {past.state === "here" ? (
        <p role="status" className="changed-count">
          {count === 0 ? t("timeline.changed.nothing") : t("timeline.changed.count", { count, day: day(since.day) })}
        </p>
      ) : (
        <PastNotHere past={past} />
      )}
      <ChangedPromises promises={promises} />
      {past.state === "here" && (
        <>
          <Group of="texts" open={open} past={past.past} changes={own} />
          <Group of="perspectives" open={open} past={past.past} changes={spoken} />
          {past.past.missed.length > 0 && <Banner tone="warn">{t("timeline.changed.missed")}</Banner>}
        </>
      )}
      <p className="meta">{t("timeline.changed.note")}</p>
      <p className="meta">{t("timeline.changed.without")}</p>
    </section>
  );
}

type Changes = ReturnType<typeof changesIn>;

interface GroupProps {
  readonly of: "texts" | "perspectives";
  readonly open: OpenDocument;
  readonly past: Past;
  readonly changes: Changes;
}

function Group({ of, open, past, changes }: GroupProps) {
  const { t } = useTranslation();
  if (changes.length === 0) return null;
  return (
    <>
      <h3 className="changed-group">{t(`timeline.changed.groups.${of}`)}</h3>
      <ul className="changes">
        {changes.map(({ document, change }) => (
          <OneChange
            key={`${document} ${change.fragment} ${change.writer}`}
            open={open}
            writer={past.writers[change.writer]!}
            change={change}
          />
        ))}
      </ul>
    </>
  );
}

/** By document, since two voices call the same text by the same name; the latest first in each. */
function changesIn({ texts }: Past, day: string) {
  const since = new Date(`${day}T00:00:00`).getTime();
  return [...Map.groupBy(texts, ({ document }) => document)]
    .flatMap(([document, theirs]) => changesSince(theirs, since).map((change) => ({ document, change })))
    .toSorted((a, b) => b.change.at - a.change.at);
}
