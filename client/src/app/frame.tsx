// The frame: the way around beside the sheet, or behind a menu where the window is narrow.
import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Menu, X } from "lucide-react";
import { Dialog } from "react-aria-components/Dialog";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useLeaveGuard } from "../session/documents.tsx";
import { useFollowedRights } from "../session/rights.ts";
import { rememberAddress } from "../session/seat-of-tab.ts";
import { useSeatView } from "../session/seat-view.tsx";
import { Brand } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Navigation } from "./navigation.tsx";
import { PlainSheet } from "./plain-sheet.tsx";
import { useSteadyPlace } from "./use-steady-place.ts";
import "./frame.css";

export function Frame({ children }: { children: ReactNode }) {
  const { space } = useSeatView();
  const { pathname } = useLocation();
  useEffect(() => rememberAddress(pathname), [pathname]);
  return (
    <FrameLayout
      side={
        <>
          <Brand group={space.name} />
          <Navigation />
        </>
      }
      menu={<NarrowMenu />}
    >
      {children}
      <Watches />
    </FrameLayout>
  );
}

/** On their own, so that the frame is not redrawn with every word that is saved. */
function Watches() {
  useLeaveGuard();
  useFollowedRights();
  useSteadyPlace();
  return null;
}

/** The frame before it is known what the seat may see; it stands still when that arrives. */
export function WaitingFrame({ children }: { children?: ReactNode }) {
  return (
    <FrameLayout side={<Brand />} menu={null}>
      {children ?? (
        <PlainSheet>
          <Skeleton lines={6} />
        </PlainSheet>
      )}
    </FrameLayout>
  );
}

function FrameLayout({ side, menu, children }: { side: ReactNode; menu: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <>
      <a className="skip-link" href="#main">
        {t("shared.skip")}
      </a>
      <div className="frame">
        <header className="frame-side">{side}</header>
        <header className="frame-top">
          <Brand />
          {menu}
        </header>
        {children}
      </div>
    </>
  );
}

function NarrowMenu() {
  const { t } = useTranslation();
  const { space } = useSeatView();
  const { key } = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [key]);
  return (
    <>
      <Button icon={Menu} onPress={() => setOpen(true)} aria-haspopup="dialog">
        {t("shared.menu.open")}
      </Button>
      <ModalOverlay className="menu-overlay" isDismissable isOpen={open} onOpenChange={setOpen}>
        <Modal className="menu-modal">
          <Dialog className="menu-dialog" aria-label={t("shared.menu.open")}>
            <div className="menu-head">
              <Brand group={space.name} />
              <Button icon={X} onPress={() => setOpen(false)}>
                {t("shared.close")}
              </Button>
            </div>
            <Navigation />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}
