import type { LucideIcon } from "lucide-react";

/** A line icon at the size of the text beside it. Without `label` it is decoration, and words stand beside it. */
export function Icon({ of: Glyph, label, className }: { of: LucideIcon; label?: string; className?: string }) {
  const spoken =
    label === undefined ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": label } as const);
  return <Glyph className={className ? `icon ${className}` : "icon"} strokeWidth={1.75} {...spoken} />;
}
