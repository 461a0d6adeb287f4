// How something is seen, as a glyph in ink: a triangle, a ring with a dot, both, and a dashed ring where protection has
// not been looked for. Words always stand beside them.
import type { Sight } from "@hybrid/domain";

export function Glyph({ of }: { readonly of: Sight | "gap" | "none" }) {
  if (of === "both") {
    return (
      <span className="glyphs">
        <Glyph of="concern" />
        <Glyph of="protective" />
      </span>
    );
  }
  return (
    <svg className="glyph" data-of={of} viewBox="0 0 14 14" aria-hidden="true">
      {shapes[of]}
    </svg>
  );
}

const shapes = {
  concern: <path d="M7 1.6 13 12.2H1Z" fill="currentColor" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />,
  protective: (
    <>
      <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <circle cx="7" cy="7" r="2" fill="currentColor" />
    </>
  ),
  gap: <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.2 2.2" />,
  none: <circle cx="7" cy="7" r="5.6" fill="none" stroke="currentColor" strokeWidth="1.4" />,
} as const;
