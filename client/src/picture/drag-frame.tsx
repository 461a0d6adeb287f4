// The frame around a card that makes it draggable, with the handle for pointers and the line where another would land.
import { GripVertical } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon.tsx";
import { useCardDrag } from "./drag.ts";
import { usePicture } from "./picture-context.tsx";

interface DragFrameProps {
  readonly factor: string;
  /** Cards are let go beside cards of the same group alone. */
  readonly group: string;
  readonly children: ReactNode;
}

export function DragFrame(props: DragFrameProps) {
  const { writes } = usePicture();
  return writes ? <Frame {...props} /> : props.children;
}

function Frame({ factor, group, children }: DragFrameProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const handle = useRef<HTMLSpanElement>(null);
  const { over, dragged } = useCardDrag(frame, handle, { factor, group });
  return (
    <div ref={frame} className="drag-frame" data-over={over} data-dragged={dragged || undefined}>
      <span ref={handle} className="drag-handle" aria-hidden="true" title={t("board.drag.handle")}>
        <Icon of={GripVertical} />
      </span>
      {children}
    </div>
  );
}
