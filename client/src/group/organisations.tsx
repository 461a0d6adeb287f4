// The organisations with their marks, the seats of each, and the coordinator's seat that belongs to none.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Plus, UserRoundPlus } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { useGroup, type GroupOrganisation, type GroupSeat } from "./group-context.tsx";
import { GuestDialog, OrganisationDialog } from "./seat-dialogs.tsx";
import { SeatEntry } from "./seat-entry.tsx";

export function Organisations() {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  const [adding, setAdding] = useState(false);
  const lead = view.seats.filter(({ role }) => role === "coordinator");
  return (
    <section aria-labelledby="group-organisations">
      <header className="group-head">
        <h2 id="group-organisations">{t("group.organisations.title")}</h2>
        {coordinates && (
          <Button icon={Plus} onPress={() => setAdding(true)}>
            {t("group.organisations.add")}
          </Button>
        )}
      </header>
      <ul className="organisations">
        <li className="organisation">
          <header>
            <Mark kind="coordinator" size={32} />
            <h3>{t("shared.coordinator")}</h3>
          </header>
          <ul>
            {lead.map((seat) => (
              <SeatEntry key={seat.id} seat={seat} />
            ))}
          </ul>
        </li>
        {view.organisations.map((organisation) => (
          <OrganisationEntry key={organisation.id} organisation={organisation} />
        ))}
      </ul>
      {view.organisations.length === 0 && (
        <p className="group-empty">
          {t("group.organisations.none")} {coordinates && t("group.organisations.noneLead")}
        </p>
      )}
      {adding && <OrganisationDialog onClose={() => setAdding(false)} />}
    </section>
  );
}

function OrganisationEntry({ organisation }: { organisation: GroupOrganisation }) {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  const seats = view.seats.filter((seat) => seat.organisation === organisation.id).toSorted(inOrder);
  return (
    <li className="organisation">
      <header>
        <Mark kind={organisation.kind} size={32} />
        <h3>
          {organisation.name} <span className="meta">{t(`group.kinds.${organisation.kind}`)}</span>
        </h3>
      </header>
      {seats.length === 0 && <p className="meta">{t("group.organisations.noSeats")}</p>}
      <ul>
        {seats.map((seat) => (
          <SeatEntry key={seat.id} seat={seat} organisation={organisation} />
        ))}
      </ul>
      {coordinates && <OrganisationDeeds organisation={organisation} />}
    </li>
  );
}

/** The organisation's own seats, then its guests', then what is closed. */
function inOrder(a: GroupSeat, b: GroupSeat): number {
  const rank = ({ closed, role }: GroupSeat) => (closed === null ? 0 : 2) + (role === "guest" ? 1 : 0);
  return rank(a) - rank(b);
}

function OrganisationDeeds({ organisation }: { organisation: GroupOrganisation }) {
  const { t } = useTranslation();
  const { deeds, after } = useGroup();
  const [open, setOpen] = useState<"guest" | "rename">();
  const close = () => setOpen(undefined);
  const of = ` (${organisation.name})`;
  return (
    <div className="organisation-deeds">
      <Button look="quiet" icon={Plus} onPress={() => void after(deeds.addSeat(organisation.id))}>
        {t("group.seat.add")}
        <span className="visually-hidden">{of}</span>
      </Button>
      <Button look="quiet" icon={UserRoundPlus} onPress={() => setOpen("guest")}>
        {t("group.seat.addGuest")}
        <span className="visually-hidden">{of}</span>
      </Button>
      <Button look="quiet" onPress={() => setOpen("rename")}>
        {t("group.organisations.rename")}
        <span className="visually-hidden">{of}</span>
      </Button>
      {open === "guest" && <GuestDialog organisation={organisation} onClose={close} />}
      {open === "rename" && <OrganisationDialog organisation={organisation} onClose={close} />}
    </div>
  );
}
