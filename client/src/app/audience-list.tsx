// The people behind the strip: every seat with its organisation and holder, and why it reads this or does not.
import { useTranslation } from "react-i18next";
import { Check, Eye, EyeOff, type LucideIcon } from "lucide-react";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { Icon } from "../ui/icon.tsx";
import { useQuiet } from "../ui/announcer.tsx";
import { Mark } from "../ui/mark.tsx";
import { partyName, type Party, type Readers } from "./readers.ts";
import "./audience-list.css";

export function AudienceList({ record, readers }: { record: DocumentView; readers: Readers }) {
  const { t } = useTranslation();
  return (
    <div className="audience-list">
      <Parties
        icon={Eye}
        title={t("shared.audience.reads")}
        reason={t(`shared.audience.because.${record.kind}`)}
        parties={readers.reads}
      />
      {readers.readsNot.length > 0 && (
        <Parties
          icon={EyeOff}
          title={t("shared.audience.readsNot")}
          reason={t(`shared.audience.becauseNot.${record.kind}`)}
          parties={readers.readsNot}
        />
      )}
      <p className="audience-right">
        <Icon of={Check} />
        {record.right === "write" ? t("shared.audience.writes") : t("shared.audience.onlyReads")}
      </p>
      <LiveChoice />
    </div>
  );
}

function Parties({
  icon,
  title,
  reason,
  parties,
}: {
  icon: LucideIcon;
  title: string;
  reason: string;
  parties: readonly Party[];
}) {
  const { t } = useTranslation();
  return (
    <section>
      <h3>
        <Icon of={icon} /> {title}
      </h3>
      <p className="meta">{reason}</p>
      <ul>
        {parties.map((party) => (
          <li key={party.id}>
            <Mark kind={party.organisation?.kind ?? "coordinator"} size={32} />
            <div>
              <strong>{partyName(party, t)}</strong>
              <Holders party={party} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Holders({ party }: { party: Party }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  return party.seats.map((seat) => (
    <span key={seat.id} className="audience-holder">
      {seat.holder ?? t("shared.audience.vacant")}
      {seat.id === me.seat && ` (${t("shared.audience.you")})`}
    </span>
  ));
}

/** What happens live can be silenced, here where one looks for who is here. */
function LiveChoice() {
  const { t } = useTranslation();
  const [quiet, choose] = useQuiet();
  return (
    <label className="audience-live">
      <input type="checkbox" checked={!quiet} onChange={(event) => choose(!event.target.checked)} />
      {t("shared.audience.live")}
    </label>
  );
}
