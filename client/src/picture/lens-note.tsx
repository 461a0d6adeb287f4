// What this window looks through, said above the cards, so that nobody takes a part of the picture for the whole.
import { lenses, type Factor, type FactorDomain } from "@hybrid/domain";
import { Funnel } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { useLayers, useSeenElsewhere } from "./layers.tsx";

export function LensChoice() {
  const { t } = useTranslation();
  const { lens, lookThrough } = useLayers();
  return (
    <Select
      label={t("perspectives.lens.label")}
      value={lens ?? "all"}
      onChange={(value) => lookThrough(value === "all" ? null : value)}
      options={[
        { value: "all" as const, label: t("perspectives.lens.all") },
        ...lenses.map((value) => ({ value, label: t(`perspectives.lens.names.${value}`) })),
      ]}
    />
  );
}

/** Nothing without a lens. `standing`: the domain's cards as they are without one. */
export function LensNote({
  domain,
  standing,
}: {
  readonly domain: FactorDomain;
  readonly standing: readonly Factor[];
}) {
  const { t } = useTranslation();
  const { lens, lookThrough, seen } = useLayers();
  const elsewhere = useSeenElsewhere(domain);
  if (lens === null) return null;
  const name = t(`perspectives.lens.inside.${lens}`);
  return (
    <div className="lens-note">
      <p role="status">
        <Icon of={Funnel} />
        {t("perspectives.lens.shown", { lens: name, count: seen(standing).length, total: standing.length })}
      </p>
      {elsewhere.length > 0 && (
        <p>
          {t("perspectives.lens.elsewhere")}{" "}
          {elsewhere.map((one, at) => (
            <span key={one}>
              {at > 0 && ", "}
              <Link className="link" to={{ search: `?domain=${one}` }} preventScrollReset>
                {t(`picture.domain.${one}`)}
              </Link>
            </span>
          ))}
        </p>
      )}
      <Button onPress={() => lookThrough(null)}>{t("perspectives.lens.lift")}</Button>
    </div>
  );
}
