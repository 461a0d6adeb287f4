// Who else has this sheet open.
import { useTranslation } from "react-i18next";
import type { OpenDocument } from "../session/documents.tsx";
import { useAnnouncedArrivals, useBeingHere, useHereNow, type Here } from "../session/presence.ts";
import { useSeatName } from "../session/seat-view.tsx";
import { Mark } from "../ui/mark.tsx";

export function HereNow({ open }: { open: OpenDocument | undefined }) {
  const { t } = useTranslation();
  const nameOf = useSeatName();
  useBeingHere(open);
  const here = useHereNow(open);
  useAnnouncedArrivals(here, open);
  if (!open?.synced || !open.online) return null;
  if (here.length === 0) return <span className="here-nobody">{t("shared.here.nobodyElse")}</span>;
  const spoken = (one: Here) => t("shared.here.person", { name: one.name, organisation: nameOf(one.seat) });
  return (
    <div className="here-now">
      <span id="here-now">{t("shared.here.label")}</span>
      <ul aria-labelledby="here-now">
        {here.map((one) => (
          <li key={one.seat} title={spoken(one)}>
            <Mark kind={one.kind} size={20} />
            <span className="visually-hidden">{spoken(one)}</span>
            <span className="here-name" aria-hidden="true">
              {one.name.split(" ")[0]}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
