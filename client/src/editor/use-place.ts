// Puts a box beside a word: under it where there is room, over it where there is not, always inside the window. The
// place is set through the style object, which the content security policy allows.
import { useLayoutEffect, useRef, type RefObject } from "react";

const gap = 8;

export function usePlace(word: Element, onGone: () => void): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      if (!box.current) return;
      if (!word.isConnected) return onGone();
      const { left, top } = findPlace(word.getBoundingClientRect(), box.current.getBoundingClientRect(), {
        width: document.documentElement.clientWidth,
        height: window.innerHeight,
      });
      box.current.style.left = `${left}px`;
      box.current.style.top = `${top}px`;
    };
    place();
    window.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("resize", place);
    };
  }, [word, onGone]);
  return box;
}

type Size = { readonly width: number; readonly height: number };
type Edges = { readonly left: number; readonly top: number; readonly bottom: number };

export function findPlace(word: Edges, box: Size, room: Size): { left: number; top: number } {
  const below = word.bottom + gap;
  const fitsBelow = below + box.height + gap <= room.height;
  const above = word.top - gap - box.height;
  const left = Math.max(gap, Math.min(word.left, room.width - box.width - gap));
  return { left, top: fitsBelow || above < gap ? below : above };
}
