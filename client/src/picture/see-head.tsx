// The head of "What we see": counts in words, which risk is looked at, and the way to add an observation.
import type { FactorDomain } from "@hybrid/domain";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { Segment } from "../ui/choice.tsx";
import { AddObservation } from "./add-observation.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { useLayers } from "./layers.tsx";
import { usePicture, type Lens } from "./picture-context.tsx";
import { SilenceBar } from "./silence-bar.tsx";
import { summariseDomains, summarisePicture } from "./summary.ts";

const lenses: readonly Lens[] = ["both", "risk", "atRisk"];

export function SeeHead({
  domain,
  onAdded,
}: {
  readonly domain: FactorDomain;
  readonly onAdded: (domain: FactorDomain) => void;
}) {
  const { t } = useTranslation();
  const { lens, setLens, writes } = usePicture();
  const [adding, setAdding] = useState(false);
  return (
    <div className="see-head">
      <h2>{t("picture.see.heading")}</h2>
      <Counts />
      <div className="see-tools">
        <Segment
          label={t("picture.lens.label")}
          value={lens}
          onChange={setLens}
          options={lenses.map((value) => ({ value, label: t(`picture.lens.${value}`) }))}
        />
        {writes && (
          <Button icon={Plus} onPress={() => setAdding(true)}>
            {t("picture.see.add")}
          </Button>
        )}
      </div>
      <SilenceBar />
      <AddObservation domain={domain} open={adding} onOpenChange={setAdding} onAdded={onAdded} />
    </div>
  );
}

function Counts() {
  const { t } = useTranslation();
  const { factors, byFactor } = usePicture();
  const { searches } = useLayers();
  const { concern, protective, both, none, gaps } = summarisePicture(summariseDomains(factors, byFactor, searches));
  return (
    <ul className="see-counts">
      <li>
        <Glyph of="concern" />
        {t("picture.see.concern", { count: concern })}
      </li>
      <li>
        <Glyph of="protective" />
        {t("picture.see.protective", { count: protective })}
      </li>
      {both > 0 && (
        <li>
          <Glyph of="both" />
          {t("picture.see.both", { count: both })}
        </li>
      )}
      {none > 0 && (
        <li>
          <Glyph of="none" />
          {t("picture.see.none", { count: none })}
        </li>
      )}
      {gaps > 0 && (
        <li>
          <Glyph of="gap" />
          {t("picture.see.gap", { count: gaps })}
        </li>
      )}
    </ul>
  );
}
