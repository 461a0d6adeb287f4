// Looking through the pictures, begun by hand and stopped by leaving.
import { useEffect, useRef, useState } from "react";
import { gatherPassages, type Gathering, type Progress } from "../language/gather-passages.ts";
import { useSeatView } from "../session/seat-view.tsx";

export type Looking =
  | { readonly state: "idle" }
  | { readonly state: "looking"; readonly progress: Progress }
  | { readonly state: "done"; readonly gathering: Gathering };

export function useGathering(): { readonly looking: Looking; readonly look: () => void } {
  const view = useSeatView();
  const [looking, setLooking] = useState<Looking>({ state: "idle" });
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);
  const look = (): void => {
    stop.current?.abort();
    const now = new AbortController();
    stop.current = now;
    setLooking({ state: "looking", progress: { done: 0, of: 0 } });
    const onProgress = (progress: Progress): void => {
      if (!now.signal.aborted) setLooking({ state: "looking", progress });
    };
    void gatherPassages(view, onProgress, now.signal).then((gathering) => {
      if (!now.signal.aborted) setLooking({ state: "done", gathering });
    });
  };
  return { looking, look };
}
