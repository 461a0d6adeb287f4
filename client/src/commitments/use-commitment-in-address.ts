import { useEffect } from "react";
import { useLocation } from "react-router";

/** Goes to the commitment the address names, once everything is here. */
export function useCommitmentInAddress(complete: boolean): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (!complete || hash === "") return;
    const element = document.querySelector<HTMLElement>(`[data-commitment="${CSS.escape(readHash(hash))}"]`);
    if (!element) return;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center" });
  }, [complete, hash, key]);
}

function readHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
