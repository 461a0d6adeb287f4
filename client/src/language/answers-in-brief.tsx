// Who stands behind a sentence, in one line; the whole of it, and what one's own organisation can say, one press away.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { seatKind, seatName, useSeatView } from "../session/seat-view.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Mark } from "../ui/mark.tsx";
import { Answers } from "./answers.tsx";
import { StandBehind } from "./stand-behind.tsx";
import type { Standing } from "./use-standing.ts";
import "./stand-behind.css";

export function AnswersInBrief({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { seats } = useSeatView();
  const [open, setOpen] = useState(false);
  const { answers, words, synced } = standing;
  if (!synced || words.length === 0) return null;
  const answered = answers.filter(({ state }) => state === "behind" || state === "reserved");
  const reserved = answered.filter(({ state }) => state === "reserved").length;
  return (
    <div className="answers-brief">
      {answered.length > 0 && (
        <span className="answers-marks">
          {answered.map(({ seat: id }) => {
            const seat = seats.find((one) => one.id === id);
            return <Mark key={id} kind={seatKind(seat)} size={20} label={seatName(seat, t)} />;
          })}
        </span>
      )}
      <span className="meta">
        {t("endorsement.brief", { count: answered.length, of: answers.length })}
        {reserved > 0 && ` ${t("endorsement.briefReserved", { count: reserved })}`}
      </span>
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t("endorsement.whole")}
      </button>
      {open && (
        <Dialog title={t("endorsement.whole")} open onOpenChange={setOpen} wide>
          <div className="answers-whole">
            <blockquote className="stand-quote">{words.join(" ")}</blockquote>
            <StandBehind standing={standing} />
            <Answers standing={standing} />
          </div>
        </Dialog>
      )}
    </div>
  );
}
