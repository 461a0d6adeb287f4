// The way from own notes to the share slip, and what has gone that way before.
import { useTranslation } from "react-i18next";
import { Send } from "lucide-react";
import type { DocumentView } from "../session/seat-view.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { LeftBefore, useSlipsFrom } from "./left-before.tsx";
import "./slip.css";

export function ShareDoor({ notes, picture }: { notes: DocumentView; picture: DocumentView }) {
  const { t } = useTranslation();
  const slips = useSlipsFrom(notes);
  return (
    <div className="slip-out">
      {picture.right === "write" && (
        <p className="slip-door">
          <ButtonLink icon={Send} to={`/pictures/${picture.id}/notes/share`}>
            {t("slip.door", { picture: picture.title ?? "" })}
          </ButtonLink>
        </p>
      )}
      <LeftBefore slips={slips} level={2} />
    </div>
  );
}
