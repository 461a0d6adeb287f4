// What can be done with a card besides reading it. The menu is one button; every deed is reached by keyboard.
import { placeBetween } from "@hybrid/domain";
import { moveFactor } from "@hybrid/documents";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { Button } from "react-aria-components/Button";
import { Menu, MenuItem, MenuTrigger } from "react-aria-components/Menu";
import { Popover } from "react-aria-components/Popover";
import { useTranslation } from "react-i18next";
import { useAnnounce } from "../ui/announcer.tsx";
import { Icon } from "../ui/icon.tsx";
import { BasisDialog } from "./basis-dialog.tsx";
import type { CardProps } from "./card-props.ts";
import { CommitmentDialog } from "./commitment-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import { useParts } from "./parts.ts";
import { usePicture } from "./picture-context.tsx";
import { stepTarget } from "./placement.ts";
import { RetireDialog } from "./retire-dialog.tsx";
import { SplitDialog } from "./split-dialog.tsx";

const deeds = ["edit", "basis", "up", "down", "move", "split", "merge", "promised", "added", "retire"] as const;
type Deed = (typeof deeds)[number];

export function CardMenu({ onEdit, ...card }: CardProps & { readonly onEdit?: () => void }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Deed>();
  const step = useStep(card);
  const run = (deed: Deed): void => {
    if (deed === "edit") onEdit?.();
    else if (deed === "up" || deed === "down") step(deed);
    else setAsked(deed);
  };
  const close = (): void => setAsked(undefined);
  const { open } = usePicture();
  const { cardDeed: added } = useParts();
  const nameDeed = (deed: Deed): string => {
    if (deed === "added") return added?.label(t) ?? "";
    if (deed === "promised") return t("commitments.card.deed");
    return deed === "split" || deed === "merge" ? t(`board.${deed}.deed`) : t(`picture.card.${deed}`);
  };
  return (
    <>
      <MenuTrigger>
        <Button className="icon-button card-menu" aria-label={t("picture.card.more")}>
          <Icon of={Ellipsis} />
        </Button>
        <Popover className="popover menu-popover" placement="bottom end" offset={4}>
          <Menu className="menu" onAction={(key) => run(key as Deed)}>
            {deeds
              .filter((deed) => (deed === "edit" ? onEdit : deed === "added" ? added : true))
              .map((deed) => (
                <MenuItem key={deed} id={deed} className="menu-item">
                  {nameDeed(deed)}
                </MenuItem>
              ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {asked === "basis" && <BasisDialog factor={card.factor} onClose={close} />}
      {asked === "move" && <MoveDialog factor={card.factor} onClose={close} />}
      {asked === "split" && <SplitDialog factor={card.factor} onClose={close} />}
      {asked === "merge" && <MergeDialog factor={card.factor} onClose={close} />}
      {asked === "promised" && <CommitmentDialog factor={card.factor} onClose={close} />}
      {asked === "added" && added && <added.Dialog open={open} factor={card.factor.id} onClose={close} />}
      {asked === "retire" && <RetireDialog factor={card.factor} onClose={close} />}
    </>
  );
}

function useStep({ factor, column, domain }: CardProps): (step: "up" | "down") => void {
  const { t } = useTranslation();
  const { open } = usePicture();
  const announce = useAnnounce();
  return (step) => {
    const target = stepTarget(factor, step, column, domain);
    if (!target) return announce(t(step === "up" ? "picture.card.first" : "picture.card.last"));
    const place = placeBetween(target.after?.place ?? null, target.before?.place ?? null);
    moveFactor(open.doc, factor.id, { domain: factor.domain, place });
    announce(t("picture.card.moved"));
  };
}
