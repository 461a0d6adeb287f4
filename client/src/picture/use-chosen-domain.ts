// Which domain the board shows. It stands in the address, so that Back works and a colleague can be sent to it.
import { FactorDomain, factorDomains, type FactorDomain as Domain } from "@hybrid/domain";
import { useSearchParams } from "react-router";
import { usePicture } from "./picture-context.tsx";

export function useChosenDomain(): [Domain, (domain: Domain) => void] {
  const [search, setSearch] = useSearchParams();
  const { factors } = usePicture();
  const asked = FactorDomain.safeParse(search.get("domain"));
  const first = factorDomains.find((domain) => factors.some((one) => one.domain === domain && one.retired === null));
  const choose = (domain: Domain): void => setSearch({ domain }, { preventScrollReset: true });
  return [asked.success ? asked.data : (first ?? factorDomains[0]), choose];
}
