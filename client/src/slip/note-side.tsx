// The left side of the slip: one's own notes, in the organisation's tint, to choose from. A whole paragraph is chosen
// with a checkbox; some words of one by marking them. Nothing is changed here.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Cloud, CloudCheck, Info, LockKeyhole, TextSelect } from "lucide-react";
import type { SlipView } from "@hybrid/domain";
import { useSaveState } from "../session/documents.tsx";
import { useSeat, useSeatView, seatName } from "../session/seat-view.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { LeftBefore } from "./left-before.tsx";
import type { Slip } from "./use-slip.ts";
import { WithdrawnBadge } from "./withdrawn-badge.tsx";

type NoteSideProps = {
  readonly slip: Slip;
  /** what has left these notes before */
  readonly slips: readonly SlipView[];
  readonly blocks: readonly string[];
  readonly title: string;
  readonly to: string;
};

export function NoteSide({ slip, slips, blocks, title, to }: NoteSideProps) {
  const { t } = useTranslation();
  const { me, space } = useSeatView();
  const organisation = seatName(useSeat(me.seat), t);
  const saved = useSaveState();
  const list = useRef<HTMLUListElement>(null);
  const marked = useMarkedWords(list, blocks);
  const take = (words: string) =>
    slip.change({ passages: [...slip.passages.filter((one) => !words.includes(one)), words] });
  return (
    <section className="slip-notes" aria-labelledby="slip-notes">
      <p className="slip-side-head">
        <Icon of={LockKeyhole} />
        <strong>{t("slip.notes.only", { organisation })}</strong>
        <span className="slip-saved" role="status">
          <Icon of={saved === "saved" ? CloudCheck : Cloud} />
          {t(`shared.save.${saved}`)}
        </span>
      </p>
      <div className="slip-side-body">
        <h2 id="slip-notes">{t("slip.notes.title", { picture: title })}</h2>
        {blocks.length === 0 ? (
          <div className="slip-empty">
            <p>{t("slip.notes.empty", { picture: title })}</p>
            <ButtonLink to={to}>{t("slip.notes.write")}</ButtonLink>
          </div>
        ) : (
          <>
            <p className="meta">{t("slip.notes.choose")}</p>
            <ul ref={list} className="slip-blocks" aria-label={t("slip.notes.label")}>
              {blocks.map((block, at) => (
                <Block key={at} at={at} block={block} lang={space.language} slip={slip} take={take} />
              ))}
            </ul>
            <Button icon={TextSelect} isDisabled={marked === ""} onPress={() => take(marked)}>
              {t("slip.notes.marked")}
            </Button>
          </>
        )}
        <LeftBefore slips={slips} level={3} />
        <p className="slip-hint">
          <Icon of={Info} /> {t("slip.notes.promise")}
        </p>
      </div>
    </section>
  );
}

type BlockProps = {
  readonly at: number;
  readonly block: string;
  readonly lang: string;
  readonly slip: Slip;
  readonly take: (words: string) => void;
};

function Block({ at, block, lang, slip, take }: BlockProps) {
  const { t } = useTranslation();
  const whole = slip.passages.includes(block);
  const part = !whole && slip.passages.some((passage) => block.includes(passage));
  const leave = () => slip.change({ passages: slip.passages.filter((passage) => passage !== block) });
  const withdrawn = slip.withdrawnIn([block]);
  const id = `slip-block-${at}`;
  return (
    <li data-chosen={whole || part}>
      <input
        type="checkbox"
        aria-label={t("slip.notes.paragraph")}
        aria-describedby={id}
        checked={whole}
        disabled={withdrawn !== undefined && !whole}
        onChange={() => (whole ? leave() : take(block))}
      />
      <div id={id}>
        <p className="words" lang={lang} data-block={at}>
          {block}
        </p>
        {withdrawn && <WithdrawnBadge at={withdrawn.at} />}
      </div>
    </li>
  );
}

/** The words marked in one paragraph of the list, "" while there are none or more than one paragraph is marked. */
function useMarkedWords(list: React.RefObject<HTMLElement | null>, blocks: readonly string[]): string {
  const [marked, setMarked] = useState("");
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const at = blockOf(selection?.anchorNode, list.current);
      const words =
        selection && at !== null && at === blockOf(selection.focusNode, list.current)
          ? selection.toString().trim()
          : "";
      // Pressing the button takes the focus, and in some browsers the selection with it: what was marked stays marked.
      if (words !== "" && blocks[at ?? -1]?.includes(words)) setMarked(words);
      else if (selection?.isCollapsed && at !== null) setMarked("");
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [list, blocks]);
  return marked;
}

function blockOf(node: Node | null | undefined, list: HTMLElement | null): number | null {
  const element = node instanceof Element ? node : node?.parentElement;
  const block = element?.closest<HTMLElement>("[data-block]");
  return block && list?.contains(block) ? Number(block.dataset["block"]) : null;
}
