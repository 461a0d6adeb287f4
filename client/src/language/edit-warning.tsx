// Before the first key in words that somebody stands behind: how many do, and that an edit asks them again. It stands
// beside the text while somebody is in it, takes no focus and moves no caret.
import { useState, type ReactNode } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import type { Standing } from "./use-standing.ts";

interface EditWarningProps {
  readonly standing: Standing;
  /** Whether this seat may edit the text. */
  readonly writes: boolean;
  /** The editor. */
  readonly children: ReactNode;
}

export function EditWarning({ standing, writes, children }: EditWarningProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [inside, setInside] = useState(false);
  const count = standing.answers.filter(({ state }) => state === "behind" || state === "reserved").length;
  const sentence = t("endorsement.warning", { count, many: numberWord(count, t) });
  const warns = writes && count > 0;
  const enter = (): void => {
    if (inside) return;
    setInside(true);
    if (warns) announce(`${sentence} ${t("endorsement.warningThen")}`);
  };
  return (
    <div
      className="edit-warned"
      onFocus={enter}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setInside(false);
      }}
    >
      {children}
      {warns && inside && (
        <Banner tone="warn" title={sentence}>
          {t("endorsement.warningThen")}
        </Banner>
      )}
    </div>
  );
}

const inWords = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"] as const;

/** A number at the start of a sentence; beyond twelve, in figures. */
function numberWord(count: number, t: TFunction): string {
  const name = inWords[count - 2];
  return name === undefined ? String(count) : t(`endorsement.many.${name}`);
}
