// What has been withdrawn of what this picture was given by share slip, above the picture: the words still stand in it,
// with a sentence beside them, and are not to be shared further.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Undo2 } from "lucide-react";
import type { SlipView } from "@hybrid/domain";
import { useSeatView } from "../session/seat-view.tsx";
import { useFormat } from "../text/use-language.ts";
import { Icon } from "../ui/icon.tsx";
import { readDisclosures } from "./journal-api.ts";
import "./journal.css";

export function WithdrawnHere({ picture }: { picture: string }) {
  const { t } = useTranslation();
  const slips = useWithdrawn(picture);
  if (slips.length === 0) return null;
  return (
    <details className="withdrawn-here">
      <summary>
        <Icon of={Undo2} /> {t("journal.withdrawnHere.title", { count: slips.length })}
      </summary>
      <ul>
        {slips.map((slip) => (
          <Withdrawn key={slip.seq} slip={slip} />
        ))}
      </ul>
    </details>
  );
}

function Withdrawn({ slip: { disclosure, withdrawn } }: { slip: SlipView }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { space } = useSeatView();
  const who = disclosure.sender.organisation?.name ?? t("shared.coordinator");
  return (
    <li>
      {disclosure.passages.length > 0 && (
        <q className="words" lang={space.language}>
          {disclosure.passages.join(" ")}
        </q>
      )}
      <span className="meta">{t("journal.withdrawnHere.line", { who, day: day(new Date(withdrawn?.at ?? 0)) })}</span>
    </li>
  );
}

/** Those this seat may know of, the newest first; none while the server cannot say: the words say it themselves too. */
function useWithdrawn(picture: string): readonly SlipView[] {
  const { me } = useSeatView();
  const [slips, setSlips] = useState<readonly SlipView[]>([]);
  useEffect(() => {
    let gone = false;
    void readDisclosures(me.seat, { picture, from: "", until: "" }).then((answer) => {
      if (!gone && answer.ok) setSlips(answer.value.slips.filter(({ withdrawn }) => withdrawn !== null));
    });
    return () => void (gone = true);
  }, [me.seat, picture]);
  return slips;
}
