// Dragging cards: a handle on each card, cards and domains to let go on. Where it lands is decided in placement.ts, and
// every move can be made from the card's menu as well, so the handle is for pointers alone.
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import { moveFactor } from "@hybrid/documents";
import { FactorDomain } from "@hybrid/domain";
import { useEffect, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../ui/announcer.tsx";
import { usePicture } from "./picture-context.tsx";
import { dropTarget, type Drop } from "./placement.ts";

/** Where the pointer is, for whoever draws a line there. */
export type Over = "before" | "after" | "in" | undefined;

const readFactor = (source: { readonly data: Record<string, unknown> }): string | undefined => {
  const { factor } = source.data;
  return typeof factor === "string" ? factor : undefined;
};

/** A card that is dragged by its handle, and on which another one of the same `group` can be let go. */
export function useCardDrag(
  card: RefObject<HTMLElement | null>,
  handle: RefObject<HTMLElement | null>,
  { factor, group }: { readonly factor: string; readonly group: string },
): { over: Over; dragged: boolean } {
  const [over, setOver] = useState<Over>();
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    const [element, dragHandle] = [card.current, handle.current];
    if (!element || !dragHandle) return;
    const sideAt = (clientY: number): "before" | "after" => {
      const { top, height } = element.getBoundingClientRect();
      return clientY < top + height / 2 ? "before" : "after";
    };
    return combine(
      // The handle alone: dragging over a card's words marks them. What is seen to move is the card.
      draggable({
        element: dragHandle,
        getInitialData: () => ({ factor, group }),
        onGenerateDragPreview({ nativeSetDragImage, location }) {
          const { left, top } = element.getBoundingClientRect();
          const { clientX, clientY } = location.initial.input;
          nativeSetDragImage?.(element, clientX - left, clientY - top);
        },
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element,
        canDrop: ({ source }) => source.data["group"] === group && readFactor(source) !== factor,
        getData: ({ input }) => ({ on: "card", factor, side: sideAt(input.clientY) }),
        onDrag: ({ self }) => setOver(self.data["side"] as Over),
        onDragLeave: () => setOver(undefined),
        onDrop: () => setOver(undefined),
      }),
    );
  }, [card, handle, factor, group]);
  return { over, dragged };
}

/** A domain on which a card can be let go. */
export function useDomainDrop(element: RefObject<HTMLElement | null>, domain: FactorDomain): Over {
  const [over, setOver] = useState<Over>();
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => readFactor(source) !== undefined,
      getData: () => ({ on: "domain", domain }),
      onDragEnter: () => setOver("in"),
      onDragLeave: () => setOver(undefined),
      onDrop: () => setOver(undefined),
    });
  }, [element, domain]);
  return over;
}

/** Makes the moves, and says them. Once on a page. */
export function useDrops(): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const picture = usePicture();
  const latest = useRef({ picture, announce, t });
  useEffect(() => void (latest.current = { picture, announce, t }));
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const { picture: now, announce: say, t: words } = latest.current;
          const factor = readFactor(source);
          const drop = readDrop(location.current.dropTargets[0]?.data);
          if (factor === undefined || !drop || !now.writes) return;
          const to = dropTarget(now.factors, factor, drop);
          if (!to) return;
          moveFactor(now.open.doc, factor, to);
          say(words("board.drag.moved", { domain: words(`picture.domain.${to.domain}`) }));
        },
      }),
    [],
  );
}

function readDrop(data: Record<string | symbol, unknown> | undefined): Drop | undefined {
  if (data?.["on"] === "domain") {
    const domain = FactorDomain.safeParse(data["domain"]);
    return domain.success ? { on: "domain", domain: domain.data } : undefined;
  }
  const { factor, side } = (data ?? {}) as { factor?: unknown; side?: unknown };
  if (typeof factor !== "string" || (side !== "before" && side !== "after")) return undefined;
  return { on: "card", factor, side };
}
