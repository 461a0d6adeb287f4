// Contact is away: since when, and that writing may go on. Short losses are not worth a word.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";

const patience = 2000;

export function OfflineBanner({ open }: { open: OpenDocument }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { offlineSince } = open;
  const [shown, setShown] = useState<Date | null>(null);
  useEffect(() => {
    if (!offlineSince) return undefined;
    const timer = setTimeout(() => setShown(offlineSince), patience);
    return () => {
      clearTimeout(timer);
      setShown(null);
    };
  }, [offlineSince]);
  return (
    <div role="status">
      {shown && open.closed === null && (
        <Banner tone="offline" title={t("shared.link.offline", { time: time(shown) })}>
          {open.record.right === "write" ? t("shared.link.offlineWords") : t("shared.link.offlineReading")}
        </Banner>
      )}
    </div>
  );
}
