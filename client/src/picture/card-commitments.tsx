// On a card: what has been promised about it, by whom, with the way there. A link leads to a commitment of any seat;
// one that cannot be read here says so and nothing of what it says.
import { takeOffCommitment } from "@hybrid/documents";
import { stateOf, type CommitmentLink, type Factor } from "@hybrid/domain";
import { Handshake, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { commitmentAddress, nameCommitment, type HeldCommitment } from "../language/use-commitments.ts";
import { seatKind, seatName, useSeat } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Mark } from "../ui/mark.tsx";
import { useLayers } from "./layers.tsx";
import { usePicture } from "./picture-context.tsx";
import { today } from "./today.ts";

export function CardCommitments({ factor }: { readonly factor: Factor }) {
  const { t } = useTranslation();
  const { promises, linkings } = useLayers();
  const linkedWith = usePicture().linkedWith(factor);
  const linked = linkings.filter((link) => linkedWith.has(link.factor));
  if (linked.length === 0) return null;
  return (
    <ul className="card-passages" aria-label={t("commitments.card.label")}>
      {linked.map((link) => {
        const held = promises.find(({ id, voice }) => id === link.commitment && voice.seat === link.seat);
        return <OneLink key={link.id} link={link} held={held} />;
      })}
    </ul>
  );
}

interface OneLinkProps {
  readonly link: CommitmentLink;
  readonly held: HeldCommitment | undefined;
}

function OneLink({ link, held }: OneLinkProps) {
  const { t } = useTranslation();
  const { open, writes, lang } = usePicture();
  const announce = useAnnounce();
  const seat = useSeat(link.seat);
  const words = held ? nameCommitment(held) : t("commitments.card.gone");
  const takeOff = (): void => {
    takeOffCommitment(open.doc, link);
    announce(t("commitments.card.takenOff"));
  };
  return (
    <li>
      <Icon of={Handshake} />
      <span className="card-promise">
        {seat && <Mark kind={seatKind(seat)} size={20} label={seatName(seat, t)} />}
        {held ? (
          <span>
            <Link to={commitmentAddress(open.record.id, link.seat, link.commitment)} className="link">
              <span className="visually-hidden">{t("commitments.card.goTo")} </span>
              <q lang={lang}>{words}</q>
            </Link>{" "}
            <State held={held} />
          </span>
        ) : (
          <span>{words}</span>
        )}
      </span>
      {writes && <IconButton icon={X} label={t("commitments.card.takeOff", { words })} onPress={takeOff} />}
    </li>
  );
}

function State({ held }: { readonly held: HeldCommitment }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const [end] = held.ends;
  if (end) return t(`commitments.ended.${end.as}`, { day: day(end.on) });
  return t(`commitments.when.${stateOf(held, today()) === "late" ? "late" : "by"}`, { day: day(held.by) });
}
