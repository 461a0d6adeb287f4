// Before the first key in words that somebody stands behind: how many do, and that an edit asks them again. It takes no
// focus and moves no caret. Once shown it stays while it is true: a sentence that went as the text was left would move
// what lies below from under the pointer.
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
  const [entered, setEntered] = useState(false);
  const count = standing.answers.filter(({ state }) => state === "behind" || state === "reserved").length;
  const sentence = t("endorsement.warning", { count, many: numberWord(count, t) });
  const warns = writes && count > 0;
  const enter = (): void => {
    if (entered) return;
    setEntered(true);
    if (warns) announce(`${sentence} ${t("endorsement.warningThen")}`);
  };
  return (
    <div className="edit-warned" onFocus={enter}>
      {children}
      {warns && entered && (
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
