// For people with seats in more than one space: which one this tab sits in.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { SessionView } from "@hybrid/domain";
import { readSession } from "../session/api.ts";
import { takeSeat } from "../session/seat-of-tab.ts";
import { useSeatView } from "../session/seat-view.tsx";
import { Select } from "../ui/field.tsx";

type Held = SessionView["seats"][number];

export function SpaceSwitch() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { me } = useSeatView();
  const held = useHeldSeats();
  if (new Set(held.map(({ space }) => space.id)).size < 2 || !held.some(({ seat }) => seat === me.seat)) return null;
  const nameOf = ({ space, organisation }: Held) => `${space.name}, ${organisation?.name ?? t("shared.coordinator")}`;
  const change = (seat: string) => {
    takeSeat(seat);
    void navigate("/group");
  };
  return (
    <div className="space-switch">
      <Select
        label={t("group.menu.space")}
        value={me.seat}
        onChange={change}
        options={held.map((each) => ({ value: each.seat, label: nameOf(each) }))}
      />
    </div>
  );
}

function useHeldSeats(): readonly Held[] {
  const { me } = useSeatView();
  const [held, setHeld] = useState<readonly Held[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    void readSession(stop.signal).then((answer) =>
      answer.ok && !stop.signal.aborted ? setHeld(answer.value.seats) : undefined,
    );
    return () => stop.abort();
  }, [me.seat]);
  return held;
}
