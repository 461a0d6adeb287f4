// Who is admitted to which picture and to which kinds of its documents: a table for each picture, in words and glyphs.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TFunction } from "i18next";
import { Eraser, Eye, Minus, PenLine, Plus } from "lucide-react";
import { pictureKinds, type PictureKind } from "@hybrid/domain";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { AdmissionDialog } from "./admission-dialog.tsx";
import { describeSeat, holderOf, useGroup, type GroupPicture, type GroupSeat } from "./group-context.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { PictureDialog } from "./picture-dialog.tsx";

export function Admissions() {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  const [adding, setAdding] = useState(false);
  return (
    <section aria-labelledby="group-pictures">
      <header className="group-head">
        <h2 id="group-pictures">{t("group.pictures.title")}</h2>
        {coordinates && (
          <Button icon={Plus} onPress={() => setAdding(true)}>
            {t("group.pictures.add")}
          </Button>
        )}
      </header>
      <p className="meta">{t("group.pictures.lead")}</p>
      {view.pictures.length === 0 && (
        <p className="group-empty">{coordinates ? t("group.pictures.noneCoordinator") : t("group.pictures.none")}</p>
      )}
      {view.pictures.map((picture) => (
        <AdmissionTable key={picture.id} picture={picture} />
      ))}
      {adding && <PictureDialog onClose={() => setAdding(false)} />}
    </section>
  );
}

function AdmissionTable({ picture }: { picture: GroupPicture }) {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  const [chosen, setChosen] = useState<string>();
  const [erasing, setErasing] = useState(false);
  const seats = view.seats.filter(({ closed }) => closed === null);
  const changing = seats.find(({ id }) => id === chosen);
  return (
    <div className="admissions">
      <table aria-label={t("group.pictures.table", { picture: picture.title })}>
        <caption>{picture.title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("group.pictures.seat")}</th>
            {kindsOf(picture).map((kind) => (
              <th key={kind} scope="col">
                {t(`group.pictures.${kind}`)}
              </th>
            ))}
            {coordinates && (
              <th scope="col">
                <span className="visually-hidden">{t("group.pictures.change")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <AdmissionRow key={seat.id} seat={seat} picture={picture} onChange={() => setChosen(seat.id)} />
          ))}
        </tbody>
      </table>
      {coordinates && (
        <p className="admissions-foot">
          <Button
            icon={Eraser}
            aria-label={t("group.eraseForm.openFor", { picture: picture.title })}
            onPress={() => setErasing(true)}
          >
            {t("group.eraseForm.openButton")}
          </Button>
        </p>
      )}
      {erasing && <EraseDialog picture={picture} onClose={() => setErasing(false)} />}
      {changing && <AdmissionDialog seat={changing} picture={picture} onClose={() => setChosen(undefined)} />}
    </div>
  );
}

function AdmissionRow({ seat, picture, onChange }: { seat: GroupSeat; picture: GroupPicture; onChange: () => void }) {
  const { t } = useTranslation();
  const { view, coordinates } = useGroup();
  const kinds = picture.admissions.find((admission) => admission.seat === seat.id)?.kinds ?? [];
  const kind = view.organisations.find(({ id }) => id === seat.organisation)?.kind ?? "coordinator";
  const name = describeSeat(seat, view, t);
  const holder = holderOf(seat)?.name;
  return (
    <tr>
      <th scope="row">
        <span className="admission-seat">
          <Mark kind={kind} size={20} />
          <span>
            {name}
            {holder !== undefined && !name.endsWith(holder) && <span className="meta"> {holder}</span>}
          </span>
        </span>
      </th>
      {kindsOf(picture).map((each) => {
        const right = rightIn(seat, kinds, each, t);
        return (
          <td key={each} data-open={right.open || undefined}>
            <span className="admission-kind" aria-hidden="true">
              {t(`group.pictures.${each}`)}
            </span>
            <Icon of={right.glyph} /> {right.words}
          </td>
        );
      })}
      {coordinates && (
        <td className="admission-change">
          <Button aria-label={t("group.pictures.changeFor", { seat: name, picture: picture.title })} onPress={onChange}>
            {t("group.pictures.change")}
          </Button>
        </td>
      )}
    </tr>
  );
}

/** What an admission means for a seat of this role, as the audience table has it. */
/** A picture of a place has no voices and no own notes. */
const kindsOf = ({ about }: GroupPicture): readonly PictureKind[] => (about === "pattern" ? ["picture"] : pictureKinds);

function rightIn({ role }: GroupSeat, kinds: readonly PictureKind[], kind: PictureKind, t: TFunction) {
  const own = role === "organisation";
  const open = kinds.includes("picture") && kinds.includes(kind) && (kind !== "notes" || own);
  if (!open) return { open, glyph: Minus, words: t("group.pictures.notOpen") };
  if (kind === "voice")
    return own
      ? { open, glyph: PenLine, words: t("group.pictures.voiceOwn") }
      : { open, glyph: Eye, words: t("group.pictures.reads") };
  return role === "guest"
    ? { open, glyph: Eye, words: t("group.pictures.reads") }
    : { open, glyph: PenLine, words: t("group.pictures.writes") };
}
