// One writer's words in one text: what came and stands, what went, and when.
import { observationOf, readProse } from "@hybrid/documents";
import type { TextChange, Writer } from "@hybrid/domain";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type * as Y from "yjs";
import type { OpenDocument } from "../session/documents.tsx";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Mark } from "../ui/mark.tsx";
import { cut } from "./cut.ts";
import { nameWriter } from "./writer-name.ts";

const longest = 400;
const longestName = 60;

interface OneChangeProps {
  readonly open: OpenDocument;
  readonly writer: Writer;
  readonly change: TextChange;
}

export function OneChange({ open, writer, change }: OneChangeProps) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const moment = new Date(change.at);
  return (
    <li>
      <Mark kind={writer.kind} size={24} />
      <div>
        <h4>{nameText(open.doc, change, t)}</h4>
        <Words kind="added" words={change.added} />
        <Words kind="removed" words={change.removed} />
        <p className="past-deed">
          {t("timeline.aim.by", { names: nameWriter(writer, t), day: day(moment), time: time(moment) })}
        </p>
      </div>
    </li>
  );
}

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

function nameText(picture: Y.Doc, { fragment, added, removed }: TextChange, t: TFunction): string {
  const [kind, id = ""] = fragment.split(":");
  switch (kind) {
    case "observation": {
      const words = readObservation(picture, id);
      if (removed.length === 0 && added.join(" ") === words) return t("timeline.changed.newObservation");
      return t("timeline.changed.observation", { words: cut(words, longestName) });
    }
    case "words":
    case "weighs":
      return t("timeline.changed.perspective", { words: cut(readObservation(picture, id), longestName) });
    case "why":
    case "would-change":
      return t("timeline.changed.reservation");
    case "said":
    case "event":
    case "narrative":
    case "plain":
      return t(`timeline.changed.${kind}`);
    default:
      return t("timeline.changed.aim");
  }
}

function readObservation(picture: Y.Doc, id: string): string {
  const prose = observationOf(picture, id);
  return prose ? readProse(prose).join(" ") : "";
}
