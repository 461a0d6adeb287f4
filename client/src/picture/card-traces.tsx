// What a card shows of other observations: what it was split from and into, and those laid together with it, each with
// its own words, basis and perspectives. Carrying a perspective to a part is done by its own seat alone.
import { carryPerspective, observationOf, takeApart } from "@hybrid/documents";
import type { Factor } from "@hybrid/domain";
import { Split } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { WordsText } from "../editor/words-text.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { BasisLine } from "./basis-line.tsx";
import { LensTable } from "./lens-table.tsx";
import { nameObservation } from "./observations.ts";
import { usePicture } from "./picture-context.tsx";
import { SeenGroups } from "./seen-groups.tsx";
import { WordsOfAll } from "./words-of-all.tsx";

export function CardTraces({ factor }: { readonly factor: Factor }) {
  const { under, known } = usePicture();
  const origin = factor.from === null ? undefined : known.get(factor.from);
  return (
    <>
      {origin && <Origin origin={origin} />}
      <Parts factor={factor} />
      {under(factor.id).map((other) => (
        <Companion key={other.id} factor={other} />
      ))}
    </>
  );
}

function Origin({ origin }: { readonly origin: Factor }) {
  const { t } = useTranslation();
  const picture = usePicture();
  return (
    <p className="card-trace">
      <Icon of={Split} />
      <span>
        {t("board.split.from")} <q>{nameObservation(picture, origin.id, t)}</q>
      </span>
    </p>
  );
}

function Parts({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const picture = usePicture();
  const announce = useAnnounce();
  const parts = picture.partsOf(factor.id);
  if (parts.length === 0) return null;
  const { own, perspectivesOn } = picture;
  const mine = own !== undefined && perspectivesOn(factor.id).some(({ seat }) => seat === own.seat);
  const carry = (to: Factor): void => {
    if (!own) return;
    carryPerspective(own.open.doc, factor.id, to.id);
    announce(t("board.split.carried"));
  };
  return (
    <div className="card-parts">
      <p className="card-trace">
        <Icon of={Split} />
        <span>{t("board.split.into")}</span>
      </p>
      <ul>
        {parts.map((part) => (
          <li key={part.id}>
            <q>{nameObservation(picture, part.id, t)}</q>
            {mine && (
              <button type="button" className="link" onClick={() => carry(part)}>
                {t("board.split.carry")}
                <span className="visually-hidden">: {nameObservation(picture, part.id, t)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="meta">{t(mine ? "board.split.stayOwn" : "board.split.stay")}</p>
    </div>
  );
}

function Companion({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { open, lang, writes, perspectivesOn, unreadable } = usePicture();
  const announce = useAnnounce();
  const [reading, setReading] = useState(false);
  const [writing, setWriting] = useState(false);
  const heading = useId();
  const fragment = observationOf(open.doc, factor.id);
  const perspectives = perspectivesOn(factor.id);
  const apart = (): void => {
    takeApart(open.doc, factor.id);
    announce(t("board.merge.apart"));
  };
  return (
    <section className="card-companion" aria-labelledby={heading}>
      <h4 id={heading}>{t("board.merge.heading")}</h4>
      {fragment && <WordsText fragment={fragment} lang={lang} />}
      <BasisLine basis={factor.basis} />
      <SeenGroups perspectives={perspectives} />
      <LensTable perspectives={perspectives} />
      {reading && <WordsOfAll factor={factor} writing={writing} setWriting={setWriting} />}
      <div className="form-deeds">
        {(perspectives.length > 0 || unreadable.has(factor.id)) && (
          <button type="button" className="link" aria-expanded={reading} onClick={() => setReading(!reading)}>
            {t(reading ? "picture.card.hide" : "picture.card.read")}
          </button>
        )}
        {writes && (
          <Button look="quiet" onPress={apart}>
            {t("board.merge.takeApart")}
          </Button>
        )}
      </div>
    </section>
  );
}
