// Cards stand where the seats see them, so they are shown when every voice has been read; otherwise each would jump as
// the voices come in. A voice that does not come is not waited for long.
import { useEffect, useState } from "react";
import { usePicture } from "./picture-context.tsx";

const patience = 2500;

export function useSettled(): boolean {
  const { complete } = usePicture();
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), complete ? 0 : patience);
    return () => clearTimeout(timer);
  }, [complete]);
  return settled || complete;
}
