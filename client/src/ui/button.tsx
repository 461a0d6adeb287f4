// The four buttons: primary (one on a screen), ordinary, quiet, and the same three made big. A link that looks like a
// button is still a link.
import { Button as Pressable, type ButtonProps as PressableProps } from "react-aria-components/Button";
import type { ReactNode, Ref } from "react";
import { Link, type LinkProps } from "react-router";
import type { LucideIcon } from "lucide-react";
import { Icon } from "./icon.tsx";
import "./button.css";

type Look = { look?: "primary" | "ordinary" | "quiet"; big?: boolean; icon?: LucideIcon };
export type ButtonProps = Omit<PressableProps, "className" | "style" | "children"> &
  Look & { children: ReactNode; ref?: Ref<HTMLButtonElement> };

function classes(look: string, big: boolean): string {
  return `button ${look}${big ? " big" : ""}`;
}

export function Button({ look = "ordinary", big = false, icon, children, ...rest }: ButtonProps) {
  return (
    <Pressable {...rest} className={classes(look, big)}>
      {icon && <Icon of={icon} />}
      {children}
    </Pressable>
  );
}

export function ButtonLink({
  look = "ordinary",
  big = false,
  icon,
  children,
  ...rest
}: Omit<LinkProps, "className"> & Look) {
  return (
    <Link {...rest} className={classes(look, big)}>
      {icon && <Icon of={icon} />}
      {children}
    </Link>
  );
}

type IconButtonProps = Omit<PressableProps, "className" | "style" | "children" | "aria-label"> & {
  icon: LucideIcon;
  label: string;
  ref?: Ref<HTMLButtonElement>;
};

/** A button that is only a glyph; `label` is its name, and shows on hover. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <Pressable {...rest} aria-label={label} className="icon-button" {...{ title: label }}>
      <Icon of={icon} />
    </Pressable>
  );
}
