// Who else looks at this sheet. The server vouches for `user`; the rest of an awareness state is a peer's own claim.
// Many documents are open without being looked at, such as the glossary behind a picture, so whoever looks at one says
// so.
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import * as z from "zod/mini";
import type { OpenDocument } from "./document-shelf.ts";
import { useSeatView } from "./seat-view.tsx";
import { alike } from "./reading.ts";
import { useAnnounce } from "../ui/announcer.tsx";

const kinds = ["police", "social", "school", "youth", "health", "civil", "other", "coordinator"] as const;
const Present = z.object({
  user: z.object({ seat: z.string(), name: z.string(), kind: z.enum(kinds) }),
  at: z.object({ sheet: z.literal(true) }),
});

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

/** Tells the others that this window shows the document as its sheet, for as long as it does. */
export function useBeingHere(open: OpenDocument | undefined): void {
  const awareness = open?.connection.awareness;
  useEffect(() => {
    awareness?.setLocalStateField("at", { sheet: true });
    return () => awareness?.setLocalStateField("at", null);
  }, [awareness]);
}

/** The other seats that look at this sheet, each once, in the order of the group's seats. */
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

const settles = 1500;

/** Says who comes and who leaves, through the one polite live region. Who was there already is no news, nor is a
    reload, or a contact lost for a moment: the list is compared when it has come to rest. */
export function useAnnouncedArrivals(here: readonly Here[], open: OpenDocument | undefined): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const told = useRef<{ doc: unknown; here: readonly Here[] } | undefined>(undefined);
  const doc = open?.synced && open.online ? open.doc : undefined;
  useEffect(() => {
    if (!doc) return undefined;
    // Who is here comes before the text does, so that whoever is seen later has come since.
    if (told.current?.doc !== doc) told.current = { doc, here };
    const before = told.current.here;
    const tell = () => {
      told.current = { doc, here };
      for (const { name } of without(here, before)) announce(t("shared.here.joined", { who: name }));
      for (const { name } of without(before, here)) announce(t("shared.here.left", { who: name }));
    };
    const timer = setTimeout(tell, settles);
    return () => clearTimeout(timer);
  }, [here, doc, announce, t]);
}

function without(all: readonly Here[], others: readonly Here[]): Here[] {
  return all.filter((one) => !others.some((other) => other.seat === one.seat));
}
