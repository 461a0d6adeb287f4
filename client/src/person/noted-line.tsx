// Who wrote down what the person said, when it was said, and what it is about.
import { observationOf, readProse } from "@hybrid/documents";
import type { Saying } from "@hybrid/domain";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useReading, type OpenDocument } from "../session/documents.tsx";
import { seatKind, seatName, useSeat } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Mark } from "../ui/mark.tsx";

const longest = 120;

export function NotedLine({ saying, children }: { readonly saying: Saying; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const seat = useSeat(saying.notedBy);
  const said = [saying.setting, saying.saidOn === null ? "" : t("person.said", { day: day(saying.saidOn) })];
  const noted = seat
    ? t("person.noted", { organisation: seatName(seat, t), day: day(saying.notedOn) })
    : t("person.notedByNobody", { day: day(saying.notedOn) });
  return (
    <p className="noted-line">
      {seat && <Mark kind={seatKind(seat)} size={20} />}
      <span>{[...said, noted].filter((words) => words !== "").join(" · ")}</span>
      {children}
    </p>
  );
}

/** The words of the factor something is about: null if it cannot be shown, undefined if it is about none. */
export function useAboutWords(open: OpenDocument, factor: string | null): string | null | undefined {
  const read = (): string | null | undefined => {
    if (factor === null) return undefined;
    const fragment = observationOf(open.doc, factor);
    const words = fragment ? readProse(fragment).join(" ") : null;
    return words !== null && words.length > longest ? `${words.slice(0, longest).trimEnd()}…` : words;
  };
  return useReading<string | null | undefined>(open.doc, read, undefined);
}
