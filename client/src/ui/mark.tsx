// The mark of an organisation: shape, two letters and hue together, so that no one of them is needed alone. The
// coordinator is an open ring without hue, belonging to none. Filled speaks or sees concern, outlined sees protection,
// dashed has not answered.
import { useTranslation } from "react-i18next";
import type { OrganisationKind } from "@hybrid/domain";
import "./mark.css";

export type MarkKind = OrganisationKind | "coordinator";

const shapes: Record<MarkKind, string> = {
  police: "M3.5 3.5H20.5V20.5H3.5Z",
  social: "M12 2.2a9.8 9.8 0 1 1 0 19.6a9.8 9.8 0 1 1 0-19.6Z",
  school: "M12 1.4 22.6 12 12 22.6 1.4 12Z",
  youth: "M6.7 2.8H17.3L22.6 12 17.3 21.2H6.7L1.4 12Z",
  health: "M6.2 2.4H17.8V6.2H21.6V17.8H17.8V21.6H6.2V17.8H2.4V6.2H6.2Z",
  civil: "M12 2.6A9.4 9.4 0 0 1 21.4 12V21.4H12A9.4 9.4 0 0 1 12 2.6Z",
  other: "M12 2.2 22 9.6 18.2 21.2H5.8L2 9.6Z",
  coordinator: "M12 2a10 10 0 1 1 0 20a10 10 0 1 1 0-20Z",
};

export type MarkProps = {
  kind: MarkKind;
  variant?: "filled" | "outlined" | "dashed";
  size?: 14 | 20 | 24 | 32 | 44;
  /** The accessible name, when no name stands beside the mark. */
  label?: string;
};

export function Mark({ kind, variant = "filled", size = 24, label }: MarkProps) {
  const { t } = useTranslation();
  const spoken =
    label === undefined ? ({ "aria-hidden": true } as const) : ({ role: "img", "aria-label": label } as const);
  return (
    <svg className={`mark o-${kind} ${variant}`} viewBox="0 0 24 24" width={size} height={size} {...spoken}>
      <path d={shapes[kind]} />
      {size >= 20 && (
        <text x="12" y="15.4" aria-hidden="true">
          {t(`shared.letters.${kind}`)}
        </text>
      )}
    </svg>
  );
}

/** A mark with its organisation's name beside it. */
export function OrgName({ kind, name, size = 20, variant = "filled" }: Omit<MarkProps, "label"> & { name: string }) {
  return (
    <span className="org-name">
      <Mark kind={kind} size={size} variant={variant} />
      <span>{name}</span>
    </span>
  );
}
