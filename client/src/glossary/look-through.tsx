// Begins looking through the pictures, says before what that opens, and afterwards how far it came.
import { ScanSearch } from "lucide-react";
import { useTranslation } from "react-i18next";
import { picturesOf, useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import type { Looking } from "./use-gathering.ts";

interface LookThroughProps {
  readonly looking: Looking;
  readonly onLook: () => void;
  readonly label: string;
}

export function LookThrough({ looking, onLook, label }: LookThroughProps) {
  const { t } = useTranslation();
  const { list } = useFormat();
  const count = picturesOf(useSeatView()).length;
  if (count === 0) return <p className="meta">{t("glossary.look.none")}</p>;
  const missed = looking.state === "done" ? looking.gathering.missed.map(({ title }) => title ?? "") : [];
  return (
    <div className="look-through">
      {looking.state === "idle" && <p className="meta">{t("glossary.look.before", { count })}</p>}
      {looking.state !== "looking" && (
        <Button icon={ScanSearch} onPress={onLook}>
          {looking.state === "idle" ? label : t("glossary.look.again")}
        </Button>
      )}
      <p role="status" className="meta">
        {looking.state === "looking" && t("glossary.look.progress", { done: looking.progress.done, of: count })}
      </p>
      {missed.length > 0 && <Banner tone="warn">{t("glossary.look.missed", { pictures: list(missed) })}</Banner>}
    </div>
  );
}
