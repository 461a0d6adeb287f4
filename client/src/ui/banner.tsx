// Something a person must know, beside its cause; it stays until the cause is gone.
import type { ReactNode } from "react";
import { CircleAlert, CloudOff, Info, TriangleAlert, type LucideIcon } from "lucide-react";
import { Icon } from "./icon.tsx";
import "./banner.css";

const icons: Record<Tone, LucideIcon> = { note: Info, warn: TriangleAlert, offline: CloudOff, stop: CircleAlert };
type Tone = "note" | "warn" | "offline" | "stop";

export function Banner({
  tone = "note",
  title,
  children,
  actions,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="banner" data-tone={tone}>
      <Icon of={icons[tone]} />
      <div className="banner-words">
        <div>
          {title !== undefined && <strong>{title}</strong>} {children}
        </div>
        {actions !== undefined && <div className="banner-actions">{actions}</div>}
      </div>
    </div>
  );
}
