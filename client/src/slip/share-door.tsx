// The way from own notes to the share slip.
import { useTranslation } from "react-i18next";
import { Send } from "lucide-react";
import type { DocumentView } from "../session/seat-view.tsx";
import { ButtonLink } from "../ui/button.tsx";
import "./slip.css";

export function ShareDoor({ picture }: { picture: DocumentView }) {
  const { t } = useTranslation();
  if (picture.right !== "write") return null;
  return (
    <p className="slip-door">
      <ButtonLink icon={Send} to={`/pictures/${picture.id}/notes/share`}>
        {t("slip.door", { picture: picture.title ?? "" })}
      </ButtonLink>
    </p>
  );
}
