// Whose turn it is to be drawn whole. A card with eight perspectives is dear to draw and a board may have dozens, most
// of them out of sight: the first few are whole from the start, the others stand in their place with their words. Each
// of those is made whole when it comes near the window, and otherwise one after the other whenever the page has nothing
// else to do; so that soon all are, for whoever listens, searches the page, walks by keyboard or prints it.
import { startTransition, useEffect, useState, type RefObject } from "react";
import { flushSync } from "react-dom";

type Turn = () => void;

const waiting = new Map<Element, Turn>();
let nearby: IntersectionObserver | undefined;
let looking = false;

/** Whether this card is whole; it stays so. */
export function useTurn(card: RefObject<HTMLElement | null>, atOnce: boolean): boolean {
  const [whole, setWhole] = useState(atOnce);
  useEffect(() => {
    if (whole || !card.current) return undefined;
    return wait(card.current, () => setWhole(true));
  }, [card, whole]);
  return whole;
}

function wait(card: Element, turn: Turn): () => void {
  waiting.set(card, turn);
  observe().observe(card);
  lookForTime();
  return () => leave(card);
}

function leave(card: Element): Turn | undefined {
  const turn = waiting.get(card);
  waiting.delete(card);
  nearby?.unobserve(card);
  return turn;
}

function observe(): IntersectionObserver {
  if (nearby) return nearby;
  addEventListener("beforeprint", () => flushSync(() => [...waiting.keys()].forEach((card) => leave(card)?.())));
  nearby = new IntersectionObserver(
    (cards) => {
      for (const { isIntersecting, target } of cards) if (isIntersecting) leave(target)?.();
    },
    { rootMargin: "200px 0px" },
  );
  return nearby;
}

function lookForTime(): void {
  if (looking || waiting.size === 0) return;
  looking = true;
  whenIdle(() => {
    looking = false;
    const [next] = waiting.keys();
    const turn = next && leave(next);
    if (turn) startTransition(turn);
    lookForTime();
  });
}

/** Calls back when there is nothing else to do, and after a second at the latest. */
export function whenIdle(then: () => void): () => void {
  if (typeof requestIdleCallback === "function") {
    const asked = requestIdleCallback(then, { timeout: 1000 });
    return () => cancelIdleCallback(asked);
  }
  const timer = setTimeout(then, 50);
  return () => clearTimeout(timer);
}
