// The card that somebody here is working in. It is held from the moment the focus comes into it until the focus, or the
// pointer, has gone elsewhere; a dialog or a menu of the card takes the focus for a while and gives it back. Nothing
// is let go while a button of the mouse is down, or what is pressed would move away before it is let up.
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { keepPlace } from "../ui/keep-place.ts";
import type { Column, Held } from "./placement.ts";

const passing = "[role=dialog], [role=menu], .dialog-overlay, .popover";

export function useHeldCard(): Held | undefined {
  const [held, setHeld] = useState<Held>();
  useEffect(() => {
    let pressing = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (pressed?: Held): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const focused = document.activeElement;
        if (pressing || !focused || focused.closest(passing)) return;
        const next = focused === document.body ? pressed : cardAt(focused);
        keepPlace(() => flushSync(() => setHeld((last) => (last?.factor === next?.factor ? last : next))));
      });
    };
    const listening = new AbortController();
    const listen = (name: string, hear: (event: Event) => void): void =>
      document.addEventListener(name, hear, { capture: true, signal: listening.signal });
    listen("focusin", () => look());
    listen("pointerdown", () => void (pressing = true));
    for (const end of ["pointerup", "pointercancel"]) {
      listen(end, ({ target }) => {
        pressing = false;
        if (!(target instanceof Element) || target.closest(passing)) return;
        // Asked now: what is pressed may take itself out of the card.
        look(cardAt(target));
      });
    }
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, []);
  return held;
}

function cardAt(element: Element): Held | undefined {
  const card = element.closest<HTMLElement>("[data-factor][data-kind]");
  const { factor, kind } = card?.dataset ?? {};
  return factor === undefined || kind === undefined ? undefined : { factor, column: kind as Column };
}
