// Words on their way to another group of the same person's, with the reasons they carry.
import type { Incoming } from "@hybrid/domain";
import type { CarriedIn } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../ui/announcer.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Select } from "../ui/field.tsx";
import { BroughtIn, IncomingWords, type Spoken } from "./bring-in.tsx";
import { asIncoming } from "./incoming.ts";
import { useOtherGlossary, useOtherSeats, type OtherSeat } from "./use-other-glossary.ts";
import type { OwnWords } from "./use-own-words.ts";

export function CopyOn({ words }: { readonly words: OwnWords }) {
  const { t } = useTranslation();
  const seats = useOtherSeats();
  const [seat, setSeat] = useState("");
  const [senses, setSenses] = useState(false);
  const [leaving, setLeaving] = useState<readonly Incoming[]>();
  if (seats === undefined) return null;
  const [only] = seats;
  if (!only) return <p>{t("exchange.copy.none")}</p>;
  const to = seats.find((one) => one.seat === seat) ?? only;
  if (leaving) return <There key={to.seat} to={to} entries={leaving} onLeave={() => setLeaving(undefined)} />;
  const look = (): void => {
    const whole = words.withReasons(words.leaving);
    setLeaving((senses ? words.withSenses(whole) : whole).map(asIncoming));
  };
  return (
    <>
      <label className="exchange-choice">
        <input
          type="checkbox"
          checked={senses}
          aria-describedby="exchange-senses-hint"
          onChange={(event) => setSenses(event.target.checked)}
        />
        {t("exchange.copy.senses")}
      </label>
      {senses && (
        <p id="exchange-senses-hint" className="meta exchange-hint">
          {t("exchange.copy.sensesHint")}
        </p>
      )}
      <div className="exchange-copy">
        <Select
          label={t("exchange.copy.to")}
          value={to.seat}
          onChange={setSeat}
          options={seats.map((one) => ({ value: one.seat, label: one.space.name }))}
        />
        <Button onPress={look}>{t("exchange.copy.look")}</Button>
      </div>
    </>
  );
}

/** The voices there are not opened from here. */
const unheard: Spoken = new Map();

interface ThereProps {
  readonly to: OtherSeat;
  readonly entries: readonly Incoming[];
  readonly onLeave: () => void;
}

function There({ to, entries, onLeave }: ThereProps) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const other = useOtherGlossary(to.seat);
  const [carried, setCarried] = useState<CarriedIn>();
  const space = to.space.name;
  if (other.state === "opening") return <p role="status">{t("exchange.copy.opening")}</p>;
  if (other.state !== "here") return <Banner tone="warn">{t(`exchange.copy.${other.state}`)}</Banner>;
  if (carried) return <BroughtIn glossary={other.open} carried={carried} space={space} />;
  const done = (brought: CarriedIn | null): void => {
    if (!brought) return onLeave();
    setCarried(brought);
    announce(t("exchange.done.there", { count: brought.length, space }));
  };
  return (
    <IncomingWords
      glossary={other.open}
      entries={entries}
      changesChosen={false}
      spoken={unheard}
      space={space}
      onDone={done}
    />
  );
}
