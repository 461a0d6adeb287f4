// Words with each pseudonym held together, so that none is broken at its hyphen.
import type { ReactNode } from "react";
import { cutAtPseudonyms } from "./together.ts";
import "./words.css";

export function holdTogether(text: string): ReactNode {
  return cutAtPseudonyms(text).map((piece, at) =>
    at % 2 === 1 ? (
      <span key={at} className="together">
        {piece}
      </span>
    ) : (
      piece
    ),
  );
}
