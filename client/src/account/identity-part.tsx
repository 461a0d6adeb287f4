import { useTranslation } from "react-i18next";
import { useSignInView } from "../session/sign-in-view.ts";
import { useLanguage } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { connectProvider, removeIdentity } from "./api.ts";
import type { Deed, PartProps } from "./part.ts";
import { StoppedBanner } from "./stopped.tsx";
import { useAttempt } from "./use-attempt.ts";
import { keepWanted } from "./wanted.ts";

/** The authorities' sign-ins that lead to this account, and those that could. */
export function IdentityPart({ account, run, onChanged }: PartProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { answer } = useSignInView();
  const { attempt, working, stopped } = useAttempt(run, onChanged);
  const connected = account.identities.map(({ name }) => name.en);
  const others = answer?.ok ? answer.value.providers.filter(({ name }) => !connected.includes(name.en)) : [];
  if (account.identities.length + others.length === 0) return null;
  return (
    <section className="account-part" aria-labelledby="identities">
      <h2 id="identities">{t("account.account.identities")}</h2>
      <ul className="account-list">
        {account.identities.map(({ issuer, name }) => (
          <li key={issuer}>
            <strong>{name[language]}</strong>
            <Button look="quiet" isDisabled={working} onPress={() => attempt(() => removeIdentity(issuer))}>
              {t("account.account.remove")} <span className="visually-hidden">{name[language]}</span>
            </Button>
          </li>
        ))}
      </ul>
      <StoppedBanner stopped={stopped} />
      {others.map(({ id, name }) => (
        <div key={id}>
          <Button isDisabled={working} onPress={() => attempt(() => leaveFor(id))}>
            {t("account.account.identityAdd", { name: name[language] })}
          </Button>
        </div>
      ))}
    </section>
  );
}

async function leaveFor(provider: string): ReturnType<Deed> {
  const begun = await connectProvider(provider);
  if (!begun.ok) return begun;
  keepWanted({ wanted: "/account" });
  location.assign(begun.value.address);
  return new Promise(() => undefined);
}
