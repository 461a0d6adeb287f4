// Signing in: a passkey first, an e-mail with a password, and the authorities' own sign-ins where there are any.
// Afterwards one is where one wanted to be.
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link, Navigate, useLocation, useNavigate } from "react-router";
import { KeyRound } from "lucide-react";
import type { SignInView } from "@hybrid/domain";
import { useSignInView, wantedIn, type Wanted } from "../session/sign-in-view.ts";
import { useLanguage } from "../text/use-language.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { askPasskeyOptions, beginAtProvider, signInWithPasskey, signInWithPassword } from "./api.ts";
import { namedAddress, passkeyTrouble, answerWithPasskey, type Stopped } from "./passkey.ts";
import { PlainPage } from "./plain-page.tsx";
import { SecretField } from "./secret-field.tsx";
import { StoppedBanner } from "./stopped.tsx";
import { afterSignIn, keepWanted } from "./wanted.ts";

export function Component() {
  const { t } = useTranslation();
  const { answer, again } = useSignInView();
  const wanted = wantedIn(useLocation().state);
  if (answer?.ok && answer.value.account) return <Navigate {...afterSignIn(wanted)} replace />;
  return (
    <PlainPage narrow title={t("account.signIn.title")} lead={t("account.signIn.lead")}>
      {!answer && <Skeleton lines={5} />}
      {answer && !answer.ok && (
        <>
          <StoppedBanner stopped={answer} />
          <Button onPress={again}>{t("shared.tryAgain")}</Button>
        </>
      )}
      {answer?.ok && <Ways view={answer.value} wanted={wanted} />}
    </PlainPage>
  );
}

type Way = "passkey" | "password" | `provider ${string}`;

function Ways({ view, wanted }: { view: SignInView; wanted: Wanted }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [working, setWorking] = useState<Way>();
  const [stopped, setStopped] = useState<Stopped>();
  const go = async (way: Way, deed: () => Promise<Stopped | { readonly ok: true }>) => {
    setWorking(way);
    setStopped(undefined);
    const done = await deed();
    if (done.ok) {
      const { to, state } = afterSignIn(wanted);
      return navigate(to, { replace: true, state });
    }
    setStopped(done);
    setWorking(undefined);
  };
  return (
    <div className="ways">
      <StoppedBanner stopped={stopped} />
      <PasskeyWay busy={working} onGo={() => void go("passkey", signInByPasskey)} />
      <p className="or">{t("account.signIn.or")}</p>
      <PasswordWay
        busy={working}
        onGo={(email, password) => void go("password", () => signInWithPassword(email, password))}
      />
      {view.providers.length > 0 && <p className="or">{t("account.signIn.orProvider")}</p>}
      {view.providers.map((provider) => (
        <ProviderWay
          key={provider.id}
          provider={provider}
          busy={working}
          onGo={() => void go(`provider ${provider.id}`, () => leaveFor(provider.id, wanted))}
        />
      ))}
      <div className="plain-foot">
        <p>{t("account.signIn.noAccount")}</p>
        {view.demo && (
          <Link to="/" className="link">
            {t("account.signIn.demo")}
          </Link>
        )}
      </div>
    </div>
  );
}

async function signInByPasskey(): Promise<Stopped | { readonly ok: true }> {
  const answered = await answerWithPasskey(askPasskeyOptions());
  return answered.ok ? signInWithPasskey(answered.value) : answered;
}

/** Leaves this page for the authority's; what was wanted is found again on the way back. */
async function leaveFor(provider: string, wanted: Wanted): Promise<Stopped | { readonly ok: true }> {
  const begun = await beginAtProvider(provider);
  if (!begun.ok) return begun;
  keepWanted(wanted);
  location.assign(begun.value.address);
  return new Promise(() => undefined);
}

type WayProps = { busy: Way | undefined; onGo: () => void };

function PasskeyWay({ busy, onGo }: WayProps) {
  const { t } = useTranslation();
  const trouble = passkeyTrouble();
  if (trouble) return <StoppedNote trouble={trouble} />;
  return (
    <div className="way">
      <Button look="primary" big icon={KeyRound} onPress={onGo} isDisabled={busy !== undefined}>
        {busy === "passkey" ? t("account.signIn.working") : t("account.signIn.passkey")}
      </Button>
      <p className="meta">{t("account.signIn.passkeyHint")}</p>
    </div>
  );
}

function StoppedNote({ trouble }: { trouble: "unsupported" | "number" }) {
  const { t } = useTranslation();
  return <p className="meta">{t(`account.passkey.${trouble}`, { address: namedAddress() })}</p>;
}

function PasswordWay({ busy, onGo }: Pick<WayProps, "busy"> & { onGo: (email: string, password: string) => void }) {
  const { t } = useTranslation();
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onGo(email, password);
  };
  return (
    <form className="account-form" onSubmit={submit}>
      <TextField
        label={t("account.signIn.email")}
        name="email"
        type="email"
        autoComplete="username"
        value={email}
        onChange={setEmail}
        isRequired
      />
      <SecretField
        label={t("account.signIn.password")}
        name="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
      />
      <Button type="submit" isDisabled={busy !== undefined}>
        {busy === "password" ? t("account.signIn.working") : t("account.signIn.submit")}
      </Button>
    </form>
  );
}

function ProviderWay({ provider, busy, onGo }: WayProps & { provider: SignInView["providers"][number] }) {
  const { t } = useTranslation();
  const name = provider.name[useLanguage()];
  return (
    <Button onPress={onGo} isDisabled={busy !== undefined}>
      {busy === `provider ${provider.id}` ? t("account.signIn.working") : t("account.signIn.provider", { name })}
    </Button>
  );
}
