// When the address changes, focus goes to the new page's heading, which says where one is. A page arrives in steps (its
// code, then its text), and each may bring the heading anew: for a while the focus is given back when it falls to
// nobody, and left alone as soon as someone has taken it elsewhere.
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
    focusHeading();
    const observer = new MutationObserver(() => {
      const holder = document.activeElement;
      if (holder === null || holder === document.body) focusHeading();
      else if (holder.tagName !== "H1" && holder.closest("main")) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    const timer = setTimeout(() => observer.disconnect(), patience);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [pathname]);
}
