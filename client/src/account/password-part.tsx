import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { passwordFlaw } from "@hybrid/domain";
import { Button } from "../ui/button.tsx";
import { changePassword } from "./api.ts";
import { UserName } from "./confirm-dialog.tsx";
import { NewPasswordField } from "./new-password-field.tsx";
import type { PartProps } from "./part.ts";
import { SecretField } from "./secret-field.tsx";
import { StoppedBanner } from "./stopped.tsx";
import { useAttempt } from "./use-attempt.ts";

/** A password: another one, or the first. Without an e-mail to go with it there is none to have. */
export function PasswordPart({ account, run, onChanged }: PartProps) {
  const { t } = useTranslation();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [judged, setJudged] = useState(false);
  const about = { name: account.person.name, email: account.email ?? "" };
  const { attempt, working, stopped, done } = useAttempt(run, () => {
    setCurrent("");
    setPassword("");
    setJudged(false);
    onChanged();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setJudged(true);
    if (passwordFlaw(password, about)) return;
    attempt(() => changePassword(account.password ? current : null, password));
  };
  if (account.email === null) return null;
  return (
    <section className="account-part" aria-labelledby="password">
      <h2 id="password">{t("account.account.passwordTitle")}</h2>
      <p>{account.password ? t("account.account.passwordThere") : t("account.account.passwordNone")}</p>
      <form className="account-form" onSubmit={submit}>
        <UserName email={account.email} />
        {account.password && (
          <SecretField
            label={t("account.account.current")}
            name="password"
            value={current}
            onChange={setCurrent}
            autoComplete="current-password"
          />
        )}
        <NewPasswordField
          label={t("account.choose.new")}
          value={password}
          onChange={setPassword}
          about={about}
          judged={judged}
        />
        <StoppedBanner stopped={stopped} />
        <div className="row">
          <Button type="submit" isDisabled={working}>
            {account.password ? t("account.account.changePassword") : t("account.account.addPassword")}
          </Button>
          <span role="status">{done && t("account.account.changed")}</span>
        </div>
      </form>
    </section>
  );
}
