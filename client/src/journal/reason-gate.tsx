// Where the group asks why a picture is opened, the server sends no content before the answer, which goes into the read
// log.
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RefusalCode } from "@hybrid/domain";
import { useDocument } from "../session/documents.tsx";
import { useSeatView, type DocumentView } from "../session/seat-view.tsx";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { usePageTitle } from "../ui/page-title.ts";
import { giveReason } from "./journal-api.ts";
import "./journal.css";

type ReasonGateProps = {
  readonly picture: DocumentView;
  /** what stands around the question */
  readonly around: (question: ReactNode) => ReactNode;
  readonly children: ReactNode;
};

/** The close code of a document that is opened only with a reason. */
const sayWhy = 4428;

export function ReasonGate({ picture, around, children }: ReasonGateProps) {
  const open = useDocument(picture);
  if (open?.closed !== sayWhy) return children;
  return around(<Question picture={picture} onGiven={() => location.reload()} />);
}

function Question({ picture, onGiven }: { picture: DocumentView; onGiven: () => void }) {
  const { t } = useTranslation();
  const { me } = useSeatView();
  const title = t("journal.reason.title", { picture: picture.title ?? "" });
  usePageTitle(title);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [refused, setRefused] = useState<RefusalCode>();
  const give = async () => {
    if (reason.trim() === "") return setMissing(true);
    const answer = await giveReason(me.seat, picture.id, reason.trim());
    if (answer.ok) onGiven();
    else setRefused(answer.code);
  };
  return (
    <form
      className="log-form"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <h1>{title}</h1>
      <p>{t("journal.reason.words")}</p>
      <TextField
        label={t("journal.reason.field")}
        hint={t("journal.reason.example")}
        error={missing && reason.trim() === "" ? t("journal.reason.empty") : undefined}
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      <div role="alert">{refused && <Banner tone="stop">{t(`shared.refusal.${refused}`)}</Banner>}</div>
      <p>
        <Button look="primary" type="submit">
          {t("journal.reason.submit")}
        </Button>
      </p>
    </form>
  );
}
