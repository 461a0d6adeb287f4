// When the address changes, focus goes to the new page's heading, which says where one is. A page may still be on its
// way: then the heading is waited for, until someone has moved the focus into the page by hand.
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

const patience = 10_000;

function focusHeading(): boolean {
  const heading = document.querySelector<HTMLElement>("main h1");
  if (!heading) return false;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return true;
}

export function useHeadingFocus(): void {
  const { pathname } = useLocation();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    if (focusHeading()) return;
    const moved = () => document.activeElement?.closest("main") !== null && document.activeElement?.tagName !== "MAIN";
    const observer = new MutationObserver(() => {
      if ((document.activeElement !== document.body && moved()) || focusHeading()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(() => observer.disconnect(), patience);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [pathname]);
}
