// Grey lines where text will be, and not before 400 ms: what comes at once should not flicker.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import "./skeleton.css";

export function Skeleton({ lines = 3 }: { lines?: number }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" aria-busy="true">
      <span className="visually-hidden">{t("shared.loading")}</span>
      {shown &&
        Array.from({ length: lines }, (_, at) => <span key={at} className="skeleton-line" aria-hidden="true" />)}
    </div>
  );
}
