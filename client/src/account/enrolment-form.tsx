// Making an account with a single-use secret: a name, an e-mail, and a passkey, a password or both.
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { passwordFlaw, type EnrolmentView } from "@hybrid/domain";
import { Button, ButtonLink } from "../ui/button.tsx";
import { RadioRow } from "../ui/choice.tsx";
import { askEnrolmentOptions, enrol, type Key, type Who } from "./api.ts";
import { NewPasswordField } from "./new-password-field.tsx";
import { makePasskey, passkeyTrouble, type Stopped } from "./passkey.ts";
import { StoppedBanner } from "./stopped.tsx";
import { WhoFields } from "./who-fields.tsx";

type How = "passkey" | "password" | "both";
type EnrolmentFormProps = { secretKey: Key; view: EnrolmentView; onDone: () => void };

export function EnrolmentForm({ secretKey, view, onDone }: EnrolmentFormProps) {
  const { t } = useTranslation();
  const [who, setWho] = useState<Who>({ name: view.name, email: view.email });
  const [how, setHow] = useState<How>(passkeyTrouble() ? "password" : "passkey");
  const [password, setPassword] = useState("");
  const [judged, setJudged] = useState(false);
  const [working, setWorking] = useState(false);
  const [stopped, setStopped] = useState<Stopped>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (how !== "passkey" && passwordFlaw(password, who)) return;
    setWorking(true);
    setStopped(undefined);
    const done = await make(secretKey, who, how, { password, device: t("account.setup.firstPasskey") });
    if (done.ok) return onDone();
    setStopped(done);
    setWorking(false);
  };
  const isTaken = stopped !== undefined && "code" in stopped && stopped.code === "taken";
  return (
    <form className="account-form" onSubmit={(event) => void submit(event)}>
      <WhoFields who={who} onChange={setWho} fixed={view.kind === "restore"} />
      <HowChoice how={how} onChange={setHow} />
      {how !== "passkey" && (
        <NewPasswordField
          label={t("account.choose.label")}
          value={password}
          onChange={setPassword}
          about={who}
          judged={judged}
        />
      )}
      <StoppedBanner stopped={stopped} />
      {isTaken && <ButtonLink to="/sign-in">{t("account.setup.taken")}</ButtonLink>}
      <Button type="submit" look="primary" isDisabled={working}>
        {working
          ? t("account.signIn.working")
          : view.kind === "restore"
            ? t("account.setup.restore")
            : t("account.setup.submit")}
      </Button>
    </form>
  );
}

type Chosen = { readonly password: string; readonly device: string };

async function make(key: Key, who: Who, how: How, chosen: Chosen): Promise<Stopped | { readonly ok: true }> {
  const password = how === "passkey" ? null : chosen.password;
  if (how === "password") return enrol(key, who, { password, passkey: null });
  const made = await makePasskey(askEnrolmentOptions(key, who));
  if (!made.ok) return made;
  return enrol(key, who, { password, passkey: { response: made.value, name: chosen.device } });
}

function HowChoice({ how, onChange }: { how: How; onChange: (how: How) => void }) {
  const { t } = useTranslation();
  const options = [
    { value: "passkey", label: t("account.setup.passkey"), note: t("account.setup.passkeyNote") },
    { value: "password", label: t("account.setup.password"), note: t("account.setup.passwordNote") },
    { value: "both", label: t("account.setup.both"), note: t("account.setup.bothNote") },
  ] as const;
  if (passkeyTrouble()) return null;
  return <RadioRow label={t("account.setup.how")} value={how} onChange={onChange} options={options} />;
}
