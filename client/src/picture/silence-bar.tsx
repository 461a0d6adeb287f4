// A silent round above the cards: how many are ready and never who, what this seat has written unseen, and the deeds it
// has. Everybody who reads the picture sees that the round goes on.
import { EyeOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSaveState } from "../session/documents.tsx";
import { useSeat, useSeatView } from "../session/seat-view.tsx";
import { useAnnounce } from "../ui/announcer.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import { usePicture } from "./picture-context.tsx";
import { silenceApi } from "./silence-api.ts";
import { useSilence } from "./silence-context.tsx";
import { useAsking } from "./use-asking.ts";
import "./silence.css";

export function SilenceBar() {
  const { t } = useTranslation();
  const { round, asked, unseen } = useSilence();
  const coordinates = useSeat(useSeatView().me.seat)?.role === "coordinator";
  useAnnounceShown();
  if (!round) return null;
  return (
    <section className="silence" aria-label={t("perspectives.silence.heading")}>
      <Icon of={EyeOff} />
      <div>
        <p>
          <b>{t("perspectives.silence.heading")}</b>{" "}
          <span role="status">
            {t("perspectives.silence.ready", { count: round.ready, asked: round.asked.length })}
          </span>
        </p>
        <p className="meta">
          {asked
            ? `${t("perspectives.silence.asked")} ${t("perspectives.silence.mine", { count: unseen.size })}`
            : t(coordinates ? "perspectives.silence.coordinator" : "perspectives.silence.notAsked")}
        </p>
      </div>
      <Deeds />
    </section>
  );
}

function Deeds() {
  const { t } = useTranslation();
  const { open } = usePicture();
  const { me } = useSeatView();
  const { asked, ready, reachable } = useSilence();
  const coordinates = useSeat(me.seat)?.role === "coordinator";
  // What is not on the server yet would not be shown with the rest.
  const unsaved = useSaveState() !== "saved";
  const { run, asking, problem } = useAsking();
  const api = silenceApi(me.seat, open.record.id);
  return (
    <div className="silence-deeds">
      {asked && (
        <Button
          look={ready ? "ordinary" : "primary"}
          isDisabled={!reachable || asking || unsaved}
          onPress={() => void run(() => api.ready(!ready))}
        >
          {t(ready ? "perspectives.silence.notReady" : "perspectives.silence.sayReady")}
        </Button>
      )}
      {asked && unsaved && <span className="meta">{t("perspectives.silence.waits")}</span>}
      {coordinates && <ShowAll />}
      <span role="alert">{problem}</span>
    </div>
  );
}

function ShowAll() {
  const { t } = useTranslation();
  const { open } = usePicture();
  const { me } = useSeatView();
  const { reachable } = useSilence();
  const { run, asking, problem } = useAsking();
  const trigger = <Button isDisabled={!reachable}>{t("perspectives.silence.show")}</Button>;
  return (
    <Dialog title={t("perspectives.silence.showTitle")} trigger={trigger}>
      {(close) => (
        <div className="form">
          <p>{t("perspectives.silence.showMeaning")}</p>
          <span role="alert">{problem}</span>
          <div className="form-deeds">
            <Button
              look="primary"
              isDisabled={asking}
              onPress={() => void run(() => silenceApi(me.seat, open.record.id).reveal(), close)}
            >
              {t("perspectives.silence.show")}
            </Button>
            <Button onPress={close}>{t("shared.cancel")}</Button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** The way to begin one, for who writes the picture, while none goes on. */
export function BeginSilence() {
  const { t } = useTranslation();
  const { writes } = usePicture();
  const { round, reachable } = useSilence();
  if (!writes || round) return null;
  const trigger = (
    <Button look="quiet" icon={EyeOff} isDisabled={!reachable}>
      {t("perspectives.silence.begin")}
    </Button>
  );
  return (
    <Dialog title={t("perspectives.silence.title")} trigger={trigger}>
      {(close) => <BeginForm close={close} />}
    </Dialog>
  );
}

function BeginForm({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const { open, speakers } = usePicture();
  const { me } = useSeatView();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [missing, setMissing] = useState(false);
  const { run, asking, problem } = useAsking();
  const asked = speakers.map(({ id }) => id).filter((id) => !left.includes(id));
  const begin = (): void => {
    if (asked.length === 0) return setMissing(true);
    void run(() => silenceApi(me.seat, open.record.id).begin(asked), close);
  };
  return (
    <div className="form">
      <p>{t("perspectives.silence.meaning")}</p>
      <fieldset className="silence-whom">
        <legend>{t("perspectives.silence.whom")}</legend>
        {speakers.map((seat) => (
          <label key={seat.id}>
            <input
              type="checkbox"
              checked={!left.includes(seat.id)}
              onChange={({ target }) =>
                setLeft(target.checked ? left.filter((id) => id !== seat.id) : [...left, seat.id])
              }
            />
            {seat.organisation?.name}
          </label>
        ))}
      </fieldset>
      <span role="alert">{missing && asked.length === 0 ? t("perspectives.silence.nobody") : problem}</span>
      <div className="form-deeds">
        <Button look="primary" isDisabled={asking} onPress={begin}>
          {t("perspectives.silence.submit")}
        </Button>
        <Button onPress={close}>{t("shared.cancel")}</Button>
      </div>
    </div>
  );
}

function useAnnounceShown(): void {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const { round } = useSilence();
  const before = useRef(round);
  useEffect(() => {
    if (before.current && !round) announce(t("perspectives.silence.shown"));
    before.current = round;
  }, [round, announce, t]);
}
