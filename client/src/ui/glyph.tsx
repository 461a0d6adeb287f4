// How something is seen, as a glyph in ink: a triangle, a ring with a dot, a triangle with a dot, and a dashed ring
// where protection has not been looked for. Words always stand beside them.
import type { Sight } from "@hybrid/domain";
import "./glyph.css";

export function Glyph({ of }: { readonly of: Sight | "gap" | "none" }) {
  return (
    <svg className="glyph" data-of={of} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[of]}
    </svg>
  );
}

const shapes = {
  both: (
    <>
      <path d="M7 1.6 13 12.2H1Z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <circle cx="7" cy="8.9" r="1.7" fill="currentColor" />
    </>
  ),
  concern: (
    <path d="M7 1.6 13 12.2H1Z" fill="currentColor" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
  ),
  protective: (
    <>
      <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  gap: <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.2 2.2" />,
  none: <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.4" />,
} as const;
