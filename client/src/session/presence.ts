// Who else has this document open. The server vouches for `user`; the rest of an awareness state is a peer's own claim.
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import type { OpenDocument } from "./document-shelf.ts";
import { useSeatView } from "./seat-view.tsx";
import { alike } from "./reading.ts";
import { useAnnounce } from "../ui/announcer.tsx";

const kinds = ["police", "social", "school", "youth", "health", "civil", "other", "coordinator"] as const;
const Present = z.object({ user: z.object({ seat: z.string(), name: z.string(), kind: z.enum(kinds) }) });

export type Here = { readonly seat: string; readonly name: string; readonly kind: (typeof kinds)[number] };

function readHere(open: OpenDocument, own: string): Here[] {
  const bySeat = new Map<string, Here>();
  for (const state of open.connection.awareness.getStates().values()) {
    const parsed = Present.safeParse(state);
    if (parsed.success && parsed.data.user.seat !== own) bySeat.set(parsed.data.user.seat, parsed.data.user);
  }
  return [...bySeat.values()];
}

const nobody: readonly Here[] = [];

/** The other seats that have this document open, each once, in the order of the group's seats. */
export function useHereNow(open: OpenDocument | undefined): readonly Here[] {
  const { me, seats } = useSeatView();
  const awareness = open?.connection.awareness;
  const last = useRef<readonly Here[]>(nobody);
  const order = useMemo(() => new Map(seats.map((seat, at) => [seat.id, at])), [seats]);
  return useSyncExternalStore(
    (listener) => {
      awareness?.on("change", listener);
      return () => awareness?.off("change", listener);
    },
    () => {
      const fresh = open
        ? readHere(open, me.seat).toSorted((a, b) => (order.get(a.seat) ?? 0) - (order.get(b.seat) ?? 0))
        : nobody;
      if (!alike(last.current, fresh)) last.current = fresh;
      return last.current;
    },
  );
}

/** Says who comes and who leaves, through the one polite live region. Who was there already is not news. */
export function useAnnouncedArrivals(here: readonly Here[], open: OpenDocument | undefined): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const before = useRef<{ doc: unknown; here: readonly Here[] } | undefined>(undefined);
  useEffect(() => {
    const last = before.current;
    before.current = { doc: open?.doc, here };
    if (!open?.synced || last?.doc !== open.doc) return;
    const missing = (all: readonly Here[], one: Here) => !all.some((other) => other.seat === one.seat);
    for (const one of here.filter((each) => missing(last.here, each)))
      announce(t("shared.here.joined", { who: one.name }));
    for (const one of last.here.filter((each) => missing(here, each)))
      announce(t("shared.here.left", { who: one.name }));
  }, [here, open?.doc, open?.synced, announce, t]);
}
