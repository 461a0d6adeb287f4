// Which domain the board shows. It stands in the address, so that Back works and a colleague can be sent to it; until
// somebody has chosen one, it is the one the picture opened on, whatever is added meanwhile.
import { FactorDomain, type FactorDomain as Domain } from "@hybrid/domain";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { openingDomain } from "./opening-domain.ts";
import { usePicture } from "./picture-context.tsx";

export function useChooseDomain(): (domain: Domain) => void {
  const [, setSearch] = useSearchParams();
  return (domain) => setSearch({ domain }, { preventScrollReset: true });
}

/** Undefined until everything has `settled` that the first domain is picked by, unless the address names one. */
export function useChosenDomain(settled: boolean): Domain | undefined {
  const [search] = useSearchParams();
  const { factors, byFactor } = usePicture();
  const [opening, setOpening] = useState<Domain>();
  if (settled && opening === undefined) setOpening(openingDomain(factors, byFactor));
  const asked = FactorDomain.safeParse(search.get("domain"));
  return asked.success ? asked.data : opening;
}
