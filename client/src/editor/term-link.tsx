// One of the group's words in a text to read: a link to its entry, whose meaning shows on hover and on focus.
import { useRef, type ReactNode } from "react";
import { Link } from "react-router";
import { hoverDelay, leaveDelay, useTermPanel } from "./term-panel.tsx";
import { useTermSource } from "./term-source.ts";

export function TermLink({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const word = useRef<HTMLAnchorElement>(null);
  const panel = useTermPanel();
  const description = useTermSource().describe(term);
  if (!description) return children;
  const show = (delay: number): void => {
    if (word.current) panel.show(term, word.current, delay);
  };
  return (
    <Link
      ref={word}
      className="term"
      data-term={term}
      to={description.href}
      aria-describedby={panel.shown && panel.shown.word === word.current ? panel.id : undefined}
      onPointerEnter={(event) => event.pointerType !== "touch" && show(hoverDelay)}
      onPointerLeave={() => panel.hide(leaveDelay)}
      onFocus={() => show(0)}
      onBlur={() => panel.hide()}
      onClick={() => panel.hide()}
    >
      {children}
    </Link>
  );
}
