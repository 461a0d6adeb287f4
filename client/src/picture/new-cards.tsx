// "2 new": cards that arrived above what one has in the window. They stand in their place and move nothing; the button
// goes to them.
import type { Factor } from "@hybrid/domain";
import { ArrowUp } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { stillNew, whereIs } from "./newcomers.ts";
import { usePicture } from "./picture-context.tsx";
import { useLastLocal } from "./use-announced-changes.ts";

const findCard = (id: string): HTMLElement | null => document.querySelector(`[data-factor="${CSS.escape(id)}"]`);

export function NewCards({ cards }: { readonly cards: readonly Factor[] }) {
  const { t } = useTranslation();
  const above = useNewAbove(cards.map(({ id }) => id).join(" "));
  if (above.length === 0) return null;
  const show = (): void => {
    const card = findCard(above[0] ?? "");
    if (!card) return;
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  };
  return (
    <div className="new-cards">
      <Button icon={ArrowUp} onPress={show}>
        {t("picture.board.new", { count: above.length })}
        <span className="visually-hidden"> {t("picture.board.newAbove")}</span>
      </Button>
    </div>
  );
}

/** The ids of cards that others added here since the board was opened, and that are above the window. */
function useNewAbove(ids: string): readonly string[] {
  const local = useLastLocal(usePicture().open.doc);
  const known = useRef<readonly string[]>(undefined);
  const [waiting, setWaiting] = useState<readonly string[]>([]);
  const [above, setAbove] = useState<readonly string[]>([]);
  useEffect(() => {
    const here = ids.split(" ");
    const before = known.current;
    known.current = [...new Set([...(before ?? []), ...here])];
    const fresh = before && !local.current ? here.filter((id) => !before.includes(id)) : [];
    if (fresh.length > 0) setWaiting((last) => [...last, ...fresh]);
  }, [ids, local]);
  useEffect(() => {
    const look = (): void => {
      const whereOf = (id: string) => whereIs(findCard(id)?.getBoundingClientRect(), window.innerHeight);
      const left = stillNew(waiting, whereOf);
      setWaiting((last) => stillNew(last, whereOf).waiting);
      setAbove((last) => (last.join() === left.above.join() ? last : left.above));
    };
    look();
    if (waiting.length === 0) return undefined;
    const done = new AbortController();
    for (const moved of ["scroll", "resize"]) addEventListener(moved, look, { passive: true, signal: done.signal });
    return () => done.abort();
  }, [waiting, ids]);
  return above;
}
