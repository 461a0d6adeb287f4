// One of the fictional groups and its seats. The group that writes in the language of the interface comes first; the
// other one is a choice.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ArrowUpRight } from "lucide-react";
import type { DemoView } from "@hybrid/domain";
import { lastAddress, useSeatOfTab } from "../session/seat-of-tab.ts";
import { useLanguage } from "../text/use-language.ts";
import { ButtonLink } from "../ui/button.tsx";
import { Segment } from "../ui/choice.tsx";
import { Icon } from "../ui/icon.tsx";
import { SeatCard } from "./seat-card.tsx";

type Space = DemoView["spaces"][number];
type GroupProps = { spaces: readonly Space[]; taking: string | undefined; onTake: (seat: string) => void };

export function Group({ spaces, taking, onTake }: GroupProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [chosen, setChosen] = useState<string>();
  const ordered = spaces.toSorted((a, b) => Number(b.language === language) - Number(a.language === language));
  const space = ordered.find((one) => one.id === chosen) ?? ordered[0];
  if (!space) return null;
  return (
    <section className="entrance-group" aria-labelledby="choose-seat">
      <header>
        <div>
          <h2 id="choose-seat">{t("entrance.choose")}</h2>
          <p>{t("entrance.chooseHint")}</p>
        </div>
        <ChooseGroup ordered={ordered} space={space} onChoose={setChosen} />
      </header>
      <Sitting spaces={spaces} />
      <ul className="seat-cards" lang={space.language === language ? undefined : space.language}>
        {space.seats.map((seat) => (
          <li key={seat.id}>
            <SeatCard
              seat={seat}
              busy={taking === seat.id}
              disabled={taking !== undefined}
              onTake={() => onTake(seat.id)}
            />
          </li>
        ))}
        <li>
          <SecondWindow />
        </li>
      </ul>
      <p className="entrance-fictional">{t("entrance.fictional")}</p>
    </section>
  );
}

function ChooseGroup({
  ordered,
  space,
  onChoose,
}: {
  ordered: readonly Space[];
  space: Space;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  if (ordered.length < 2) return <p className="meta">{space.name}</p>;
  const options = ordered.map((one) => ({ value: one.id, label: <span lang={one.language}>{one.name}</span> }));
  return <Segment label={t("entrance.group")} value={space.id} onChange={onChoose} options={options} />;
}

/** The seat this tab already holds, with the way back to it. */
function Sitting({ spaces }: { spaces: readonly Space[] }) {
  const { t } = useTranslation();
  const id = useSeatOfTab();
  const seat = spaces.flatMap((space) => space.seats).find((one) => one.id === id);
  if (!seat) return null;
  return (
    <p className="entrance-sitting">
      {t("entrance.here", { organisation: seat.organisation?.name ?? t("shared.coordinator") })}{" "}
      <ButtonLink to={lastAddress()} look="quiet">
        {t("entrance.back")}
      </ButtonLink>
    </p>
  );
}

function SecondWindow() {
  const { t } = useTranslation();
  return (
    <div className="second-window">
      <h3>{t("entrance.second")}</h3>
      <p>{t("entrance.secondWords")}</p>
      <a href="/" target="_blank" rel="noopener" className="link">
        {t("entrance.secondOpen")}
        <Icon of={ArrowUpRight} />
        <span className="visually-hidden"> ({t("shared.newWindow")})</span>
      </a>
    </div>
  );
}
