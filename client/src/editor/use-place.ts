// Puts a box beside a word: under it where there is room, over it where there is not, always inside the window; where
// it fits on neither side, on the roomier one, as high as that is. The place is set through the style object, which the
// content security policy allows.
import { useLayoutEffect, useRef, type RefObject } from "react";

const gap = 8;

export function usePlace(word: Element, onGone: () => void): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      if (!box.current) return;
      if (!word.isConnected) return onGone();
      box.current.style.maxHeight = "";
      const { left, top, most } = findPlace(word.getBoundingClientRect(), box.current.getBoundingClientRect(), {
        width: document.documentElement.clientWidth,
        height: window.innerHeight,
      });
      box.current.style.left = `${left}px`;
      box.current.style.top = `${top}px`;
      if (most !== null) box.current.style.maxHeight = `${most}px`;
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

/** `most`: how high the box may be; null where it fits as it is. */
export type Place = { readonly left: number; readonly top: number; readonly most: number | null };

export function findPlace(word: Edges, box: Size, room: Size): Place {
  const left = Math.max(gap, Math.min(word.left, room.width - box.width - gap));
  const below = word.bottom + gap;
  const [roomBelow, roomAbove] = [room.height - gap - below, word.top - 2 * gap];
  if (box.height <= roomBelow) return { left, top: below, most: null };
  if (box.height <= roomAbove) return { left, top: word.top - gap - box.height, most: null };
  return roomBelow >= roomAbove
    ? { left, top: below, most: Math.max(0, roomBelow) }
    : { left, top: gap, most: Math.max(0, roomAbove) };
}
