// Which domain the board shows. It stands in the address, so that Back works and a colleague can be sent to it.
import { FactorDomain, factorDomains, type Factor, type FactorDomain as Domain } from "@hybrid/domain";
import { useSearchParams } from "react-router";
import { usePicture } from "./picture-context.tsx";

export function useChosenDomain(): [Domain, (domain: Domain) => void] {
  const [search, setSearch] = useSearchParams();
  const { factors } = usePicture();
  const asked = FactorDomain.safeParse(search.get("domain"));
  const choose = (domain: Domain): void => setSearch({ domain }, { preventScrollReset: true });
  return [asked.success ? asked.data : fullest(factors), choose];
}

/** Where most is noted, so that a picture opens on something; the first domain while nothing is. */
function fullest(factors: readonly Factor[]): Domain {
  const noted = (domain: Domain): number =>
    factors.filter((one) => one.domain === domain && one.retired === null).length;
  return factorDomains.reduce((best, domain) => (noted(domain) > noted(best) ? domain : best));
}
