// When the address changes, focus goes to the new page's heading, which says where one is. A page arrives in steps (its
// code, then its text), and each may bring the heading anew: for a while the focus is given back when it falls to
// nobody, and left alone from the first key or press on, or as soon as something else has taken it.
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

const patience = 8000;

function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

export function useHeadingFocus(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return undefined;
    last.current = pathname;
    // The address named a card or a commitment, and the page has gone to it already.
    if (document.activeElement?.closest("main :is([data-factor], [data-commitment])")) return undefined;
    focusHeading();
    const done = new AbortController();
    const observer = new MutationObserver(() => {
      const holder = document.activeElement;
      if (holder === null || holder === document.body) focusHeading();
      else if (holder.tagName !== "H1" && holder.closest("main, [role=dialog]")) done.abort();
    });
    const stop = (): void => done.abort();
    done.signal.addEventListener("abort", () => observer.disconnect());
    for (const deed of ["keydown", "pointerdown"] as const) {
      document.addEventListener(deed, stop, { capture: true, signal: done.signal });
    }
    observer.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(stop, patience);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [pathname]);
}
