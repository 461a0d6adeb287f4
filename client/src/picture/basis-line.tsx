// Where an observation comes from, in one line: who brings it, how it is known, when, and whether it was collected in
// the same way whatever is being looked for.
import { isSystematic, type Basis, type Language } from "@hybrid/domain";
import { CircleQuestionMark, Eye, ListChecks } from "lucide-react";
import { useTranslation } from "react-i18next";
import { seatName, useSeat } from "../session/seat-view.tsx";
import { useFormat, useLanguage } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";

export function BasisLine({ basis }: { readonly basis: Basis }) {
  const { t } = useTranslation();
  const seat = useSeat(basis.seat);
  const when = useWhen(basis);
  const how = useHow(basis);
  const systematic = isSystematic(basis);
  return (
    <p className="basis-line">
      {seat && <Mark kind={seat.organisation?.kind ?? "coordinator"} size={20} label={seatName(seat, t)} />}
      {basis.kind === null && <Icon of={CircleQuestionMark} />}
      <span className="basis-words">
        <b>{[how, when].filter((words) => words !== "").join(", ")}</b>
        {basis.kind !== null && (
          <span className="basis-way">
            <Icon of={systematic ? ListChecks : Eye} />
            {t(systematic ? "picture.basis.systematic" : "picture.basis.unsystematic")}
          </span>
        )}
      </span>
    </p>
  );
}

function useHow({ kind, toldBy }: Basis): string {
  const { t } = useTranslation();
  if (kind === null) return t("picture.basis.none");
  return kind === "told" && toldBy !== "" ? t("picture.basis.toldBy", { role: toldBy }) : t(`picture.basis.${kind}`);
}

function useWhen({ from, until }: Basis): string {
  const { t } = useTranslation();
  const { day } = useFormat();
  const language = useLanguage();
  if (from !== null && from === until) return t("picture.basis.on", { day: day(from) });
  if (from !== null && until !== null) return formatRange(from, until, language);
  if (from !== null) return t("picture.basis.since", { day: day(from) });
  return until === null ? "" : t("picture.basis.to", { day: day(until) });
}

/** "9–23 Oct", with what the two days share said once, and never broken. */
function formatRange(from: string, until: string, language: Language): string {
  const [first, last] = [new Date(`${from}T00:00:00`), new Date(`${until}T00:00:00`)];
  const thisYear = first.getFullYear() === last.getFullYear() && last.getFullYear() === new Date().getFullYear();
  const format = { day: "numeric", month: "short", ...(thisYear ? {} : ({ year: "numeric" } as const)) } as const;
  return new Intl.DateTimeFormat(language === "sv" ? "sv-SE" : "en-GB", format)
    .formatRange(first, last)
    .replaceAll(" ", "\u00a0");
}
