// Splitting one observation into parts, each in words of its own. The original stays where it is while somebody's
// perspective is on it; each organisation carries its own when it has seen the parts.
import { splitFactor } from "@hybrid/documents";
import type { Factor } from "@hybrid/domain";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "../editor/new-id.ts";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { readObservation } from "./observations.ts";
import { usePicture } from "./picture-context.tsx";

const mostParts = 6;

export function SplitDialog({ factor, onClose }: { readonly factor: Factor; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const picture = usePicture();
  const announce = useAnnounce();
  const [original] = useState(() => readObservation(picture, factor.id));
  const [parts, setParts] = useState<readonly string[]>([original, ""]);
  const [tried, setTried] = useState(false);
  const worded = parts.filter((words) => words.trim() !== "");
  const split = (): void => {
    setTried(true);
    if (worded.length < 2) return;
    splitFactor(
      picture.open.doc,
      factor.id,
      worded.map((observation) => ({ id: newId(), observation })),
    );
    announce(t("board.split.done", { count: worded.length }));
    onClose();
  };
  return (
    <Dialog title={t("board.split.title")} wide open onOpenChange={onClose}>
      <div className="form">
        <blockquote className="board-quote">{original || t("picture.card.noWords")}</blockquote>
        <p className="meta">{t("board.split.hint")}</p>
        {parts.map((words, at) => (
          <TextField
            key={at}
            label={t("board.split.part", { number: at + 1 })}
            error={tried && worded.length < 2 && words.trim() === "" ? t("board.split.empty") : undefined}
            lines={3}
            words
            value={words}
            onChange={(changed) => setParts(parts.with(at, changed))}
          />
        ))}
        {parts.length < mostParts && (
          <div>
            <Button look="quiet" icon={Plus} onPress={() => setParts([...parts, ""])}>
              {t("board.split.another")}
            </Button>
          </div>
        )}
        <div className="form-deeds">
          <Button look="primary" onPress={split}>
            {t("board.split.submit")}
          </Button>
          <Button onPress={onClose}>{t("shared.cancel")}</Button>
        </div>
      </div>
    </Dialog>
  );
}
