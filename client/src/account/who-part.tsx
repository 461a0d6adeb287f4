import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { changeWho } from "./api.ts";
import type { PartProps } from "./part.ts";
import { StoppedBanner } from "./stopped.tsx";
import { useAttempt } from "./use-attempt.ts";

/** Name and e-mail. */
export function WhoPart({ account, run, onChanged }: PartProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.person.name);
  const [email, setEmail] = useState(account.email ?? "");
  const { attempt, working, stopped, done } = useAttempt(run, onChanged);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt(() => changeWho({ name, email }));
  };
  return (
    <section className="account-part" aria-labelledby="who">
      <h2 id="who">{t("account.account.who")}</h2>
      <form className="account-form" onSubmit={submit}>
        <TextField
          label={t("account.setup.name")}
          hint={t("account.setup.nameHint")}
          name="name"
          autoComplete="name"
          value={name}
          onChange={setName}
          isRequired
          maxLength={120}
        />
        <TextField
          label={t("account.setup.email")}
          hint={t("account.setup.emailHint")}
          name="email"
          type="email"
          autoComplete="email"
          value={email}
          onChange={setEmail}
          isRequired
          maxLength={254}
        />
        <StoppedBanner stopped={stopped} />
        <div className="row">
          <Button type="submit" isDisabled={working}>
            {t("account.account.save")}
          </Button>
          <span role="status">{done && t("account.account.saved")}</span>
        </div>
      </form>
    </section>
  );
}
