// Reservations on a card: who, since when, why, and what would change that seat's mind. Each stands in its seat's own
// voice; only from that seat can it be worded otherwise or closed.
import type { Factor } from "@hybrid/domain";
import { reservationProse } from "@hybrid/documents";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type * as Y from "yjs";
import { isEmpty, useWords } from "../editor/use-words.ts";
import { WordsEditor } from "../editor/words-editor.tsx";
import { WordsText } from "../editor/words-text.tsx";
import { seatKind, seatName, useSeat } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { Mark } from "../ui/mark.tsx";
import { useLayers, type HeldReservation } from "./layers.tsx";
import { usePicture } from "./picture-context.tsx";
import { CloseReservation } from "./reservation-dialogs.tsx";
import "./reservations.css";

export function Reservations({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { under } = usePicture();
  const { reservationsOn } = useLayers();
  // What is laid together with another is shown under it, with all that was said of it.
  const all = [factor, ...under(factor.id)].flatMap(({ id }) => reservationsOn(id));
  const [open, closed] = [all.filter((one) => one.closed === null), all.filter((one) => one.closed !== null)];
  return (
    <>
      {open.map((one) => (
        <Reserved key={one.id} reservation={one} />
      ))}
      {closed.length > 0 && (
        <details className="reservations-closed">
          <summary>{t("perspectives.reservation.closed", { count: closed.length })}</summary>
          {closed.map((one) => (
            <Reserved key={one.id} reservation={one} />
          ))}
        </details>
      )}
    </>
  );
}

/** Those that stand on the picture and cannot be read; which card they are about cannot be known. */
export function UnreadableReservations() {
  const { unreadableReservations } = useLayers();
  return unreadableReservations.map((seat) => <UnreadableReservation key={seat} seat={seat} />);
}

function UnreadableReservation({ seat: id }: { readonly seat: string }) {
  const { t } = useTranslation();
  const organisation = seatName(useSeat(id), t);
  return <Banner>{t("perspectives.reservation.unreadable", { organisation })}</Banner>;
}

function Reserved({ reservation }: { readonly reservation: HeldReservation }) {
  const { t } = useTranslation();
  const { own } = usePicture();
  const { seat: id } = reservation.voice;
  const seat = useSeat(id);
  const [editing, setEditing] = useState(false);
  const prose = reservationProse(reservation.voice.open.doc, reservation.id);
  if (!prose) return null;
  const mine = own?.seat === id && reservation.closed === null;
  return (
    <section
      className={`reservation o-${seatKind(seat)}`}
      aria-label={`${t("perspectives.reservation.heading")}, ${seatName(seat, t)}`}
    >
      <h4>
        <Mark kind={seatKind(seat)} size={20} />
        <span>
          {t("perspectives.reservation.heading")}
          <span className="visually-hidden">, {seatName(seat, t)}</span>
        </span>
        <Since reservation={reservation} />
      </h4>
      {editing ? <Editing prose={prose} reservation={reservation} /> : <Said prose={prose} />}
      {reservation.closed && <p className="reservation-because">{reservation.closed.because}</p>}
      {mine && (
        <div className="form-deeds">
          <Button look="quiet" onPress={() => setEditing(!editing)}>
            {t(editing ? "perspectives.reservation.done" : "perspectives.reservation.edit")}
          </Button>
          {!editing && <CloseReservation reservation={reservation} />}
        </div>
      )}
    </section>
  );
}

function Since({ reservation: { since, closed } }: { readonly reservation: HeldReservation }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const said = [
    t("perspectives.reservation.since", { day: day(since) }),
    ...(closed ? [t("perspectives.reservation.closedOn", { day: day(closed.on) })] : []),
  ];
  return <span className="reservation-since">{said.join(", ")}</span>;
}

type Prose = NonNullable<ReturnType<typeof reservationProse>>;

function Said({ prose }: { readonly prose: Prose }) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  const change = useWords(prose.wouldChange);
  return (
    <blockquote>
      <WordsText fragment={prose.why} lang={lang} />
      {!isEmpty(change) && (
        <>
          <p className="reservation-change">{t("perspectives.reservation.wouldChange")}</p>
          <WordsText fragment={prose.wouldChange} lang={lang} />
        </>
      )}
    </blockquote>
  );
}

function Editing({ prose, reservation }: { readonly prose: Prose; readonly reservation: HeldReservation }) {
  const { t } = useTranslation();
  const { lang } = usePicture();
  const { open } = reservation.voice;
  const editor = (fragment: Y.XmlFragment, label: string, autofocus: boolean) => (
    <div className="own-words">
      <p className="choice-label">{label}</p>
      <WordsEditor kind="plain" fragment={fragment} open={open} lang={lang} label={label} autofocus={autofocus} />
    </div>
  );
  return (
    <div className="form">
      {editor(prose.why, t("perspectives.reservation.editWhy"), true)}
      {editor(prose.wouldChange, t("perspectives.reservation.editChange"), false)}
    </div>
  );
}
