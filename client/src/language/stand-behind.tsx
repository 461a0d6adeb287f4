// What this seat can say of the words as they are now: that it stands behind them, or with a reservation; and later,
// that it takes that back. What it said of older words stands beside what has changed since.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { SeeChanges } from "./changes.tsx";
import { ReservationDialog } from "./reservation-dialog.tsx";
import type { Standing } from "./use-standing.ts";
import "./stand-behind.css";

export function StandBehind({ standing }: { readonly standing: Standing }) {
  const { t } = useTranslation();
  const { own, words, online, refused, synced } = standing;
  if (!synced || words.length === 0) return null;
  if (!own) return <p className="stand-none meta">{t("endorsement.notAsked")}</p>;
  return (
    <div className="stand-behind" role="group" aria-label={t("endorsement.own")}>
      <OwnAnswer standing={standing} state={own.state} />
      <Deeds standing={standing} state={own.state} />
      {!online && <p className="meta">{t("endorsement.offline")}</p>}
      <div role="alert">{refused !== undefined && <Banner tone="warn">{refused}</Banner>}</div>
    </div>
  );
}

type Part = { readonly standing: Standing; readonly state: NonNullable<Standing["own"]>["state"] };

function OwnAnswer({ standing, state }: Part) {
  const { t } = useTranslation();
  const last = standing.own?.last;
  if (state === "unanswered" || !last) return null;
  if (state !== "outdated") return <p className="stand-own">{t(`endorsement.ownSays.${state}`)}</p>;
  return (
    <p className="stand-own">
      {t("endorsement.ownSays.outdated")} <SeeChanges standing={standing} from={last.version} whose={null} />
    </p>
  );
}

function Deeds({ standing, state }: Part) {
  const { t } = useTranslation();
  const [reserving, setReserving] = useState(false);
  const { say, busy, online, own } = standing;
  const off = busy || !online;
  const answered = state === "behind" || state === "reserved";
  return (
    <div className="stand-deeds">
      {state !== "behind" && (
        <Button
          look={answered ? "ordinary" : "primary"}
          isDisabled={off}
          onPress={() => void say({ stance: "behind" })}
        >
          {t(state === "reserved" ? "endorsement.withoutReservation" : "endorsement.standBehind")}
        </Button>
      )}
      <Button isDisabled={off} onPress={() => setReserving(true)}>
        {t(state === "reserved" ? "endorsement.changeReservation" : "endorsement.withReservation")}
      </Button>
      {answered && (
        <Button look="quiet" isDisabled={off} onPress={() => void say({ stance: "open" })}>
          {t("endorsement.takeBack")}
        </Button>
      )}
      {reserving && (
        <ReservationDialog
          standing={standing}
          last={own?.last?.stance === "reserved" ? own.last : null}
          onClose={() => setReserving(false)}
        />
      )}
    </div>
  );
}
