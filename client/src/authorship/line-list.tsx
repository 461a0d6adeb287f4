// The pieces of a text, one below the other: its words, who wrote them and when; for what is gone, who struck it out.
import { useTranslation } from "react-i18next";
import { CloudOff } from "lucide-react";
import { useSeatView } from "../session/seat-view.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { DeedWords } from "./deed-words.tsx";
import type { Line, TextRecord } from "./record.ts";

const mostLines = 200;
const mostWords = 600;

interface LineListProps {
  readonly lines: readonly Line[];
  readonly record: TextRecord;
  readonly label: string;
}

export function LineList({ lines, record, label }: LineListProps) {
  const { t } = useTranslation();
  const worded = lines.filter(({ text }) => text.trim() !== "");
  if (worded.length === 0) return <p>{t("authorship.list.empty")}</p>;
  return (
    <>
      <ul className="authorship-lines" aria-label={label}>
        {worded.slice(0, mostLines).map((line, at) => (
          <li key={at} data-kind={line.kind}>
            {line.kind === "unsent" ? <Unsent text={line.text} /> : <Known line={line} record={record} />}
          </li>
        ))}
      </ul>
      {worded.length > mostLines && <p>{t("authorship.list.more", { count: worded.length - mostLines })}</p>}
    </>
  );
}

function Known({ line, record }: { readonly line: Exclude<Line, { kind: "unsent" }>; readonly record: TextRecord }) {
  const { t } = useTranslation();
  return (
    <>
      <Mark kind={record.writers[line.written.writer]!.kind} size={24} />
      <div>
        <Quote text={line.text} gone={line.kind === "struck"} />
        <p className="authorship-deed">
          <DeedWords deed={line.written} record={record} />
        </p>
        {line.kind === "struck" && (
          <p className="authorship-deed">
            <Mark kind={record.writers[line.struck.writer]!.kind} size={20} /> {t("authorship.struckBy")}{" "}
            <DeedWords deed={line.struck} record={record} />
          </p>
        )}
      </div>
    </>
  );
}

function Unsent({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Icon of={CloudOff} />
      <div>
        <Quote text={text} gone={false} />
        <p className="authorship-deed">{t("authorship.unsent")}</p>
      </div>
    </>
  );
}

function Quote({ text, gone }: { readonly text: string; readonly gone: boolean }) {
  const { space } = useSeatView();
  const { t } = useTranslation();
  const words = text.length > mostWords ? `${text.slice(0, mostWords)}…` : text;
  return (
    <p className="authorship-words">
      {gone ? (
        <>
          <span className="visually-hidden">{t("authorship.gone")} </span>
          <del lang={space.language}>{words}</del>
        </>
      ) : (
        <span lang={space.language}>{words}</span>
      )}
    </p>
  );
}
