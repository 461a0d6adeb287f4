// Says that an observation may no longer hold, and asks.
import { isStale, type Factor } from "@hybrid/domain";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { BasisDialog } from "./basis-dialog.tsx";
import { usePicture } from "./picture-context.tsx";
import { today } from "./today.ts";

export function StaleBanner({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { writes } = usePicture();
  const [asking, setAsking] = useState(false);
  const { staleAfter } = factor.basis;
  if (staleAfter === null || !isStale(factor.basis, today())) return null;
  const renew = <Button onPress={() => setAsking(true)}>{t("picture.basis.renew")}</Button>;
  return (
    <>
      <Banner
        tone="warn"
        title={t("picture.basis.stale", { day: day(staleAfter) })}
        {...(writes ? { actions: renew } : {})}
      >
        {t("picture.basis.staleWords")}
      </Banner>
      {asking && <BasisDialog factor={factor} onClose={() => setAsking(false)} />}
    </>
  );
}
