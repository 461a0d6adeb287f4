// A dialog over the page, and a popover beside its button. Both take the focus, close on Escape and give it back.
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { X } from "lucide-react";
import { Dialog as AriaDialog, DialogTrigger } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Popover as AriaPopover, type PopoverProps as AriaPopoverProps } from "react-aria-components/Popover";
import { IconButton } from "./button.tsx";
import "./dialog.css";

type DialogProps = {
  title: string;
  /** The button that opens it; or leave it out and hold `open` yourself. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  wide?: boolean;
  children: ReactNode | ((close: () => void) => ReactNode);
};

export function Dialog({ title, trigger, open, onOpenChange, wide = false, children }: DialogProps) {
  const { t } = useTranslation();
  const held = { ...(open === undefined ? {} : { isOpen: open }), ...(onOpenChange ? { onOpenChange } : {}) };
  const overlay = (
    <ModalOverlay className="dialog-overlay" isDismissable {...(trigger ? {} : held)}>
      <Modal className={wide ? "dialog-modal wide" : "dialog-modal"}>
        <AriaDialog className="dialog">
          {({ close }) => (
            <>
              <header className="dialog-head">
                <Heading slot="title">{title}</Heading>
                <IconButton icon={X} label={t("shared.close")} onPress={close} />
              </header>
              <div className="dialog-body">{typeof children === "function" ? children(close) : children}</div>
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
  if (!trigger) return overlay;
  return (
    <DialogTrigger {...held}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}

type PopoverProps = Pick<AriaPopoverProps, "triggerRef" | "isOpen" | "onOpenChange" | "placement" | "isNonModal"> & {
  /** Its accessible name. */
  label: string;
  trigger?: ReactElement;
  children: ReactNode | ((close: () => void) => ReactNode);
};

export function Popover({ label, trigger, children, ...rest }: PopoverProps) {
  const popover = (
    <AriaPopover className="popover" offset={6} {...rest}>
      <AriaDialog className="popover-body" aria-label={label}>
        {({ close }) => (typeof children === "function" ? children(close) : children)}
      </AriaDialog>
    </AriaPopover>
  );
  if (!trigger) return popover;
  return (
    <DialogTrigger>
      {trigger}
      {popover}
    </DialogTrigger>
  );
}
