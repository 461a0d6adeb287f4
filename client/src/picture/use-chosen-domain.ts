// Which domain the board shows, or all of them. It stands in the address, so that Back works and a colleague can be
// sent to it; until somebody has chosen one, it is the one the picture opened on, whatever is added meanwhile. The
// address may name a card as well, which is gone to once.
import { FactorDomain, type Factor, type FactorDomain as Domain } from "@hybrid/domain";
import { useEffect, useState } from "react";
import { useSearchParams } from "react-router";
import { openingDomain } from "./opening-domain.ts";
import { usePicture } from "./picture-context.tsx";

/** What the address says instead of a domain when all are shown. */
export const allDomains = "all";

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

/** Whether all domains are shown at once. */
export function useOverview(): boolean {
  const [search] = useSearchParams();
  return search.get("domain") === allDomains;
}

/** Shows a card in its domain and puts the focus on it; one that is shown under another, that other one. */
export function useGoToCard(): (factor: Factor) => void {
  const [, setSearch] = useSearchParams();
  const { factors, under } = usePicture();
  return ({ id, domain }) => {
    const head = factors.find((one) => one.id === id) ?? factors.find((one) => under(one.id).some((o) => o.id === id));
    setSearch({ domain: head?.domain ?? domain, card: head?.id ?? id }, { preventScrollReset: true });
  };
}

/** Goes to the card the address names, when the board with it is there. */
export function useCardInAddress(): void {
  const [search, setSearch] = useSearchParams();
  const card = search.get("card");
  useEffect(() => {
    if (card === null) return;
    const element = document.querySelector<HTMLElement>(`[data-factor="${CSS.escape(card)}"]`);
    if (element) {
      element.tabIndex = -1;
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: "center" });
    }
    setSearch(
      (last) => {
        last.delete("card");
        return last;
      },
      { replace: true, preventScrollReset: true },
    );
  }, [card, setSearch]);
}
