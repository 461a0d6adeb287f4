import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { changeWho, type Who } from "./api.ts";
import type { PartProps } from "./part.ts";
import { StoppedBanner } from "./stopped.tsx";
import { useAttempt } from "./use-attempt.ts";
import { WhoFields } from "./who-fields.tsx";

/** Name and e-mail. */
export function WhoPart({ account, run, onChanged }: PartProps) {
  const { t } = useTranslation();
  const [who, setWho] = useState<Who>({ name: account.person.name, email: account.email ?? "" });
  const { attempt, working, stopped, done } = useAttempt(run, onChanged);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt(() => changeWho(who));
  };
  return (
    <section className="account-part" aria-labelledby="who">
      <h2 id="who">{t("account.account.who")}</h2>
      <form className="account-form" onSubmit={submit}>
        <WhoFields who={who} onChange={setWho} />
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
