// One of the group's words in a text to read: a link to its entry, whose meaning shows on hover and on focus.
import { useRef, useState, type ReactNode } from "react";
import { Link } from "react-router";
import { hoverDelay, leaveDelay, useTermPanel } from "./term-panel.tsx";
import { useTermSource } from "../language/term-source.ts";

export function TermLink({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  const [word, setWord] = useState<HTMLAnchorElement | null>(null);
  const panel = useTermPanel();
  const touched = useRef(false);
  const description = useTermSource().describe(term);
  if (!description) return children;
  const show = (delay: number): void => {
    if (word) panel.show(term, word, delay);
  };
  return (
    <Link
      ref={setWord}
      className="term"
      data-term={term}
      to={description.href}
      aria-describedby={word && panel.shown?.word === word ? panel.id : undefined}
      onPointerDown={(event) => (touched.current = event.pointerType === "touch")}
      onPointerEnter={(event) => event.pointerType !== "touch" && show(hoverDelay)}
      onPointerLeave={() => panel.hide(leaveDelay)}
      onFocus={() => show(0)}
      onBlur={() => panel.hide()}
      onClick={(event) => {
        // The first touch shows what the word means; the way to its entry is in the panel, or a second touch.
        const first = touched.current && panel.shown?.word !== word;
        if (!first) return panel.hide();
        event.preventDefault();
        show(0);
      }}
    >
      {children}
    </Link>
  );
}
