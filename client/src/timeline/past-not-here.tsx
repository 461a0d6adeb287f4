import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { PastState } from "./use-past.ts";

/** While the record is asked for, and when it cannot be had. */
export function PastNotHere({ past }: { readonly past: Exclude<PastState, { state: "here" }> }) {
  const { t } = useTranslation();
  if (past.state === "failed") {
    return (
      <Banner tone="warn">
        {t("timeline.changed.failed")} <Button onPress={past.again}>{t("timeline.changed.again")}</Button>
      </Banner>
    );
  }
  return (
    <>
      <p role="status">{t("timeline.changed.asking")}</p>
      <Skeleton lines={3} />
    </>
  );
}
