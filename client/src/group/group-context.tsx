// The group as this seat sees it, fetched again after every deed, when the window comes back into view, and now and
// then: somebody accepts an invitation elsewhere.
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { TFunction } from "i18next";
import type { GroupView, RefusalCode } from "@hybrid/domain";
import type { Answer } from "../session/api.ts";
import { useRefreshSeatView, useSeatView } from "../session/seat-view.tsx";
import { deedsOf, readGroup, type Deeds } from "./group-api.ts";

export type GroupSeat = GroupView["seats"][number];
export type GroupOrganisation = GroupView["organisations"][number];
export type GroupPicture = GroupView["pictures"][number];

type Group = {
  readonly view: GroupView;
  readonly coordinates: boolean;
  readonly deeds: Deeds;
  /** Does a deed and looks at the group again, whatever came of it. */
  readonly after: <T>(deed: Promise<Answer<T>>) => Promise<Answer<T>>;
};

const Context = createContext<Group | undefined>(undefined);
const lookAgain = 10_000;

export function GroupProvider({
  waiting,
  refused,
  away,
  children,
}: {
  waiting: ReactNode;
  refused: (code: RefusalCode, again: () => void) => ReactNode;
  /** what to say above the page while the server cannot be reached */
  away: ReactNode;
  children: ReactNode;
}) {
  const seat = useSeatView().me.seat;
  const { view, code, again } = useGroupView(seat);
  const refresh = useRefreshSeatView();
  // Whoever lost the seat meanwhile is told so by the frame.
  useEffect(() => (code !== undefined && code !== "unavailable" ? refresh() : undefined), [code, refresh]);
  // The menu shows what is open to the seat: where the group has changed, that may have changed too.
  const admissions = view && JSON.stringify([view.space, view.glossary, view.pictures, view.seats.length]);
  const known = useRef(admissions);
  useEffect(() => {
    if (known.current !== undefined && known.current !== admissions) refresh();
    known.current = admissions;
  }, [admissions, refresh]);
  const group = useMemo((): Group | undefined => {
    if (!view) return undefined;
    const after: Group["after"] = async (deed) => {
      const answer = await deed;
      again();
      refresh();
      return answer;
    };
    return { view, coordinates: view.me.role === "coordinator", deeds: deedsOf(seat), after };
  }, [view, seat, again, refresh]);
  if (!group) return code === undefined ? waiting : refused(code, again);
  return (
    <Context value={group}>
      {code === "unavailable" && away}
      {children}
    </Context>
  );
}

function useGroupView(seat: string) {
  const [view, setView] = useState<GroupView>();
  const [code, setCode] = useState<RefusalCode>();
  const [turn, setTurn] = useState(0);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  useEffect(() => {
    const stop = new AbortController();
    void readGroup(seat, stop.signal).then((answer) => {
      if (stop.signal.aborted) return;
      setCode(answer.ok ? undefined : answer.code);
      if (answer.ok) setView(answer.value);
    });
    return () => stop.abort();
  }, [seat, turn]);
  useEffect(() => {
    const look = () => (document.visibilityState === "visible" ? again() : undefined);
    const timer = setInterval(look, lookAgain);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [again]);
  return { view, code, again };
}

export function useGroup(): Group {
  const group = use(Context);
  if (!group) throw new RangeError("Only below GroupProvider");
  return group;
}

/** The one who holds the seat now. */
export function holderOf(seat: GroupSeat): GroupSeat["holders"][number] | undefined {
  return seat.holders.find(({ until }) => until === null);
}

/** A seat in words: "Police", "Police, guest", "Coordinator"; with its holder where one organisation has several. */
export function describeSeat(seat: GroupSeat, { organisations, seats }: GroupView, t: TFunction): string {
  const organisation = organisations.find(({ id }) => id === seat.organisation);
  if (!organisation) return t("shared.coordinator");
  const name = seat.role === "guest" ? `${organisation.name}, ${t("group.roles.guest")}` : organisation.name;
  const alike = seats.filter((each) => each.organisation === seat.organisation && each.role === seat.role);
  if (alike.length < 2) return name;
  return `${name}, ${holderOf(seat)?.name ?? `${t("group.seat.seat")} ${alike.indexOf(seat) + 1}`}`;
}
