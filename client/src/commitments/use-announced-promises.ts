// Says what other organisations promise while the page is open, and that one has said how it went. What was there when
// the page opened is no news, and nor is what one does oneself.
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { SeatCommitments } from "../language/use-commitments.ts";
import { useSeatName, useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";

export function useAnnouncedPromises(seats: readonly SeatCommitments[], complete: boolean): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const nameOf = useSeatName();
  const { me } = useSeatView();
  const before = useRef<ReadonlyMap<string, number>>(undefined);
  useEffect(() => {
    const last = before.current;
    const all = seats.flatMap(({ commitments }) => commitments);
    before.current = complete
      ? new Map(all.map(({ voice, id, ends }) => [`${voice.seat}/${id}`, ends.length]))
      : undefined;
    if (!last) return;
    for (const { voice, id, ends } of all) {
      if (voice.seat === me.seat) continue;
      const known = last.get(`${voice.seat}/${id}`);
      const organisation = nameOf(voice.seat);
      if (known === undefined) announce(t("commitments.news.made", { organisation }));
      else if (ends.length > known) announce(t("commitments.news.ended", { organisation }));
    }
  }, [seats, complete, announce, nameOf, me.seat, t]);
}
