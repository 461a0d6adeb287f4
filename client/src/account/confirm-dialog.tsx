// Asks once more who one is, before the ways into an account change, and then does what was asked for.
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { KeyRound } from "lucide-react";
import type { AccountView } from "@hybrid/domain";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { askPasskeyOptions, confirmWith } from "./api.ts";
import { passkeyTrouble, answerWithPasskey, type Stopped } from "./passkey.ts";
import { SecretField } from "./secret-field.tsx";
import { StoppedBanner } from "./stopped.tsx";

export type Deed = () => Promise<Stopped | { readonly ok: true }>;

/** Runs deeds; one that needs a proof opens the dialog and is done after it. */
export function useDeeds() {
  const [waiting, setWaiting] = useState<{
    readonly deed: Deed;
    readonly settle: (done: Awaited<ReturnType<Deed>>) => void;
  }>();
  const run = async (deed: Deed): Promise<Awaited<ReturnType<Deed>>> => {
    const done = await deed();
    if (done.ok || !("code" in done) || done.code !== "confirm") return done;
    return new Promise((settle) => setWaiting({ deed, settle }));
  };
  const close = (done: Awaited<ReturnType<Deed>>) => {
    waiting?.settle(done);
    setWaiting(undefined);
  };
  const proved = () => void waiting?.deed().then(close);
  return { run, isAsking: waiting !== undefined, proved, give: () => close({ ok: false, code: "confirm" }) };
}

type ConfirmProps = { account: AccountView; asks: Omit<ReturnType<typeof useDeeds>, "run"> };

export function ConfirmDialog({ account, asks }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t("account.confirm.title")}
      open={asks.isAsking}
      onOpenChange={(open) => {
        if (!open) asks.give();
      }}
    >
      <Proof account={account} onProved={asks.proved} />
    </Dialog>
  );
}

function Proof({ account, onProved }: { account: AccountView; onProved: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const [stopped, setStopped] = useState<Stopped>();
  const prove = async (deed: Deed) => {
    const done = await deed();
    if (done.ok) onProved();
    else setStopped(done);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void prove(() => confirmWith({ password }));
  };
  const byPasskey = async () => {
    const answered = await answerWithPasskey(askPasskeyOptions());
    return answered.ok ? confirmWith({ response: answered.value }) : answered;
  };
  return (
    <div className="ways">
      <p>{t("account.confirm.words")}</p>
      <StoppedBanner stopped={stopped} />
      {account.password && (
        <form className="account-form" onSubmit={submit}>
          <UserName email={account.email} />
          <SecretField
            label={t("account.confirm.password")}
            name="password"
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
          />
          <Button type="submit" look="primary">
            {t("account.confirm.submit")}
          </Button>
        </form>
      )}
      {account.passkeys.length > 0 && !passkeyTrouble() && (
        <Button icon={KeyRound} onPress={() => void prove(byPasskey)}>
          {t("account.confirm.passkey")}
        </Button>
      )}
      {!account.password && account.passkeys.length === 0 && <p>{t("account.confirm.provider")}</p>}
    </div>
  );
}

/** Tells a password manager whose password this is. */
export function UserName({ email }: { email: string | null }) {
  return <input type="text" name="username" autoComplete="username" value={email ?? ""} readOnly hidden />;
}
