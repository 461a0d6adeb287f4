// What this tab's seat can see: the group, the seats in it, and the documents open to it. Fetched once for a seat and
// again when the server says that something about access has changed. Everything below the provider may count on it.
import { createContext, use, useCallback, useEffect, useMemo, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import type { RefusalCode, SeatView } from "@hybrid/domain";
import { readSeatView } from "./api.ts";

export type { SeatView };
export type Seat = SeatView["seats"][number];
export type DocumentView = SeatView["documents"][number];

const View = createContext<{ view: SeatView; refresh: () => void } | undefined>(undefined);

type Progress =
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly view: SeatView }
  | { readonly state: "refused"; readonly code: RefusalCode };

/** Renders `children` once the view of `seat` is here; until then `waiting`, or `refused` with a way to ask again. */
export function SeatViewProvider({
  seat,
  waiting,
  refused,
  children,
}: {
  seat: string;
  waiting: ReactNode;
  refused: (code: RefusalCode, again: () => void) => ReactNode;
  children: ReactNode;
}) {
  const [progress, setProgress] = useState<Progress>({ state: "asking" });
  const [turn, setTurn] = useState(0);
  const refresh = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    const stop = new AbortController();
    void readSeatView(seat, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      if (answer.ok) setProgress({ state: "here", view: answer.value });
      // A view once fetched outlives a server that is away for a while; only a real refusal takes it down.
      else
        setProgress((last) =>
          last.state === "here" && answer.code === "unavailable" ? last : { state: "refused", code: answer.code },
        );
    });
    return () => stop.abort();
  }, [seat, turn]);
  const value = useMemo(
    () => (progress.state === "here" ? { view: progress.view, refresh } : undefined),
    [progress, refresh],
  );
  if (progress.state === "refused") return refused(progress.code, refresh);
  return value ? <View value={value}>{children}</View> : waiting;
}

function useView() {
  const value = use(View);
  if (!value) throw new RangeError("Only below SeatViewProvider");
  return value;
}

export function useSeatView(): SeatView {
  return useView().view;
}

/** The pictures open to this seat, in the order people look for them. */
export function picturesOf({ documents }: SeatView): readonly DocumentView[] {
  return documents
    .filter(({ kind }) => kind === "picture")
    .toSorted((a, b) => (a.title ?? "").localeCompare(b.title ?? "", undefined, { numeric: true }));
}

/** The pictures of places and patterns open to this seat, in the same order. */
export function patternsOf({ documents }: SeatView): readonly DocumentView[] {
  return documents
    .filter(({ kind }) => kind === "pattern")
    .toSorted((a, b) => (a.title ?? "").localeCompare(b.title ?? "", undefined, { numeric: true }));
}

/** Asks the server again what is open to this seat. */
export function useRefreshSeatView(): () => void {
  return useView().refresh;
}

export function useSeat(id: string | null | undefined): Seat | undefined {
  return useSeatView().seats.find((seat) => seat.id === id);
}

export function seatName(seat: Seat | undefined, t: TFunction): string {
  return seat?.organisation?.name ?? t("shared.coordinator");
}

/** The organisation of a seat as marks and hues want it; a seat of no organisation is the coordinator's. */
export function seatKind(seat: Seat | undefined) {
  return seat?.organisation?.kind ?? "coordinator";
}

/** Names a seat by id in the language now shown. */
export function useSeatName(): (id: string | null | undefined) => string {
  const { seats } = useSeatView();
  const { t } = useTranslation();
  return (id) =>
    seatName(
      seats.find((seat) => seat.id === id),
      t,
    );
}
