import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { KeyRound } from "lucide-react";
import type { AccountView } from "@hybrid/domain";
import { useFormat } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { addPasskey, askNewPasskeyOptions, removePasskey, renamePasskey } from "./api.ts";
import type { Deed, PartProps } from "./part.ts";
import { makePasskey, namedAddress, passkeyTrouble } from "./passkey.ts";
import { StoppedBanner } from "./stopped.tsx";
import { useAttempt } from "./use-attempt.ts";

type Passkey = AccountView["passkeys"][number];

/** One's passkeys: what they are called, one more, one less. */
export function PasskeyPart({ account, run, onChanged }: PartProps) {
  const { t } = useTranslation();
  const { attempt, working, stopped } = useAttempt(run, onChanged);
  const trouble = passkeyTrouble();
  return (
    <section className="account-part" aria-labelledby="passkeys">
      <h2 id="passkeys">{t("account.account.passkeys")}</h2>
      {account.passkeys.length === 0 && <p>{t("account.account.passkeysNone")}</p>}
      <ul className="account-list">
        {account.passkeys.map((passkey) => (
          <PasskeyLine key={passkey.id} passkey={passkey} attempt={attempt} />
        ))}
      </ul>
      <StoppedBanner stopped={stopped} />
      {trouble ? (
        <p className="meta">{t(`account.passkey.${trouble}`, { address: namedAddress() })}</p>
      ) : (
        <NewPasskey disabled={working} onMake={(name) => attempt(() => make(name))} />
      )}
    </section>
  );
}

async function make(name: string): ReturnType<Deed> {
  const made = await makePasskey(askNewPasskeyOptions());
  return made.ok ? addPasskey({ response: made.value, name }) : made;
}

function NewPasskey({ disabled, onMake }: { disabled: boolean; onMake: (name: string) => void }) {
  const { t } = useTranslation();
  const trigger = (
    <Button icon={KeyRound} isDisabled={disabled}>
      {t("account.account.addPasskey")}
    </Button>
  );
  return (
    <div>
      <Dialog title={t("account.account.addPasskey")} trigger={trigger}>
        {(close) => (
          <NameForm
            name=""
            submit={t("account.account.addPasskey")}
            onName={(name) => {
              close();
              onMake(name);
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

function NameForm({ name, submit, onName }: { name: string; submit: string; onName: (name: string) => void }) {
  const { t } = useTranslation();
  const [written, setWritten] = useState(name);
  const give = (event: FormEvent) => {
    event.preventDefault();
    onName(written);
  };
  return (
    <form className="account-form" onSubmit={give}>
      <TextField
        label={t("account.account.passkeyName")}
        hint={t("account.account.passkeyNameHint")}
        name="passkey-name"
        value={written}
        onChange={setWritten}
        isRequired
        maxLength={120}
      />
      <Button type="submit" look="primary">
        {submit}
      </Button>
    </form>
  );
}

function PasskeyLine({ passkey, attempt }: { passkey: Passkey; attempt: (deed: Deed) => void }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  const { id, name, createdAt, usedAt } = passkey;
  const used =
    usedAt === null
      ? t("account.account.passkeyNever")
      : t("account.account.passkeyUsed", { day: day(new Date(usedAt)) });
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <span className="meta">
          {t("account.account.passkeyMade", { day: day(new Date(createdAt)) })}, {used}
        </span>
      </div>
      <div className="row">
        <Rename name={name} onName={(next) => attempt(() => renamePasskey(id, next))} />
        <Remove name={name} onRemove={() => attempt(() => removePasskey(id))} />
      </div>
    </li>
  );
}

function Rename({ name, onName }: { name: string; onName: (name: string) => void }) {
  const { t } = useTranslation();
  const trigger = (
    <Button look="quiet">
      {t("account.account.rename")} <span className="visually-hidden">{name}</span>
    </Button>
  );
  return (
    <Dialog title={t("account.account.rename")} trigger={trigger}>
      {(close) => (
        <NameForm
          name={name}
          submit={t("account.account.save")}
          onName={(next) => {
            close();
            onName(next);
          }}
        />
      )}
    </Dialog>
  );
}

function Remove({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const trigger = (
    <Button look="quiet">
      {t("account.account.remove")} <span className="visually-hidden">{name}</span>
    </Button>
  );
  return (
    <Dialog title={t("account.account.removeTitle", { name })} trigger={trigger}>
      {(close) => (
        <div className="ways">
          <p>{t("account.account.removeWords")}</p>
          <Button
            look="primary"
            onPress={() => {
              close();
              onRemove();
            }}
          >
            {t("account.account.remove")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
