// One seat: what it is, who holds it now and who did before, an open invitation, and the coordinator's deeds with it.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CalendarClock, History, Link2, UserRound, UserRoundX } from "lucide-react";
import { useFormat } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { describeSeat, holderOf, useGroup, type GroupOrganisation, type GroupSeat } from "./group-context.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { CloseDialog, EndDialog, GuestDialog } from "./seat-dialogs.tsx";

export function SeatEntry({ seat, organisation }: { seat: GroupSeat; organisation?: GroupOrganisation }) {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  const { day } = useFormat();
  const holder = holderOf(seat);
  const role = { organisation: "seat", coordinator: "coordinator", guest: "guest" } as const;
  const over = seat.until !== null && seat.until < view.today;
  return (
    <li className="seat-entry" data-closed={seat.closed !== null || undefined}>
      <div className="seat-entry-words">
        <p className="seat-entry-role">
          {t(`group.seat.${role[seat.role]}`)}
          {seat.id === view.me.seat && <span className="seat-entry-you">{t("group.seat.you")}</span>}
        </p>
        {seat.closed === null ? (
          <p className="seat-entry-holder">
            <Icon of={holder ? UserRound : UserRoundX} />
            {holder
              ? t("group.seat.holder", { name: holder.name, day: day(new Date(holder.since)) })
              : t("group.seat.vacant")}
          </p>
        ) : (
          <p className="meta">{t("group.seat.closed", { day: day(new Date(seat.closed)) })}</p>
        )}
        {seat.until !== null && seat.closed === null && (
          <p className="meta">
            <Icon of={CalendarClock} />{" "}
            {t(over ? "group.seat.guestOver" : "group.seat.guestUntil", { day: day(seat.until) })}
          </p>
        )}
        <Invited seat={seat} />
        <Before seat={seat} />
      </div>
      {coordinates && seat.closed === null && <SeatDeeds seat={seat} {...(organisation ? { organisation } : {})} />}
    </li>
  );
}

function Invited({ seat }: { seat: GroupSeat }) {
  const { t } = useTranslation();
  const { day, time } = useFormat();
  const { deeds, after } = useGroup();
  const { invitation } = seat;
  if (!invitation) return null;
  const expires = new Date(invitation.expiresAt);
  const when = `${day(expires)} ${time(expires)}`;
  return (
    <p className="meta seat-entry-invited">
      <Icon of={Link2} /> {t(invitation.replaces ? "group.seat.invitedReplaces" : "group.seat.invited", { when })}{" "}
      <Button look="quiet" onPress={() => void after(deeds.withdrawInvitation(invitation.id))}>
        {t("group.seat.withdraw")}
      </Button>
    </p>
  );
}

function Before({ seat }: { seat: GroupSeat }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const before = seat.holders.filter(({ until }) => until !== null);
  if (before.length === 0) return null;
  return (
    <details className="seat-entry-before">
      <summary>
        <Icon of={History} /> {t("group.seat.before")} ({before.length})
      </summary>
      <ul>
        {before.map(({ name, since, until }) => (
          <li key={since}>
            {t("group.seat.beforeLine", { name, from: day(new Date(since)), until: day(new Date(until ?? since)) })}
          </li>
        ))}
      </ul>
    </details>
  );
}

type Open = "invite" | "end" | "close" | "day";

function SeatDeeds({ seat, organisation }: { seat: GroupSeat; organisation?: GroupOrganisation }) {
  const { t } = useTranslation();
  const { view } = useGroup();
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const holder = holderOf(seat);
  const name = describeSeat(seat, view, t);
  const invite = holder ? t("group.seat.replaceIn", { seat: name }) : t("group.seat.inviteTo", { seat: name });
  return (
    <div className="seat-entry-deeds" role="group" aria-label={t("group.seat.more", { seat: name })}>
      <Button aria-label={invite} onPress={() => setOpen("invite")}>
        {holder ? t("group.seat.replace") : t("group.seat.invite")}
      </Button>
      {seat.role === "guest" && <Button onPress={() => setOpen("day")}>{t("group.seat.changeDay")}</Button>}
      {holder && seat.role !== "coordinator" && (
        <Button look="quiet" aria-label={t("group.seat.endIn", { name: holder.name })} onPress={() => setOpen("end")}>
          {t("group.seat.end")}
        </Button>
      )}
      {seat.role !== "coordinator" && (
        <Button look="quiet" aria-label={t("group.seat.closeIn", { seat: name })} onPress={() => setOpen("close")}>
          {t("group.seat.close")}
        </Button>
      )}
      {open === "invite" && <InviteDialog seat={seat} onClose={close} />}
      {open === "end" && holder && <EndDialog seat={seat} name={holder.name} onClose={close} />}
      {open === "close" && <CloseDialog seat={seat} onClose={close} />}
      {open === "day" && organisation && <GuestDialog organisation={organisation} seat={seat} onClose={close} />}
    </div>
  );
}
