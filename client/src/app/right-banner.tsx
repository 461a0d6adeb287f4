// The right to write was taken back under the hand: that it was, whether words are safe, and the words if they are not.
import { useTranslation } from "react-i18next";
import { useLostRight } from "../session/rights.ts";
import { Banner } from "../ui/banner.tsx";
import { UnsavedWords } from "./unsaved-words.tsx";

export function RightBanner() {
  const { t } = useTranslation();
  const words = useLostRight();
  return (
    <div role="status">
      {words !== null && (
        <Banner tone="warn" title={t("shared.right.lost")}>
          {words === "" ? t("shared.closed.safe") : t("shared.right.notTaken")}
          <UnsavedWords words={words} />
        </Banner>
      )}
    </div>
  );
}
